import { type FileHandle } from 'node:fs/promises';

const BLOCK = 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * The lines of a file from an offset on, as bytes without their line feed, and where each begins. What stands behind the last line feed
 * comes last, where anything does, and says that it is cut off.
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
      yield { offset: at + start, bytes: rest.subarray(start, end) };
      start = end + 1;
    }
    rest = rest.subarray(start);
    at += start;
  }
  if (rest.length > 0) yield { offset: at, bytes: rest, isCutOff: true };
}
