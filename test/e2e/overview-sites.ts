import { parseGlobalId } from '#graphql';
import { configurationFrom } from '#installation';
import { dateIn, plusDays, systemClock } from '#kernel';
import { Caller } from './caller.js';
import { entryContent } from './every-overview-mutation.js';
import { LimitedApi } from './limited-api.js';
import { type Asking, type Read, readAt } from './read-at.js';
import { wideLimits } from './wide-limits.js';

const HOSTS = { '0183': 'aktiviteter.ishoj.test', '0187': 'aktiviteter.vallensbaek.test' } as const;
type Town = keyof typeof HOSTS;

/** The overviews of two municipalities, each at a host of its own, behind a proxy that says from which address somebody comes. */
export class OverviewSites {
  private constructor(
    private readonly api: LimitedApi,
    readonly ishoej: TownHall,
    readonly vallensbaek: TownHall,
  ) {}

  /** @param folder an empty one */
  static async start(folder: string): Promise<OverviewSites> {
    const { sites, forms, proxies } = configurationFrom({
      SAMSPIL_SITES: Object.entries(HOSTS)
        .map(([town, host]) => `${town}=https://${host}`)
        .join(';'),
      ...{ SAMSPIL_TELEPHONES: '0183=43 57 75 75', SAMSPIL_PROXIES: '1', NODE_ENV: 'test' },
    });
    const api = await LimitedApi.start(folder, wideLimits, { sites, forms, proxies });
    return new OverviewSites(api, await TownHall.at(api.url, '0183'), await TownHall.at(api.url, '0187'));
  }

  /** Asks for that address at a municipality's host; Ishøj's, where no other is said. */
  read(path: string, { town = '0183', ...asking }: Asking & { readonly town?: Town } = {}): Promise<Read> {
    return readAt(this.api.url, path, { ...asking, headers: { host: HOSTS[town], ...asking.headers } });
  }

  close(): Promise<void> {
    return this.api.close();
  }
}

/** An activity as the API names it, and as its page does. */
interface Published {
  readonly entryId: string;
  readonly id: string;
}

/** Where somebody publishes a municipality's overview. */
class TownHall {
  private constructor(
    private readonly caller: Caller,
    private readonly organiserId: string,
    private readonly music: string,
  ) {}

  static async at(url: string, town: Town): Promise<TownHall> {
    const caller = new Caller();
    [caller.url, caller.municipality] = [url, town];
    const words = '... on OverviewTermsChanged { terms { edges { node { id } } } }';
    const named = { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] };
    const { edges } = (await caller.say('addOverviewTerm', named, words)).terms;
    return new TownHall(caller, await caller.did('addOrganiser', { name: 'Ældre Sagen' }), edges[0].node.id);
  }

  async publish(title: string): Promise<Published> {
    const content = this.content(title);
    const entryId = await this.caller.did('draftEntry', { organiserId: this.organiserId, content });
    await this.caller.did('publishEntry', { entryId, revision: 1 });
    return { entryId, id: parseGlobalId(entryId)?.parts[0] ?? '' };
  }

  async publishAnew({ entryId }: Published, title: string): Promise<void> {
    await this.caller.did('reviseEntry', { entryId, content: this.content(title) });
    await this.caller.did('publishEntry', { entryId, revision: 2 });
  }

  async withdraw({ entryId }: Published): Promise<void> {
    await this.caller.did('withdrawEntry', { entryId, reason: 'ended' });
  }

  /** It begins tomorrow: nothing ends between two readings of a page. */
  private content(title: string): object {
    const firstDate = plusDays(dateIn(systemClock.now()), 1);
    const rrule = `FREQ=DAILY;UNTIL=${plusDays(firstDate, 150).replaceAll('-', '')}`;
    const daily = { kind: 'recurring', firstDate, rrule, begins: '14:00', ends: '16:00', except: [] };
    const place = { label: 'Vejleåparken 1, 2635 Ishøj', latitude: 55.6134, longitude: 12.3521 };
    return entryContent([this.music], title, { times: [daily], place });
  }
}
