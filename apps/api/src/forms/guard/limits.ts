import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Municipality } from '#kernel';
import { neighbourhoodOf } from '../../limits/neighbourhood.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How much is taken from people nobody knows. A person never meets these; a day centre, where many write from one address, may. */
export interface FormLimits {
  /** Pages asked for, of either method, from one address in one minute. */
  readonly pagesPerMinute: number;
  /** Forms that were filled in rightly, from one address in one hour. */
  readonly formsPerHour: number;
  /** The same, to one municipality, from everywhere: what coordinators can still read through. */
  readonly formsPerHourInAll: number;
}

export const usualFormLimits: FormLimits = { pagesPerMinute: 120, formsPerHour: 10, formsPerHourInAll: 200 };

/** Counts who asks and who writes. Addresses are kept in memory alone, and forgotten with the hour. */
export class FormCounters {
  private readonly pages: RateLimiterMemory;
  private readonly forms: RateLimiterMemory;
  private readonly inAll: RateLimiterMemory;

  constructor({ pagesPerMinute, formsPerHour, formsPerHourInAll }: FormLimits) {
    this.pages = new RateLimiterMemory({ points: pagesPerMinute, duration: MINUTE });
    this.forms = new RateLimiterMemory({ points: formsPerHour, duration: HOUR });
    this.inAll = new RateLimiterMemory({ points: formsPerHourInAll, duration: HOUR });
  }

  /** @returns in how many seconds the address is heard again; `undefined` where it is heard now */
  page(address: string): Promise<number | undefined> {
    return waitFor(this.pages, neighbourhoodOf(address));
  }

  /** As `page`. One address alone does not use up what there is for all. */
  async form(address: string, municipality: Municipality): Promise<number | undefined> {
    return (await waitFor(this.forms, neighbourhoodOf(address))) ?? waitFor(this.inAll, municipality);
  }
}

async function waitFor(counter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await counter.consume(key);
    return undefined;
  } catch (limited) {
    if (!(limited instanceof RateLimiterRes)) throw limited;
    return Math.max(1, Math.ceil(limited.msBeforeNext / 1000));
  }
}
