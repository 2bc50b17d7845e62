import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, CommandHandling } from '#kernel';
import { PERMIT_COMMAND } from '#kernel/nest';
import { PARTNER_CLIENTS, permitCommand } from '#identity';
import { cafe } from '#cafes';
import { cafesOnBus } from '#cafes/nest';
import { JustMadeSecrets, LOG_PLACES, PartnersInLog } from '#partners';
import { partnersOnBus } from '#partners/nest';
import { DUE_SOURCES, PREVIEW_SOURCES, REPORT_SOURCES } from '#privacy';
import { erasureOnBus, retentionOnBus } from '#privacy/nest';
import { Overviews } from '#overview';
import { overviewOnBus } from '#overview/nest';
import { ridesOnBus } from '#rides/nest';
import { volunteersOnBus } from '#volunteers/nest';
import { personKinds } from './contexts.js';
import { Installation } from './installation.js';
import { dueSourcesOf, neighboursOf, overviewsOf, previewSourcesOf, reportSourcesOf } from './sources.js';

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
