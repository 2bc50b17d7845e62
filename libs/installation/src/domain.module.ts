import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, CommandHandling } from '#kernel';
import { cafe, cafesOnBus } from '#cafes';
import { volunteersOnBus } from '#volunteers';
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
      ],
      exports: [CqrsModule, Installation, CommandHandling, CLOCK],
    };
  }
}
