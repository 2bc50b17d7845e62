import { sqliteCode } from './driver.js';

export interface Failure {
  /** What happened and what to do, as a sentence. */
  readonly failed: string;
  /** Whether the group may have been stored all the same. */
  readonly unknown: boolean;
}

/** What an error of the driver means for a group of appends. @throws what is none of the driver's: a defect */
export function failureOf(error: unknown): Failure {
  const code = sqliteCode(error);
  if (!code) throw error;
  if (code === 'SQLITE_FULL')
    return { failed: 'the disk of the log is full: free some space; nothing was stored', unknown: false };
  if (/^SQLITE_IOERR(_DIR)?_FSYNC$/.test(code)) {
    // What a failed fsync did not write is lost to later ones too (https://lwn.net/Articles/752063/), so nothing after it is sure.
    return { failed: `the disk of the log failed to sync (${code}): check the disk, then start again`, unknown: true };
  }
  return {
    failed: `the log could not be written (${code}): check the disk and the folder's permissions; nothing was stored`,
    unknown: false,
  };
}
