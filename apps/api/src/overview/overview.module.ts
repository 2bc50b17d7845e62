import { type DynamicModule, Module } from '@nestjs/common';
import { World } from '#graphql';
import { Access } from '#identity';
import { Installation, type OverviewSite } from '#installation';
import type { Municipality } from '#kernel';
import { Overviews } from '#overview';
import { citizenIn } from '../forms/citizen.js';
import type { Telephones } from '../forms/contact.js';
import { OurUrl } from '../sign-in/our-url.js';
import { Sites } from './sites.js';

export interface OverviewOptions {
  readonly sites?: readonly OverviewSite[];
  readonly telephones?: Telephones;
}

/** The public overview of activities. */
@Module({})
export class OverviewModule {
  static for({ sites = [], telephones = {} }: OverviewOptions = {}): DynamicModule {
    return {
      module: OverviewModule,
      providers: [
        { provide: Sites, inject: [OurUrl], useFactory: (ours: OurUrl) => new Sites(sites, telephones, ours) },
        { provide: Overviews, inject: [Installation], useFactory: overviewsOf },
      ],
      exports: [Sites, Overviews],
    };
  }
}

const overviewsOf = ({ views, clock, projections }: Installation): Overviews =>
  new Overviews({
    worldOf: (municipality: Municipality) =>
      new World(views, new Access(citizenIn(municipality)), forNobodyInParticular, clock),
    watch: (listener) => projections.watch(listener),
  });

/** Whom organisers let be called is published, by their consent: what is put together for all who come by is a look of nobody's. */
const forNobodyInParticular = (): void => undefined;
