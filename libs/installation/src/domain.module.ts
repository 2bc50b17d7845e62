import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, CommandHandling } from '#kernel';
import { cafeOnBus, guestOnBus, sessionOnBus } from '#cafes';
import { volunteerOnBus } from '#volunteers';
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
        ...[volunteerOnBus, cafeOnBus, sessionOnBus, guestOnBus].flatMap(({ providers }) => providers),
      ],
      exports: [CqrsModule, Installation, CommandHandling, CLOCK],
    };
  }
}
