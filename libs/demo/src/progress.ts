import type { LocalDate } from '#kernel';

export interface ShownProgress {
  /** @param progress how far, from 0 to 1, and the day that has been reached where days are told */
  readonly show: (progress: { readonly done: number; readonly date?: LocalDate }) => void;
  /** @param words what is said at the end, where something is */
  readonly end: (words?: string) => void;
}

const WIDTH = 24;
/** Where nobody watches a line change, a line is written every so many percent. */
const STEP = 25;

/** Shows on standard output how far something is: one line that moves on a terminal, a few lines in a file or pipe. */
export function showProgress(what: string, out: NodeJS.WriteStream = process.stdout): ShownProgress {
  let shown = -1;
  return {
    show({ done, date }) {
      const percent = Math.min(100, Math.floor(100 * done));
      if (out.isTTY ? percent === shown : percent < shown + STEP && shown >= 0) return;
      shown = out.isTTY ? percent : percent - (percent % STEP);
      const filled = Math.round((WIDTH * percent) / 100);
      if (out.isTTY)
        out.write(
          `\r${what} [${'#'.repeat(filled).padEnd(WIDTH, '.')}] ${String(percent).padStart(3)} %  ${date ?? ''}`,
        );
      else out.write(`${what}: ${shown} %\n`);
    },
    end(words) {
      if (out.isTTY) out.write('\r\u001b[2K');
      if (words) out.write(`${words}\n`);
    },
  };
}
