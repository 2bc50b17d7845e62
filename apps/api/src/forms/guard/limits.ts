import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Municipality } from '#kernel';
import { neighbourhoodOf, siteOf } from '#identity';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How much is taken from people nobody knows. A person never meets these; a day centre, where many write from one address, may. */
export interface FormLimits {
  /** Pages asked for, of either method, from one address in one minute. */
  readonly pagesPerMinute: number;
  /** Forms that were recorded, from one address in one hour. */
  readonly formsPerHour: number;
  /** The same, from all addresses that one household or company may have. */
  readonly formsPerHourOfSite: number;
  /** The same, to one municipality, from everywhere: what coordinators can still read through. */
  readonly formsPerHourInAll: number;
  /** How many of those are left to who has written nothing in that hour: what a few write closes no form for the others. */
  readonly keptForNewcomers: number;
}

export const usualFormLimits: FormLimits = {
  pagesPerMinute: 120,
  formsPerHour: 30,
  formsPerHourOfSite: 60,
  formsPerHourInAll: 200,
  keptForNewcomers: 50,
};

/** Room for one form. It is given back where nothing was recorded. */
export interface Room {
  readonly giveBack: () => Promise<void>;
}

/** Counts who asks and who writes. Addresses are kept in memory alone, and forgotten with the hour. */
export class FormCounters {
  private readonly pages: RateLimiterMemory;
  private readonly forms: RateLimiterMemory;
  private readonly sites: RateLimiterMemory;
  private readonly inAll: RateLimiterMemory;

  constructor(private readonly limits: FormLimits) {
    this.pages = new RateLimiterMemory({ points: limits.pagesPerMinute, duration: MINUTE });
    this.forms = new RateLimiterMemory({ points: limits.formsPerHour, duration: HOUR });
    this.sites = new RateLimiterMemory({ points: limits.formsPerHourOfSite, duration: HOUR });
    this.inAll = new RateLimiterMemory({ points: limits.formsPerHourInAll, duration: HOUR });
  }

  /** @returns in how many seconds the address is heard again; `undefined` where it is heard now */
  async page(address: string): Promise<number | undefined> {
    const asked = await this.pages.penalty(neighbourhoodOf(address));
    return asked.consumedPoints > this.limits.pagesPerMinute ? secondsOf(asked) : undefined;
  }

  /** Takes room for a form before it is known what becomes of it. @returns the room, or in how many seconds there may be some */
  async form(address: string, municipality: Municipality): Promise<Room | number> {
    const { formsPerHour, formsPerHourOfSite, formsPerHourInAll, keptForNewcomers } = this.limits;
    const [one, site] = [neighbourhoodOf(address), siteOf(address)];
    const ofOne = await this.forms.penalty(one);
    const ofSite = await this.sites.penalty(site);
    const ofAll = await this.inAll.penalty(municipality);
    const giveBack = async (): Promise<void> => {
      await Promise.all([this.forms.reward(one), this.sites.reward(site), this.inAll.reward(municipality)]);
    };
    const isNewcomer = ofSite.consumedPoints <= 1;
    const usedUp = [
      { state: ofOne, most: formsPerHour },
      { state: ofSite, most: formsPerHourOfSite },
      { state: ofAll, most: isNewcomer ? formsPerHourInAll : formsPerHourInAll - keptForNewcomers },
    ].find(({ state, most }) => state.consumedPoints > most);
    if (!usedUp) return { giveBack };
    await giveBack();
    return secondsOf(usedUp.state);
  }
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
