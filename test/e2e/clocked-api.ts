import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type ExecutionResult, graphql } from 'graphql';
import { Installation, configurationFrom } from '#installation';
import type { SetClock } from '#kernel';
import { masterKeyFromText } from '#privacy';
import { AppModule } from '../../apps/api/src/app.module.js';
import { RequestContexts } from '../../apps/api/src/graphql/request-context.js';
import { Caller } from './caller.js';
import { testIssuer } from './test-issuer.js';
import { wideLimits } from './wide-limits.js';

/** The API in this process, with a clock that the spec turns. */
export interface ClockedApi {
  readonly caller: Caller;
  readonly installation: Installation;
  /** What the resolvers and the read layer answer by themselves, without anything that looks at a document before it is executed. */
  readonly unchecked: (authorization: string, query: string, variables: object) => Promise<ExecutionResult>;
  readonly close: () => Promise<void>;
}

export async function startAt(folder: string, clock: SetClock): Promise<ClockedApi> {
  const master = masterKeyFromText(randomBytes(32).toString('base64'), 'the spec');
  const installation = await Installation.open({ folder, master, clock });
  const { identity, sites } = configurationFrom({ ...testIssuer.environment, NODE_ENV: 'test' });
  const app = await NestFactory.create(
    AppModule.over(installation, { production: false, identity, sites, limits: wideLimits }),
    {
      logger: ['error'],
    },
  );
  await app.listen(0, '127.0.0.1');
  const caller = new Caller();
  caller.url = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
  return {
    caller,
    installation,
    unchecked: async (authorization, source, variables) =>
      graphql({
        schema: app.get(GraphQLSchemaHost).schema,
        source,
        variableValues: { ...variables },
        contextValue: await app.get(RequestContexts, { strict: false }).from({ headers: { authorization } }),
      }),
    close: async () => {
      await app.close();
      await installation.close();
    },
  };
}
