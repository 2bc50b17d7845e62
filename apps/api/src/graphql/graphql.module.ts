import { fileURLToPath } from 'node:url';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
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
import { ACTOR_HEADER, ACTOR_SOURCE, actorSourceFor } from '#identity';
import { StandingCommitmentResolver, VolunteerMutations, VolunteerResolver } from '#volunteers';
import { NodeResolver } from './node.resolver.js';
import { RequestContexts } from './request-context.js';
import { scalars } from './scalars.js';
import { toldToCallers } from './errors.js';

interface HttpRequest {
  readonly req: { readonly headers: Readonly<Record<string, unknown>> };
}
interface SocketConnection {
  readonly connectionParams?: Readonly<Record<string, unknown>>;
}

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
            introspection: !production,
            playground: false,
            plugins: [
              production
                ? ApolloServerPluginLandingPageDisabled()
                : ApolloServerPluginLandingPageLocalDefault({
                    embed: { initialState: { sharedHeaders: { [ACTOR_HEADER]: 'coordinator/0183/karen' } } },
                  }),
            ],
            csrfPrevention: true,
            includeStacktraceInErrorResponses: false,
            formatError: toldToCallers,
            // Over a WebSocket the headers come as connection parameters.
            context: ({ req, connectionParams }: HttpRequest & SocketConnection) =>
              requests.from(connectionParams ?? req.headers),
            subscriptions: { 'graphql-ws': { path: '/graphql' } },
          }),
        }),
      ],
      providers: [
        NodeResolver,
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
      ],
    };
  }
}
