import type { DomainLog } from '#event-store';
import { BEGINNING, type Checkpoint } from './catalog-tables.js';

/** The read models were built from another log, or from a longer one. Nothing is written. */
export class LogDoesNotMatch extends Error {
  override readonly name = 'LogDoesNotMatch';
  constructor(projection: string, why: string) {
    super(
      `the read model ${projection} ${why}; restore the log that it was built from, or move the read models (views.db) away to have them rebuilt from this one`,
    );
  }
}

/** @throws LogDoesNotMatch where a checkpoint was not made on this log as it is. */
export async function checkLog(
  log: DomainLog,
  checkpoints: readonly (Pick<Checkpoint, 'logId' | 'eventPosition' | 'eventId'> & { projection: string })[],
): Promise<void> {
  const [logId, head] = [await log.logId(), await log.head()];
  const ids = new Map<string, string | undefined>();
  for (const { projection, logId: builtFrom, eventPosition, eventId } of checkpoints) {
    if (eventPosition === BEGINNING) continue;
    if (builtFrom !== logId)
      throw new LogDoesNotMatch(
        projection,
        `was built from the log ${builtFrom}, and this is ${logId ?? 'an empty one'}`,
      );
    if (head === undefined || head < eventPosition)
      throw new LogDoesNotMatch(projection, 'has seen more than there is in this log, which may be an older backup');
    if (!ids.has(eventPosition)) ids.set(eventPosition, (await log.eventAt(eventPosition))?.stored.id);
    if (ids.get(eventPosition) !== eventId)
      throw new LogDoesNotMatch(projection, 'was built from a log in which another event stands at its checkpoint');
  }
}
