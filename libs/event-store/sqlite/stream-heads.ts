import { type Database, type Statement, prepare } from './driver.js';

/** Streams remembered at once: some 10 MB. */
const REMEMBERED = 100_000;

/** The last revision of each stream that is written to, so that the check before an append needs no query. */
export class StreamHeads {
  private readonly known = new Map<string, number>();
  private readonly lastRevision: Statement<{ revision: number | null }>;

  constructor(database: Database) {
    this.lastRevision = prepare(database, 'SELECT max(revision) AS revision FROM events WHERE stream = ?');
  }

  /** `undefined` where the stream has no event. */
  of(stream: string): number | undefined {
    const known = this.known.get(stream);
    if (known !== undefined) return known;
    const revision = this.lastRevision.get(stream)?.revision ?? undefined;
    if (revision !== undefined) this.set(stream, revision);
    return revision;
  }

  set(stream: string, revision: number): void {
    // Forgetting all now and then costs one query for each stream, and less code than choosing which.
    if (this.known.size >= REMEMBERED) this.forget();
    this.known.set(stream, revision);
  }

  /** After a rollback nothing remembered is sure. */
  forget(): void {
    this.known.clear();
  }
}
