import { type Database, type Statement, pragma, prepare, sqliteCode } from './driver.js';
import type { Append, Outcome } from './messages.js';
import { StreamHeads } from './stream-heads.js';

/** Appends after which the write-ahead log is moved into the main file: about 5 MB of it. */
const APPENDS_BETWEEN_CHECKPOINTS = 1_000;

/** Writes groups of appends, each group one transaction. The one connection in the world that writes or checkpoints its log. */
export class LogWriter {
  private readonly heads: StreamHeads;
  private readonly insertRow: Statement<never>;
  private readonly lastPosition: Statement<{ position: number | null }>;
  private readonly idsBetween: Statement<{ id: string; position: number }>;
  private readonly begin: Statement<never>;
  private readonly commit: Statement<never>;
  private uncheckpointed = 0;
  /** The position of the last event that is committed. */
  head: number;
  /** The position of the last event that is inserted. */
  private position: number;

  constructor(private readonly database: Database) {
    this.heads = new StreamHeads(database);
    this.insertRow = prepare(database, 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.lastPosition = prepare(database, 'SELECT max(position) AS position FROM events');
    this.idsBetween = prepare(
      database,
      'SELECT id, position FROM events WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision',
    );
    this.begin = prepare(database, 'BEGIN IMMEDIATE');
    this.commit = prepare(database, 'COMMIT');
    this.head = this.position = this.lastPosition.get()?.position ?? 0;
  }

  /**
   * Appends each of them or refuses it, and makes it all durable at once. Later ones see what earlier ones appended.
   * @throws the driver's error when the group as a whole cannot be stored
   */
  append(group: readonly Append[]): Outcome[] {
    try {
      this.begin.run();
      const outcomes = group.map((append) => this.appendOne(append));
      this.commit.run();
      this.uncheckpointed += group.length;
      this.head = this.position;
      return outcomes;
    } catch (error) {
      // SQLite has rolled back by itself where the disk failed, but not always (https://sqlite.org/lang_transaction.html, 3).
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      this.heads.forget();
      this.position = this.head;
      throw error;
    }
  }

  /** Moves what is committed into the main file when there is enough of it. Waits for no reader. */
  checkpointWhenDue(): void {
    if (this.uncheckpointed < APPENDS_BETWEEN_CHECKPOINTS) return;
    this.uncheckpointed = 0;
    pragma(this.database, 'wal_checkpoint(PASSIVE)');
  }

  private appendOne(append: Append): Outcome {
    const head = this.heads.of(append.stream);
    if (!standsAsExpected(append, head)) return this.saidBefore(append, head) ?? { conflict: true, actual: head };
    // One INSERT is atomic by itself; a savepoint around it would cost half as much again.
    return append.events.length === 1 ? this.insert(append, head) : this.inSavepoint(() => this.insert(append, head));
  }

  private insert({ stream, events }: Append, head = -1): Outcome {
    let [revision, position] = [head, this.position];
    try {
      for (const { id, type, data, metadata } of events)
        this.insertRow.run(++position, stream, ++revision, id, type, data, metadata);
    } catch (error) {
      if (!sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT')) throw error;
      return { unstorable: String(error) };
    }
    this.heads.set(stream, revision);
    this.position = position;
    return { revision, position };
  }

  private inSavepoint(insert: () => Outcome): Outcome {
    this.database.exec('SAVEPOINT append');
    const outcome = insert();
    this.database.exec('unstorable' in outcome ? 'ROLLBACK TO append; RELEASE append' : 'RELEASE append');
    return outcome;
  }

  /** Where these very events stand already, if they stand at the revisions that they would take. */
  private saidBefore({ stream, expected, events }: Append, head: number | undefined): Outcome | undefined {
    if (expected === 'streamExists' || expected === 'any' || head === undefined) return undefined;
    const first = expected === 'noStream' ? 0 : expected + 1;
    const last = first + events.length - 1;
    if (head < last) return undefined;
    const stored = this.idsBetween.all(stream, first, last);
    const place = stored.at(-1);
    return place && stored.every(({ id }, index) => id === events[index]?.id)
      ? { revision: last, position: place.position }
      : undefined;
  }
}

const standsAsExpected = ({ expected }: Append, head: number | undefined): boolean =>
  expected === 'any' ||
  (expected === 'noStream' ? head === undefined : expected === 'streamExists' ? head !== undefined : head === expected);
