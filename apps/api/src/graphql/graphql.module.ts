import { fileURLToPath } from 'node:url';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { ExecutionArgs } from 'graphql';
import {
  CafeResolver,
  DutiesResolver,
  GuestResolver,
  SessionMutations,
  SessionResolver,
  SessionStaffingSubscription,
  ShiftResolver,
  VisitResolver,
} from '#cafes';
import {
  DueForErasureResolver,
  ErasureResolver,
  LookAlikeResolver,
  PersonReportResolver,
  RecordPreviewResolver,
  RetentionHoldResolver,
  RetentionResolver,
} from '#privacy';
import { ACTOR_HEADER, ACTOR_SOURCE, actorSourceFor } from '#identity';
import { StandingCommitmentResolver, VolunteerMutations, VolunteerResolver } from '#volunteers';
import { everyQueryAsOf } from './as-of.js';
import { AsOfResolver } from './as-of.resolver.js';
import { noteAskedFields, notingAskedFields } from './asked-fields.js';
import { NodeResolver } from './node.resolver.js';
import { RequestContexts } from './request-context.js';
import { scalars } from './scalars.js';
import { ErrorHooks } from './error-hooks.js';

type Headers = Readonly<Record<string, unknown>>;

/** A request, or a WebSocket: a browser cannot give that headers, so they may come as connection parameters. */
interface Asked {
  readonly req?: { readonly headers: Headers };
  readonly connectionParams?: Headers;
  readonly extra?: { readonly request: { readonly headers: Headers } };
}

const headersOf = ({ req, connectionParams, extra }: Asked): Headers =>
  connectionParams ?? req?.headers ?? extra?.request.headers ?? {};

/** The `.graphql` files lie beside their resolvers, in the sources as in the build. */
const SCHEMA = fileURLToPath(new URL('../../../../libs/**/*.graphql', import.meta.url));

@Module({})
class RequestContextModule {
  static for(production: boolean): DynamicModule {
    return {
      module: RequestContextModule,
      providers: [
        { provide: ACTOR_SOURCE, useValue: actorSourceFor(production ? 'production' : 'development') },
        RequestContexts,
      ],
      exports: [RequestContexts],
    };
  }
}

/** The API at /graphql, over HTTP and (subscriptions) WebSocket. */
@Module({})
export class ApiModule {
  static for({ production }: { readonly production: boolean }): DynamicModule {
    const contexts = RequestContextModule.for(production);
    const errors = new ErrorHooks();
    return {
      module: ApiModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [contexts],
          inject: [RequestContexts],
          useFactory: (requests: RequestContexts) => ({
            typePaths: [SCHEMA],
            resolvers: { ...scalars },
            transformSchema: everyQueryAsOf,
            introspection: !production,
            playground: false,
            plugins: [
              errors.plugin,
              notingAskedFields,
              production
                ? ApolloServerPluginLandingPageDisabled()
                : ApolloServerPluginLandingPageLocalDefault({
                    embed: { initialState: { sharedHeaders: { [ACTOR_HEADER]: 'coordinator/0183/karen' } } },
                  }),
            ],
            csrfPrevention: true,
            includeStacktraceInErrorResponses: false,
            formatError: errors.formatError,
            context: (asked: Asked) => requests.from(headersOf(asked)),
            subscriptions: {
              'graphql-ws': {
                path: '/graphql',
                // False closes the socket with 4403 Forbidden, before anything is asked.
                onConnect: (socket: unknown) => requests.knows(headersOf(socket as Asked)),
                ...errors.webSocket,
                onOperation: (_socket: unknown, _id: string, _payload: unknown, args: ExecutionArgs) => {
                  noteAskedFields(args);
                },
              },
            },
          }),
        }),
      ],
      providers: [
        NodeResolver,
        AsOfResolver,
        VolunteerResolver,
        VolunteerMutations,
        StandingCommitmentResolver,
        CafeResolver,
        SessionResolver,
        SessionMutations,
        SessionStaffingSubscription,
        ShiftResolver,
        VisitResolver,
        GuestResolver,
        DutiesResolver,
        ErasureResolver,
        PersonReportResolver,
        RecordPreviewResolver,
        LookAlikeResolver,
        RetentionResolver,
        DueForErasureResolver,
        RetentionHoldResolver,
      ],
    };
  }
}
