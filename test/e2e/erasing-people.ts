import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type Blob, bytesOf, openDatabase, prepare } from '#event-store/sqlite';
import { parseGlobalId } from '#graphql';
import { municipalitySchema } from '#kernel';
import { Documents } from '#privacy';
import type { CanaryPeople } from './canary-people.js';
import type { Caller } from './caller.js';
import { Searching } from './searching.js';
import { spellingsOfBytes } from './spellings.js';
import { bearer } from './test-issuer.js';

/** How long it is asked whether an erasure has been carried out. */
const LONGEST_ERASURE_MS = 20_000;
const PROOF = '{ erasures(first: 50) { edges { node { person purposes keysDestroyedAt erasedAt } } } }';
const STAFFING =
  'subscription ($id: ID!) { cafeSessionStaffing(sessionId: $id) { missing shifts { volunteer { name } } } }';

const subjectOf = (globalId: string): string => parseGlobalId(globalId)?.parts[0] ?? '';

/** What the API tells of an erasure. */
export interface Proof {
  readonly person: string;
  readonly keysDestroyedAt: string | null;
  readonly erasedAt: string | null;
}

/** Asks until everything that was decided has been carried out. @throws Error where that takes too long */
export async function untilErased(caller: Caller): Promise<readonly Proof[]> {
  for (const begun = Date.now(); ;) {
    const { erasures } = await caller.ask(PROOF);
    const proofs: readonly Proof[] = erasures.edges.map(({ node }: { node: Proof }) => node);
    if (proofs.every(({ erasedAt }) => erasedAt !== null)) return proofs;
    if (Date.now() - begun > LONGEST_ERASURE_MS) throw new Error(`not erased in time: ${JSON.stringify(proofs)}`);
  }
}

/** What was once rendered about Doris. */
export async function keepDocument(data: string, { going, ids }: CanaryPeople): Promise<void> {
  const content = going.map(({ value }) => value).join('\n');
  await new Documents(data).keep(municipalitySchema.parse('0183'), [subjectOf(ids.doris)], 'report.html', content);
}

/** Looks for the wrapped keys that are to be destroyed, and the municipality's hashing key, as a copy of `keys.db` has them. */
export function wrappedKeysOf(folder: string, copy: string, { ids }: CanaryPeople): Searching {
  cpSync(folder, copy, { recursive: true });
  const database = openDatabase(join(copy, 'keys.db'), 'readWrite');
  const rows = prepare<{ subject: string; purpose: string; wrapped: Blob }>(
    database,
    'SELECT subject, purpose, wrapped FROM everyKey',
  ).all();
  database.close();
  const { anna, bodil, carla, carlaAsGuest, doris, olga, erik } = ids;
  const going = new Set([...[anna, bodil, carla, carlaAsGuest, doris, olga].map(subjectOf), 'commands']);
  const searching = new Searching();
  for (const { subject, purpose, wrapped } of rows)
    if (going.has(subject) || (subject === subjectOf(erik) && purpose === 'health'))
      searching.add(`the key of ${subject} for ${purpose}`, spellingsOfBytes(Buffer.from(bytesOf(wrapped))));
  return searching;
}

/** Somebody who follows the staffing of a session. */
export interface Following {
  /** Waits until what is told is like this. */
  said(pattern: RegExp): Promise<void>;
  end(): Promise<void>;
}

/** Follows a session over a WebSocket. */
export function follow(url: string, sessionId: string): Following {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ authorization: await bearer('coordinator/0183/karen') }),
    retryAttempts: 0,
  });
  const told = client.iterate({ query: STAFFING, variables: { id: sessionId } });
  let last = '';
  return {
    async said(pattern) {
      while (!pattern.test(last)) last = JSON.stringify((await told.next()).value);
    },
    end: async () => {
      await client.dispose();
    },
  };
}
