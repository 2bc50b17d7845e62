import { LOG_STREAM, type ReadOnlyEventStore } from '#event-store';
import type { TreesIdentity } from './database/integrity-database.js';
import { objectIn } from './json.js';

/** `integrity.db` was made from another log, from a longer one, or with another key. Nothing was written. */
export class LogIsNotTheOneSigned extends Error {
  override readonly name = 'LogIsNotTheOneSigned';
}

/** @throws LogIsNotTheOneSigned where the trees are not those of this log as it is */
export async function refuseAnotherLog(
  store: ReadOnlyEventStore,
  logId: string,
  { logId: builtFrom, position, eventId }: TreesIdentity,
): Promise<void> {
  if (builtFrom !== logId) throw refused(`was made from the log ${builtFrom}, and this is ${logId}`);
  if (position === null) return;
  const head = await store.head();
  if (head === undefined || head < position)
    throw refused('has seen more events than there are in this log, which may be an older backup');
  const stored = await store.eventAt(position);
  if (stored?.id !== eventId) throw refused('was made from a log in which another event stands where it has come to');
}

const refused = (why: string): LogIsNotTheOneSigned =>
  new LogIsNotTheOneSigned(
    `integrity.db ${why}: restore the log that it was made from. Or move integrity.db away, and it is made anew from this one; ` +
      'whoever holds a checkpoint of the other can then prove that what it vouches for is missing',
  );

/** @throws LogIsNotTheOneSigned where checkpoints have been signed with another key */
export function refuseAnotherKey(publicKey: string, { publicKey: signedWith }: TreesIdentity): void {
  if (publicKey !== signedWith)
    throw new LogIsNotTheOneSigned(
      `checkpoints of this log have been signed with another key (${signedWith}) than is given now (${publicKey}): give that one ` +
        '(SAMSPIL_SIGNING_KEY, or signing.key in the folder of keys). Where it is lost for good, or others have it, move integrity.db ' +
        'away, and tell all who hold the old key that there is a new one',
    );
}

/** The log's identity from its first event. @throws LogIsNotTheOneSigned where it has none */
export async function logIdOf(store: ReadOnlyEventStore): Promise<string> {
  for await (const { data } of store.read(LOG_STREAM, { limit: 1 })) {
    const logId = objectIn(data)?.['logId'];
    if (typeof logId === 'string') return logId;
  }
  throw new LogIsNotTheOneSigned(
    'the log does not say which it is: it does not begin with LogOpened, so no checkpoint of it can be signed',
  );
}
