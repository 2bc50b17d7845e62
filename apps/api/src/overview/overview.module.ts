import { type DynamicModule, Module } from '@nestjs/common';
import type { OverviewSite } from '#installation';
import type { Telephones } from '../forms/contact.js';
import { OurUrl } from '../sign-in/our-url.js';
import { MissedSearches } from './missed-searches.js';
import { PagesController } from './pages.controller.js';
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
      controllers: [PagesController],
      providers: [
        { provide: Sites, inject: [OurUrl], useFactory: (ours: OurUrl) => new Sites(sites, telephones, ours) },
        MissedSearches,
      ],
      exports: [Sites, MissedSearches],
    };
  }
}
