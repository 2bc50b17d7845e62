import { type AnyDecider, type LoadState, type StateOf, stateAfter, streamName } from '#kernel';
import { World } from '#graphql';
import { Access } from '#identity';
import { organisation } from '#partners';
import { sha256Schema } from '#photos';
import {
  type DueSources,
  type PersonRecord,
  type PreviewSources,
  type ReportSources,
  isOnRecord,
  storedThen,
} from '#privacy';
import { type Neighbours, Overviews, appearsByItself } from '#overview';
import { definitions, keysOfPeople, personKinds } from './contexts.js';
import type { Installation } from './installation.js';

/** What the overview asks of other libraries when it decides. */
export const neighboursOf = ({ photos, clock }: Installation): Neighbours => ({
  keepPhotos: async (named) => {
    const kept = new Set<string>();
    for (const name of named) {
      const { data: sha256 } = sha256Schema.safeParse(name);
      if (sha256 && (await photos.keep(sha256, clock.now()))) kept.add(name);
    }
    return kept;
  },
  organisationIsThere: async (organisationId, load) => (await load(organisation, organisationId)) !== undefined,
});

/** What a preview of an erasure is made from. */
export const previewSourcesOf = ({ journal, handling }: Installation): PreviewSources => ({
  log: journal,
  kinds: personKinds,
  definitions,
  isOnRecord: async ({ municipality, seenAt: { until } }: World, { kind, subjectId }: PersonRecord) => {
    const records = personKinds.find((each) => each.kind === kind);
    const stateNow: LoadState = (aggregate, id) => handling.stateOf(aggregate, municipality, id);
    const stateThen: LoadState = async <D extends AnyDecider>(aggregate: D, id: string) => {
      const events = await journal.load(streamName(aggregate.category, municipality, id));
      const then = events.filter(({ position }) => position <= (until ?? ''));
      return stateAfter(aggregate, then) as StateOf<D> | undefined;
    };
    return records !== undefined && isOnRecord(records, subjectId, until === undefined ? stateNow : stateThen);
  },
});

/** The overview as everybody reads it, kept up as the log goes on. */
export const overviewsOf = ({ views, clock, projections }: Installation): Overviews =>
  new Overviews({
    worldOf: (municipality) => {
      const anybody = { kind: 'citizen', id: 'public-overview', municipality, people: [] } as const;
      return new World(views, new Access(anybody), forNobodyInParticular, clock);
    },
    watch: (listener) => projections.watch(listener),
    alsoOn: appearsByItself,
    restarts: () => projections.health().restarts,
  });

/** Whom organisers let be called is published, by their consent: what is put together for all who come by is a look of nobody's. */
const forNobodyInParticular = (): void => undefined;

/** What the list of those who are due for erasure is made from. */
export const dueSourcesOf = ({ keys }: Installation): DueSources => ({
  kinds: personKinds,
  storedIn: async (world) =>
    world.seenAt.until === undefined
      ? (subjectId) =>
          keys
            .holdsOf(world.municipality, subjectId)
            .flatMap(({ purpose, destroyedAt }) => (destroyedAt === null ? [purpose] : []))
      : storedThen(world, keysOfPeople),
});

/** What a report about a person is made from. */
export const reportSourcesOf = ({ journal, clock, readLog, keys }: Installation): ReportSources => ({
  log: journal,
  clock,
  readLog,
  erasedNow: (...whose) =>
    keys.holdsOf(...whose).flatMap(({ purpose, destroyedAt }) => (destroyedAt === null ? [] : [purpose])),
  kinds: personKinds,
  definitions,
});
