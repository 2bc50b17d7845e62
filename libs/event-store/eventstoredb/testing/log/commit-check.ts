import type { Expected, Recorded } from './recorded.js';
import { metastreamOf } from './stream-metadata.js';

/** What the check asks of the log. */
export interface Commits {
  isTombstoned(stream: string): boolean;
  isSoftDeleted(stream: string): boolean;
  /** -1 where the stream has no event. */
  lastRevision(stream: string): number;
  at(stream: string, revision: number): Recorded | undefined;
  /** The last event with this id that was written since the node became leader, in whatever stream. */
  recentlyWritten(id: string): Recorded | undefined;
}

export type Decision =
  | { readonly kind: 'ok'; readonly last: number }
  | { readonly kind: 'idempotent'; readonly lastEvent: Recorded }
  | { readonly kind: 'wrongExpectedVersion'; readonly current: number }
  | { readonly kind: 'deleted' };

/** What the server decides about a write (IndexWriter.cs, CheckCommit). */
export function checkCommit(log: Commits, stream: string, expected: Expected, ids: readonly string[]): Decision {
  if (log.isTombstoned(stream)) return { kind: 'deleted' };
  const current = log.lastRevision(stream);
  if (expected === 'streamExists') {
    if (log.isSoftDeleted(stream)) return { kind: 'deleted' };
    // A stream that has metadata and no event exists.
    if (current < 0 && log.lastRevision(metastreamOf(stream)) < 0) return { kind: 'wrongExpectedVersion', current };
  }
  if (expected === 'any' || expected === 'streamExists') return writtenAnywhere(log, stream, current, ids);
  const revision = expected === 'noStream' ? -1 : expected;
  if (revision > current) return { kind: 'wrongExpectedVersion', current };
  // At the head no id is compared: what stands there already is written once more.
  if (revision === current) return { kind: 'ok', last: current };
  return writtenThere(log, stream, current, revision, ids);
}

/** For 'any' and 'streamExists' ids count wherever they stand in the stream, as long as the leader remembers having written them. */
function writtenAnywhere(log: Commits, stream: string, current: number, ids: readonly string[]): Decision {
  let lastEvent: Recorded | undefined;
  for (const id of ids) {
    const written = log.recentlyWritten(id);
    if (written?.stream !== stream)
      return lastEvent ? { kind: 'wrongExpectedVersion', current } : { kind: 'ok', last: current };
    lastEvent = written;
  }
  return lastEvent ? { kind: 'idempotent', lastEvent } : { kind: 'ok', last: current };
}

/** For an exact revision ids are compared with those at the revisions that the write would take, whoever wrote them and whenever. */
function writtenThere(
  log: Commits,
  stream: string,
  current: number,
  revision: number,
  ids: readonly string[],
): Decision {
  let lastEvent: Recorded | undefined;
  for (const [index, id] of ids.entries()) {
    const written = log.at(stream, revision + 1 + index);
    if (written?.id !== id) {
      // 'noStream' opens a soft-deleted stream again.
      if (index === 0 && revision === -1 && log.isSoftDeleted(stream)) return { kind: 'ok', last: current };
      return { kind: 'wrongExpectedVersion', current };
    }
    lastEvent = written;
  }
  return lastEvent ? { kind: 'idempotent', lastEvent } : { kind: 'wrongExpectedVersion', current };
}
