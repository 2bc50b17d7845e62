import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#kernel';
import { DataFolderUnusable } from '#event-store';
import { appendDurably, readLines } from './lines.js';
import { type LedgerEntry, type NewLedgerEntry, ledgerEntrySchema } from './ledger-entry.js';

interface Read {
  readonly entries: readonly LedgerEntry[];
  /** Where the next line begins, in bytes. What stands behind it was cut short. */
  readonly end: number;
  /** Whether the last entry lacks the end of its line. */
  readonly isOpen: boolean;
}

/** What is remembered of a file that was read, so that it is not read again for every decision. */
interface Known extends Omit<Read, 'entries'> {
  readonly eventIds: Set<string>;
}

/**
 * Every decision to erase somebody's data, in `erasures.ndjson`: kept apart from backups, so that what was erased is erased again
 * after a restore. One line a decision, canonical JSON; holds no personal value. One process writes it, for one log.
 */
export class DeletionLedger {
  private logId: string | undefined;
  private known: Known | undefined;

  private constructor(private readonly file: string) {}

  /**
   * The ledger of a folder; begun with the first decision.
   * @throws DataFolderUnusable where the folder is not there, for a ledger on a disk that is not mounted is no empty one; and where a
   * line is damaged
   */
  static open(folder: string): DeletionLedger {
    if (!existsSync(folder))
      throw new DataFolderUnusable(
        `the folder of the deletion ledger ${folder} is not there: bring it back, or make it where there never was one`,
      );
    const ledger = new DeletionLedger(join(folder, 'erasures.ndjson'));
    ledger.read();
    return ledger;
  }

  /**
   * From now on decisions of that log can be added.
   * @throws DataFolderUnusable where one of another log is in it, and as `entries` does
   */
  bindTo(logId: string): void {
    this.known = this.readFor(logId);
    this.logId = logId;
  }

  /** In the order in which they were decided. @throws DataFolderUnusable naming a line that is damaged */
  entries(): readonly LedgerEntry[] {
    return this.read().entries;
  }

  /**
   * Is on the disk when it returns. Said twice, it is there once. Reads the file only where it is not as this ledger left it.
   * @throws DataFolderUnusable as `bindTo` does, ZodError for what is no entry, Error where it was not bound: bugs
   */
  add(entry: NewLedgerEntry): void {
    if (this.logId === undefined) throw new Error(`the deletion ledger ${this.file} was not bound to a log`);
    const line = `${canonicalJson(ledgerEntrySchema.parse({ ...entry, logId: this.logId }))}\n`;
    const { eventIds, end, isOpen } = this.known?.end === sizeOf(this.file) ? this.known : this.readFor(this.logId);
    // Who wrote it may have died before it was on the disk.
    const text = `${isOpen ? '\n' : ''}${eventIds.has(entry.eventId) ? '' : line}`;
    // Where writing fails, nobody knows how much of it is there.
    this.known = undefined;
    appendDurably(this.file, end, text);
    this.known = { eventIds: eventIds.add(entry.eventId), end: end + Buffer.byteLength(text), isOpen: false };
  }

  private readFor(logId: string): Known {
    const { entries, ...known } = this.read();
    const other = entries.find((entry) => entry.logId !== logId);
    if (other) throw ofAnotherLog(this.file, other.logId, logId);
    return { ...known, eventIds: new Set(entries.map(({ eventId }) => eventId)) };
  }

  private read(): Read {
    const entries: LedgerEntry[] = [];
    let end = 0;
    for (const { number, text, next, isWhole } of readLines(this.file)) {
      const entry = entryOf(text);
      if (entry) entries.push(entry);
      // Only the last line can be without its end, and then whoever wrote it never heard that it was there.
      else if (!isWhole) return { entries, end, isOpen: false };
      else throw damaged(this.file, number);
      end = next;
      if (!isWhole) return { entries, end, isOpen: true };
    }
    return { entries, end, isOpen: false };
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function entryOf(text: string): LedgerEntry | undefined {
  try {
    return ledgerEntrySchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const damaged = (file: string, line: number): DataFolderUnusable =>
  new DataFolderUnusable(
    `line ${line} of the deletion ledger ${file} cannot be read, so nobody knows who else is to be erased: bring the line back from ` +
      'a copy of the ledger, or start the newer version of Samspil that wrote it; nothing was touched',
  );

const ofAnotherLog = (file: string, other: string, logId: string): DataFolderUnusable =>
  new DataFolderUnusable(
    `the deletion ledger ${file} belongs to another log (${other}) than this one (${logId}): name the folder of the ledger that goes ` +
      'with this log with SAMSPIL_ERASURES',
  );
