import { type LocalDate, type Municipality, dateIn } from '#kernel';
import type { World } from '#graphql';
import type { AnyProjection, ViewsChanged } from '#projections';
import type { PublishedEntry } from '../../entry/published-entry.js';
import { entityTag } from '../../feeds/validators.js';
import { OverviewIndex } from '../../search/overview-index.js';
import { contactsProjection } from '../contacts.projection.js';
import { entriesProjection } from '../entries.projection.js';
import { organisersProjection } from '../organisers.projection.js';
import { publishedEntriesOf, publishedWithoutContacts } from '../published.query.js';
import { termsProjection } from '../terms.projection.js';
import { Overview } from './overview.js';

/** What stands in the overview without anybody writing an entry, and the read models that it is read from. */
export interface AppearsByItself {
  readonly read: (world: World) => Promise<readonly PublishedEntry[]>;
  readonly from: readonly AnyProjection[];
}

/** Where an overview comes from. */
export interface OverviewSource {
  /** As somebody without an account sees it now. */
  readonly worldOf: (municipality: Municipality) => World;
  /** Calls back after the read models changed. */
  readonly watch: (listener: (changed: ViewsChanged) => void) => unknown;
  readonly alsoOn?: AppearsByItself;
  /** How often the read models were restarted: what changed while they caught up is told to nobody. */
  readonly restarts?: () => number;
}

const WRITTEN: readonly AnyProjection[] = [
  entriesProjection,
  organisersProjection,
  contactsProjection,
  termsProjection,
];

/** A part of an overview, and what it is the state of: another day, another minute, or a change, and it is read anew. */
interface Part {
  readonly entries: readonly PublishedEntry[];
  readonly as: string;
}

/** How much had changed when somebody asked, or when a reading began. */
interface Changes {
  readonly written: number;
  readonly others: number;
  readonly restarts: number;
}

interface Held {
  /** Nothing that had changed by then is missing. */
  readonly since: Changes;
  readonly written: Part;
  readonly others: Part;
  readonly overview: Overview;
  /** What the index was made of. */
  readonly searched: string;
  readonly index: () => OverviewIndex;
}

/**
 * The overview of each municipality in memory. Read anew when somebody asks and a read model that it is made from has changed since, so
 * whoever publishes sees it at once; who is no longer to be called, or was erased, is in no overview that is handed out afterwards.
 */
export class Overviews {
  private readonly held = new Map<Municipality, Held>();
  private readonly reading = new Map<Municipality, Promise<Overview>>();
  private readonly changes = { written: 0, others: 0 };

  constructor(private readonly source: OverviewSource) {
    const namesOf = (some: readonly AnyProjection[]) => new Set(some.map(({ name }) => name));
    const [written, others] = [namesOf(WRITTEN), namesOf(source.alsoOn?.from ?? [])];
    source.watch(({ projections }) => {
      if (projections.some((name) => written.has(name))) this.changes.written++;
      if (projections.some((name) => others.has(name))) this.changes.others++;
    });
  }

  /** What somebody without an account sees now of the read models. */
  worldOf(municipality: Municipality): World {
    return this.source.worldOf(municipality);
  }

  /** As it stands now. Those who ask at the same moment are answered from one reading. */
  async of(municipality: Municipality): Promise<Overview> {
    const world = this.source.worldOf(municipality);
    const [as, asked] = [this.stateAt(world), this.changed()];
    const held = this.held.get(municipality);
    if (held && held.written.as === as.written && held.others.as === as.others) return held.overview;
    const before = this.reading.get(municipality);
    if (before) {
      await before.catch(() => undefined);
      const read = this.held.get(municipality);
      // What changed after they asked is not waited for: while somebody imports, each would wait for all the others.
      return read && isAsNewAs(read, asked, dateIn(world.seenAt.now())) ? read.overview : this.of(municipality);
    }
    const reading = this.read(world, held, as).finally(() => this.reading.delete(municipality));
    this.reading.set(municipality, reading);
    return reading;
  }

  /** As it stands in that world: also in a past one, where it is put together anew, without whom to call. */
  async in(world: World): Promise<Overview> {
    if (world.seenAt.until === undefined) return this.of(world.municipality);
    const [written, others] = await Promise.all([
      publishedWithoutContacts(world),
      this.source.alsoOn?.read(world) ?? [],
    ]);
    const entries = [...written, ...others];
    const index = once(() => OverviewIndex.of(entries));
    return new Overview(world.municipality, dateIn(world.seenAt.now()), entries, index);
  }

  private changed(): Changes {
    return { ...this.changes, restarts: this.source.restarts?.() ?? 0 };
  }

  /** What is shown goes by the date, and times that are over by the minute. */
  private stateAt(world: World): { readonly written: string; readonly others: string } {
    const now = world.seenAt.now();
    const restarts = this.source.restarts?.() ?? 0;
    return {
      written: `${dateIn(now)} ${restarts} ${this.changes.written}`,
      others: `${now.slice(0, 'yyyy-mm-ddThh:mm'.length)} ${restarts} ${this.changes.others}`,
    };
  }

  private async read(
    world: World,
    held: Held | undefined,
    as: { readonly written: string; readonly others: string },
  ): Promise<Overview> {
    const { alsoOn } = this.source;
    const since = this.changed();
    const [written, others] = await Promise.all([
      held?.written.as === as.written
        ? held.written
        : publishedEntriesOf(world).then((entries): Part => ({ entries, as: as.written })),
      held?.others.as === as.others
        ? held.others
        : Promise.resolve(alsoOn?.read(world) ?? []).then((entries): Part => ({ entries, as: as.others })),
    ]);
    const next = assembled(world.municipality, dateIn(world.seenAt.now()), { since, written, others }, held);
    this.held.set(world.municipality, next);
    return next.overview;
  }
}

const isAsNewAs = ({ since, overview }: Held, asked: Changes, today: LocalDate): boolean =>
  overview.today === today &&
  since.written >= asked.written &&
  since.others >= asked.others &&
  since.restarts >= asked.restarts;

function assembled(
  municipality: Municipality,
  today: LocalDate,
  read: Pick<Held, 'since' | 'written' | 'others'>,
  held: Held | undefined,
): Held {
  const { written, others } = read;
  const isSame = held?.written === written && JSON.stringify(held.others.entries) === JSON.stringify(others.entries);
  if (isSame) return { ...held, ...read };
  const entries = [...written.entries, ...others.entries];
  const searched = `${today} ${entityTag(JSON.stringify(entries.map(asSearched)))}`;
  const index = held?.searched === searched ? held.index : once(() => OverviewIndex.of(entries.map(withoutContact)));
  return { ...read, searched, index, overview: new Overview(municipality, today, entries, index) };
}

/** Whom to call is not searched, and an index that outlives somebody's erasure must not hold them. */
const withoutContact = (entry: PublishedEntry): PublishedEntry => ({ ...entry, contact: undefined });

/** A draft, a reminder, another telephone number change nothing of it; places are taken many times a day, and nobody searches for them. */
function asSearched({ organiser: { name, organiserId }, ...entry }: PublishedEntry): object {
  const { placesLeft: _left, places: _places, changedAt: _at, contact: _contact, ...searched } = entry;
  return { ...searched, organiser: { name, organiserId } };
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
