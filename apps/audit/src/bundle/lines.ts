import { isUtf8 } from 'node:buffer';
import { type FileHandle } from 'node:fs/promises';
import { FaultFound } from '../ending.js';

const BLOCK = 1024 * 1024;
const LINE_FEED = 0x0a;

/** The largest append is 1 MiB, and in JSON a byte takes six letters at most. */
const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * The lines of a file from an offset on, as bytes without their line feed, and where each begins. What stands behind the last line feed
 * comes last, where anything does, and says that it is cut off.
 * @throws FaultFound where a line is longer than any event's, or no UTF-8, which decoding would hide
 */
export async function* linesFrom(
  file: FileHandle,
  from = 0,
): AsyncGenerator<{ readonly offset: number; readonly bytes: Buffer; readonly isCutOff?: true }> {
  let [rest, at] = [Buffer.alloc(0), from];
  for (;;) {
    const block = Buffer.allocUnsafe(BLOCK);
    const { bytesRead } = await file.read(block, 0, BLOCK, at + rest.length);
    if (bytesRead === 0) break;
    rest = rest.length === 0 ? block.subarray(0, bytesRead) : Buffer.concat([rest, block.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED, start)) {
      yield { offset: at + start, bytes: fit(rest.subarray(start, end), at + start) };
      start = end + 1;
    }
    rest = rest.subarray(start);
    at += start;
    if (rest.length > LONGEST_LINE) throw tooLong(at);
  }
  if (rest.length > 0) yield { offset: at, bytes: rest, isCutOff: true };
}

function fit(line: Buffer, offset: number): Buffer {
  if (line.length > LONGEST_LINE) throw tooLong(offset);
  if (!isUtf8(line)) throw new FaultFound(`the line that begins at byte ${offset} is not well-formed UTF-8`);
  return line;
}

const tooLong = (offset: number): FaultFound =>
  new FaultFound(`the line that begins at byte ${offset} is longer than 8 MiB: that is no event`);
