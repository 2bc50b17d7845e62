import type { Instant } from '#kernel';
import { World } from '#graphql';
import { Access } from '#identity';
import {
  type OrderedEdition,
  type PrintOrder,
  type PublishedEntry,
  Unprintable,
  appearsOnPaper,
  editionsProjection,
  nextOccurrence,
  publishedToPrint,
} from '#overview';
import { PastUnavailable, type ProjectionRunner } from '#projections';
import type { Position } from '#event-store';
import type { AsOf } from '../as-of/as-of.js';

/** More than a municipality has, and about as many pages as can be bound. */
const MOST_ENTRIES = 2_000;

interface Signed {
  readonly municipalityName: string;
  readonly contactTelephone: string;
  readonly pageAddress: string | undefined;
}

/** What is to be printed, and of whom it tells. */
interface ReadyOrder {
  readonly order: PrintOrder;
  readonly entries: number;
  readonly names: readonly string[];
}

export interface LogNumbers {
  indexAt(municipality: OrderedEdition['municipality'], position: string): bigint | undefined;
}

/** The overview as it stood with the event that ordered an edition. */
export class AtItsPlace {
  constructor(
    private readonly asOf: AsOf,
    private readonly numbers: LogNumbers,
    private readonly projections: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  /** @throws Unprintable, PastUnavailable */
  async orderFor(edition: OrderedEdition, signed: Signed): Promise<ReadyOrder> {
    const { municipality, position, orderedAt, kind, entryId } = edition;
    const present = await this.asOf.present(municipality);
    const index = this.numbers.indexAt(municipality, position);
    if (index === undefined) throw new PastUnavailable('the history is just being numbered: ask again');
    const standing = this.asOf.standingAt({ time: null, index }, present);
    const anybody = { kind: 'citizen', id: 'public-overview', municipality, people: [] } as const;
    const seenAt = { now: () => orderedAt, until: standing.until };
    const world = new World(this.asOf.viewsAt(standing, appearsOnPaper.from), new Access(anybody), forNobody, seenAt);
    const written = await publishedToPrint(world);
    const others = (await appearsOnPaper.read(world)).map((entry) => ({ entry, names: undefined }));
    const inOrder = kind === 'folder' ? [...others, ...nextFirst(written, orderedAt)] : [...written, ...others];
    const all = inOrder.filter(({ entry }) => !entryId || entry.entryId === entryId);
    const [first] = all;
    if (!first)
      throw new Unprintable(
        entryId ? 'entryNotPublished' : 'nothingPublished',
        'it is not published: publish it, and order another',
      );
    if (all.length > MOST_ENTRIES)
      throw new Unprintable('tooManyEntries', `there are more than ${MOST_ENTRIES} entries: leave some out`);
    const { municipalityName, contactTelephone, pageAddress } = signed;
    const imprint = { municipalityName, contactTelephone, language: edition.language, madeAt: orderedAt };
    const named = { ...imprint, name: edition.name, logIndex: Number(index), entries: all.map(({ entry }) => entry) };
    const names = [...new Set(all.flatMap((each) => each.names ?? []))].sort();
    const poster = { ...imprint, entry: first.entry, pageAddress: pageAddress ?? '' };
    const order: PrintOrder = kind === 'poster' ? { kind, input: poster } : { kind, input: named };
    return { order, entries: all.length, names };
  }

  /** Resolves when the read model of editions has seen it, so that what was printed is not printed again. */
  async seen(position: string | undefined): Promise<void> {
    if (position !== undefined) await this.projections.waitFor(position as Position, [editionsProjection]);
  }
}

/** A folder has no room for all: beside what is on every week, it tells of what is next, and at last of what is by agreement. */
const nextFirst = <E extends { readonly entry: PublishedEntry }>(all: readonly E[], on: Instant): readonly E[] =>
  all
    .map((each) => ({ each, next: nextOccurrence(each.entry, on)?.startsAt ?? NEVER }))
    .sort((a, b) => (a.next === b.next ? 0 : a.next < b.next ? -1 : 1))
    .map(({ each }) => each);
/** After every time. */
const NEVER = '9999';

/** Whom organisers let be called is published, by their consent: printing it is a look of nobody's. */
const forNobody = (): void => undefined;
