import { CommanderError } from 'commander';
import { CopyDiffers, HistoryMissing, LogCannotBeCopied } from '#event-store';
import { sqliteCode } from '#event-store/sqlite';
import { KeyRefused, LogFaulty, NoteRefused, ProofRefused } from '#integrity';

/** What a script goes by. Decided here, and nowhere else. */
const EXIT = { done: 0, fault: 1, notDone: 2 } as const;

/** History, a bundle or a proof is not what it should be: exit code 1. What was asked was done, and that is the answer. */
export class FaultFound extends Error {
  override readonly name = 'FaultFound';
}

/** The command line says what cannot be: exit code 2. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

const FAULTS = [
  FaultFound,
  LogFaulty,
  ProofRefused,
  NoteRefused,
  KeyRefused,
  CopyDiffers,
  HistoryMissing,
  LogCannotBeCopied,
];

/** Whether something is wrong with what was looked at, and not with how. */
export const isFault = (error: unknown): error is Error => FAULTS.some((fault) => error instanceof fault);

/** The process ends with 1, whatever else the command has to say: it has said what is wrong. */
export function endWithFault(): void {
  process.exitCode = EXIT.fault;
}

/** Says in one sentence why a command ended, and ends the process with the code for it. @throws what is no error */
export function endWith(error: unknown): void {
  if (!(error instanceof Error)) throw error;
  if (error instanceof CommanderError) {
    // It has spoken already: of help, which was asked for, or of what is wrong with the command line.
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.notDone;
    return;
  }
  console.error(`audit: ${sentenceOf(error)}`);
  process.exitCode = isFault(error) ? EXIT.fault : EXIT.notDone;
}

/** What SQLite says names neither the file nor what to do. */
function sentenceOf(error: Error): string {
  const code = sqliteCode(error);
  if (!code?.startsWith('SQLITE_')) return error.message;
  if (code === 'SQLITE_ERROR')
    return `a database of the folder holds other tables than it must (${code}): another file was put in its place; restore the folder from its last backup`;
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)
    ? `a database breaks off or is damaged (${code}): restore its folder from its last backup; verify says how far the log can be read`
    : `a database could not be read (${code}): see that its folder may be read, and that nobody holds it`;
}
