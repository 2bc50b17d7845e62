import { LONGEST_RECORD } from './record.js';

export interface Line {
  readonly number: number;
  /** `undefined` where it is longer than a record can be. */
  readonly text: string | undefined;
}

/** Cuts a text into lines as it arrives; one line is held at a time, and an overlong one not at all. */
export async function* lines(texts: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1;
  let begun: string | undefined = '';
  for await (const text of texts) {
    const [first = '', ...others] = text.split('\n');
    begun = joined(begun, first);
    for (const other of others) {
      yield { number, text: begun?.replace(/\r$/, '') };
      number++;
      begun = joined('', other);
    }
  }
  yield { number, text: begun?.replace(/\r$/, '') };
}

const joined = (begun: string | undefined, more: string): string | undefined =>
  begun === undefined || begun.length + more.length > LONGEST_RECORD ? undefined : begun + more;
