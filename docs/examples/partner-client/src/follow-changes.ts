import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import {
  ChangesSinceDocument,
  ChangesToComeDocument,
  type ChangesToComeSubscription,
  type ToldFragment,
} from './generated/graphql.js';
import { ask, token, url } from './samspil.js';

// The index of the last change that was dealt with. Who has a database keeps it there, in the transaction that deals with the change:
// then each is dealt with exactly once. As it is here, one may be dealt with again after a crash; its id tells.
const [file = 'cursor', once] = process.argv.slice(2);
let cursor = readCursor();

function readCursor(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // Nothing has been dealt with yet: from the first change on.
  }
}

/** Renamed, so that the file is whole whatever happens. */
function keep(index: string): void {
  writeFileSync(`${file}.new`, index);
  renameSync(`${file}.new`, file);
  cursor = index;
}

function deal({ index, type, subject, data }: ToldFragment): void {
  console.log(index, type, subject, JSON.stringify(data));
  keep(index);
}

async function catchUp(): Promise<void> {
  let more = true;
  while (more) {
    const { changes } = await ask(ChangesSinceDocument, { after: cursor });
    changes.changes.forEach(deal);
    if (changes.next) keep(changes.next);
    more = changes.hasMore;
  }
}

/** Ends with an error when the token has expired or the connection is lost. */
async function follow(): Promise<void> {
  const socket = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
    retryAttempts: 0,
  });
  const query = ChangesToComeDocument.toString();
  try {
    for await (const { data, errors } of socket.iterate<ChangesToComeSubscription>({
      query,
      variables: { after: cursor },
    })) {
      if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
      if (data) deal(data.changes);
    }
  } finally {
    await socket.dispose();
  }
}

const LONGEST_PAUSE_MS = 300_000;
/** Longer at each try that failed, and by chance more or less, so that not all come back at once. */
const pause = (failed: number) => Math.min(2 ** failed * 1000, LONGEST_PAUSE_MS) * (0.5 + Math.random());

if (once === '--once') await catchUp();
else
  for (let failed = 0; ; failed++) {
    const began = Date.now();
    try {
      await catchUp();
      await follow();
    } catch (reason) {
      console.error('Cut off, and coming back:', reason);
    }
    // What stood for long had not failed: a token has its end.
    if (Date.now() - began > LONGEST_PAUSE_MS) failed = 0;
    await setTimeout(pause(failed));
  }
