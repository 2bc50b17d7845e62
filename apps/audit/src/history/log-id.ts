import { FaultFound } from '../ending.js';
import type { History } from './history.js';

/** The log's identity: from its first event, or as a bundle without that one says. @throws FaultFound */
export async function logIdOf({ log, bundle }: History): Promise<string> {
  const logId = bundle?.says.logId ?? (await log.logId());
  if (!logId) throw new FaultFound('the log does not begin with LogOpened: it is empty, or its beginning is lost');
  return logId;
}
