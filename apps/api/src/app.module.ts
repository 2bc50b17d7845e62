import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { type Configuration, type Installation } from '#installation';
import { DomainModule } from '#installation/nest';
import { AuditController } from './audit/audit.controller.js';
import { DaySheetModule } from './day-sheet/day-sheet.module.js';
import { EditionsModule } from './editions/editions.module.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FormsModule, type FormsOptions } from './forms/forms.module.js';
import { ApiModule, type ApiOptions } from './graphql/graphql.module.js';
import { HealthController } from './health.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { OAuthModule } from './oauth/oauth.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { PhotosModule } from './photos/photos.module.js';
import { QuietErrorsFilter } from './quiet-errors.filter.js';
import { IdentityModule } from './sign-in/identity.module.js';

/** Everything that answers requests, over an installation that is open. */
@Module({})
export class AppModule {
  static over(
    installation: Installation,
    options: ApiOptions &
      Partial<Pick<Configuration, 'identity' | 'data' | 'sites'>> & { readonly forms?: FormsOptions },
  ): DynamicModule {
    const overview = OverviewModule.for({ ...options, telephones: options.forms?.telephones ?? {} });
    return {
      module: AppModule,
      imports: [
        DomainModule.over(installation),
        IdentityModule.for(options),
        OAuthModule,
        ApiModule.for(options),
        FormsModule.for(
          options.forms,
          options.sites?.map(({ municipality }) => municipality),
        ),
        DaySheetModule,
        overview,
        // What is printed lies in the data folder.
        ...(options.data === undefined ? [] : [EditionsModule.for(options.forms ?? {}, overview)]),
        // Photos lie in the data folder: who has none shows none.
        ...(options.data === undefined ? [] : [PhotosModule.for()]),
      ],
      controllers: [HealthController, AuditController, ImportsController, FeedsController],
      providers: [{ provide: APP_FILTER, useClass: QuietErrorsFilter }],
    };
  }
}
