import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, CommandHandling, type Municipality } from '#kernel';
import { cafe, cafesOnBus } from '#cafes';
import {
  DUE_SOURCES,
  type DueSources,
  PREVIEW_SOURCES,
  type PersonRecord,
  type PreviewSources,
  REPORT_SOURCES,
  type ReportSources,
  erasureOnBus,
  isOnRecord,
  retentionOnBus,
} from '#privacy';
import { volunteersOnBus } from '#volunteers';
import { definitions, personKinds } from './contexts.js';
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
        ...volunteersOnBus(async (cafeId, load) => (await load(cafe, cafeId)) !== undefined),
        ...cafesOnBus,
        ...erasureOnBus(personKinds, (...whose) => installation.keys.holdsOf(...whose).length > 0, installation.clock),
        ...retentionOnBus(personKinds),
        { provide: PREVIEW_SOURCES, useValue: previewSourcesOf(installation) },
        { provide: REPORT_SOURCES, useValue: reportSourcesOf(installation) },
        { provide: DUE_SOURCES, useValue: dueSourcesOf(installation) },
      ],
      exports: [CqrsModule, Installation, CommandHandling, CLOCK, PREVIEW_SOURCES, REPORT_SOURCES, DUE_SOURCES],
    };
  }
}

const previewSourcesOf = ({ journal, clock, handling }: Installation): PreviewSources => ({
  log: journal,
  clock,
  kinds: personKinds,
  definitions,
  isOnRecord: async (municipality: Municipality, { kind, subjectId }: PersonRecord) => {
    const records = personKinds.find((each) => each.kind === kind);
    return (
      records !== undefined &&
      isOnRecord(records, subjectId, (aggregate, id) => handling.stateOf(aggregate, municipality, id))
    );
  },
});

const dueSourcesOf = ({ clock, keys }: Installation): DueSources => ({
  clock,
  kinds: personKinds,
  stored: (...whose) =>
    keys.holdsOf(...whose).flatMap(({ purpose, destroyedAt }) => (destroyedAt === null ? [purpose] : [])),
});

const reportSourcesOf = ({ journal, clock, readLog }: Installation): ReportSources => ({
  log: journal,
  clock,
  readLog,
  kinds: personKinds,
  definitions,
});
