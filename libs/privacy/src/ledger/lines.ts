import { closeSync, constants, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const NEWLINE = 0x0a;

/** A line of a file, and where the next one begins, in bytes. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly next: number;
  /** Whether it has its end: only the last one may lack it. */
  readonly isWhole: boolean;
}

/** The lines of a file; none where it is not there. */
export function* readLines(file: string): Iterable<Line> {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  for (let [start, number] = [0, 1]; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    const next = newline < 0 ? end : end + 1;
    yield { number, text: bytes.toString('utf8', start, end), next, isWhole: newline >= 0 };
    start = next;
  }
}

/** Writes a text at that place of a file in the place of all that stood behind it. It, and the file itself, outlive a power cut. */
export function appendDurably(file: string, place: number, text: string): void {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    ftruncateSync(descriptor, place);
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;)
      written += writeSync(descriptor, bytes, written, bytes.length - written, place + written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(dirname(file));
}

/** A new file outlives a power cut only once its folder is synced too (fsync(2)). */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
