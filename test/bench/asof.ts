import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { cafesProjection, sessionsProjection } from '#cafes';
import { loadSeason } from '#demo';
import { DomainReader } from '#event-store';
import { openSqliteReader } from '#event-store/sqlite';
import { Installation, allEvents, configurationFrom } from '#installation';
import { dateIn, systemClock } from '#kernel';
import { SqliteKeyStore, localMasterKey } from '#privacy';
import { ProjectionRunner, ViewsDatabase } from '#projections';
import { volunteersProjection } from '#volunteers';
import { AppModule } from '../../apps/api/src/app.module.js';
import { bearer, testIssuer } from '../e2e/test-issuer.js';
import { report } from './bench.js';

/**
 * The roster of the coming sessions with the volunteers' names, asked over HTTP: as of the head when nothing of it is in memory, against
 * the rebuild of the read models that it is read from; and once it is, against the same question about the present.
 */
const AIM = 1.3;
// As many as the demo season can be told of: some 85,000 events.
const YEARS = 5;
const ANSWERS = 40;

const folder = mkdtempSync(join(tmpdir(), 'samspil-bench-'));
const season = join(folder, 'season');
const master = localMasterKey(Buffer.alloc(32, 1));
mkdirSync(season);
const events = await loadSeason(season, master, { today: dateIn(systemClock.now()), years: YEARS });

const installation = await Installation.open({ folder: season, master });
const { identity } = configurationFrom({ ...testIssuer.environment, NODE_ENV: 'test' });
const app = await NestFactory.create(AppModule.over(installation, { production: false, identity }), { logger: false });
await app.listen(0, '127.0.0.1');
const { port } = (app.getHttpServer() as Server).address() as AddressInfo;

const ROSTER = `cafeSessions(from: "${dateIn(systemClock.now())}", first: 20) { edges { node {
  startsAt cafe { name } shifts { role status volunteer { name } } } } }`;

async function ask(query: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await bearer('coordinator/0183/karen') },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const { history } = (await ask('{ history { index } }')) as { history: { index: string } };
const then = `{ asOf(index: "${history.index}") { ${ROSTER} } }`;
const now = `{ ${ROSTER} }`;

async function repeated(query: string): Promise<void> {
  for (let answers = 0; answers < ANSWERS; answers++) await ask(query);
}

let round = 0;
async function rebuild(): Promise<void> {
  const fresh = join(folder, `round ${++round}`);
  mkdirSync(fresh);
  const store = await openSqliteReader({ folder: season });
  const keys = SqliteKeyStore.open(season, master, systemClock, 'readOnly');
  const views = await ViewsDatabase.open(fresh);
  const runner = new ProjectionRunner({
    views,
    log: new DomainReader(store, keys, allEvents),
    projections: [cafesProjection, sessionsProjection, volunteersProjection],
    clock: systemClock,
  });
  await runner.start();
  await runner.ready();
  await runner.stop();
  await views.close();
  await store.close();
  keys.close();
  rmSync(fresh, { recursive: true });
}

await report([
  {
    name: `first answer as of the head of ${events} events, against a rebuild`,
    aim: AIM,
    operation: 'answer',
    operations: 1,
    ours: async () => {
      await installation.asOf.forget();
      await ask(then);
    },
    baseline: rebuild,
  },
  {
    name: 'the next answer as of the head, against the present',
    aim: AIM,
    operation: 'answer',
    operations: ANSWERS,
    ours: () => repeated(then),
    baseline: () => repeated(now),
  },
]);
await app.close();
await installation.close();
rmSync(folder, { recursive: true });
