import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type AnyDecider, CLOCK, CommandHandling, type LoadState, type StateOf, stateAfter, streamName } from '#kernel';
import { PERMIT_COMMAND } from '#kernel/nest';
import { World } from '#graphql';
import { Access, PARTNER_CLIENTS, permitCommand } from '#identity';
import { cafe } from '#cafes';
import { cafesOnBus } from '#cafes/nest';
import { JustMadeSecrets, LOG_PLACES, PartnersInLog, organisation } from '#partners';
import { partnersOnBus } from '#partners/nest';
import { sha256Schema } from '#photos';
import {
  DUE_SOURCES,
  type DueSources,
  PREVIEW_SOURCES,
  type PersonRecord,
  type PreviewSources,
  REPORT_SOURCES,
  type ReportSources,
  isOnRecord,
  storedThen,
} from '#privacy';
import { erasureOnBus, retentionOnBus } from '#privacy/nest';
import { type Neighbours, Overviews, appearsByItself } from '#overview';
import { overviewOnBus } from '#overview/nest';
import { ridesOnBus } from '#rides/nest';
import { volunteersOnBus } from '#volunteers/nest';
import { definitions, keysOfPeople, personKinds } from './contexts.js';
import { Installation } from './installation.js';

/** The domain on Nest's command bus, over an installation that somebody else opens and closes. */
@Module({})
export class DomainModule {
  static over(installation: Installation): DynamicModule {
    return {
      module: DomainModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: Installation, useValue: installation },
        { provide: CommandHandling, useValue: installation.handling },
        { provide: CLOCK, useValue: installation.clock },
        { provide: PERMIT_COMMAND, useValue: permitCommand },
        ...volunteersOnBus(async (cafeId, load) => (await load(cafe, cafeId)) !== undefined),
        ...cafesOnBus,
        ...ridesOnBus,
        ...overviewOnBus(neighboursOf(installation)),
        ...partnersOnBus(),
        { provide: PartnersInLog, useValue: new PartnersInLog(installation.handling, installation.clock) },
        { provide: PARTNER_CLIENTS, useExisting: PartnersInLog },
        { provide: LOG_PLACES, useValue: installation.integrity },
        { provide: Overviews, useValue: overviewsOf(installation) },
        ...erasureOnBus(personKinds, (...whose) => installation.keys.holdsOf(...whose).length > 0, installation.clock),
        ...retentionOnBus(personKinds),
        { provide: PREVIEW_SOURCES, useValue: previewSourcesOf(installation) },
        { provide: REPORT_SOURCES, useValue: reportSourcesOf(installation) },
        { provide: DUE_SOURCES, useValue: dueSourcesOf(installation) },
      ],
      exports: [
        CqrsModule,
        Installation,
        CommandHandling,
        CLOCK,
        PERMIT_COMMAND,
        PARTNER_CLIENTS,
        PartnersInLog,
        LOG_PLACES,
        Overviews,
        JustMadeSecrets,
        PREVIEW_SOURCES,
        REPORT_SOURCES,
        DUE_SOURCES,
      ],
    };
  }
}

const neighboursOf = ({ photos, clock }: Installation): Neighbours => ({
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

const previewSourcesOf = ({ journal, handling }: Installation): PreviewSources => ({
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

const overviewsOf = ({ views, clock, projections }: Installation): Overviews =>
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

const dueSourcesOf = ({ keys }: Installation): DueSources => ({
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
