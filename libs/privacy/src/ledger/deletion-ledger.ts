import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#kernel';
import { DataFolderUnusable } from '#event-store';
import { appendDurably, readLines } from './lines.js';
import { type LedgerEntry, ledgerEntrySchema } from './ledger-entry.js';

interface Read {
  readonly entries: readonly LedgerEntry[];
  /** Where the next line begins, in bytes. What stands behind it was cut short. */
  readonly end: number;
  /** Whether the last entry lacks the end of its line. */
  readonly isOpen: boolean;
}

/**
 * Every decision to erase somebody's data, in `erasures.ndjson`: kept apart from backups, so that what was erased is erased again
 * after a restore. One line a decision, canonical JSON; holds no personal value. One process writes it.
 */
export class DeletionLedger {
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

  /** In the order in which they were decided. @throws DataFolderUnusable naming a line that is damaged */
  entries(): readonly LedgerEntry[] {
    return this.read().entries;
  }

  /**
   * Is on the disk when it returns. Said twice, it is there once.
   * @throws DataFolderUnusable as `entries` does, ZodError for what is no entry: a bug
   */
  add(entry: LedgerEntry): void {
    const line = `${canonicalJson(ledgerEntrySchema.parse(entry))}\n`;
    const { entries, end, isOpen } = this.read();
    const isThere = entries.some(({ eventId }) => eventId === entry.eventId);
    // Who wrote it may have died before it was on the disk.
    appendDurably(this.file, end, `${isOpen ? '\n' : ''}${isThere ? '' : line}`);
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
