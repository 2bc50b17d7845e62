import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DomainModule, type Installation } from '#installation';
import { AuditController } from './audit/audit.controller.js';
import { ApiModule } from './graphql/graphql.module.js';
import { HealthController } from './health.controller.js';
import { QuietErrorsFilter } from './quiet-errors.filter.js';

/** Everything that answers requests, over an installation that is open. */
@Module({})
export class AppModule {
  static over(installation: Installation, options: { readonly production: boolean }): DynamicModule {
    return {
      module: AppModule,
      imports: [DomainModule.over(installation), ApiModule.for(options)],
      controllers: [HealthController, AuditController],
      providers: [{ provide: APP_FILTER, useClass: QuietErrorsFilter }],
    };
  }
}
