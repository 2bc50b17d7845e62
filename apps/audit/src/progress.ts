/** One line that moves on a terminal, and nothing elsewhere. */
export interface Progress {
  /** @param done from 0 to 1 */
  readonly show: (step: string, done: number) => void;
  readonly clear: () => void;
}

const CLEARED = '\r\u001b[2K';
const WIDTH = 24;

/** Shows how far something is on the terminal that `out` may be. */
function progressOn(out: NodeJS.WriteStream = process.stderr): Progress {
  let shown = '';
  return {
    show: (step, done) => {
      if (!out.isTTY) return;
      const share = Math.min(1, Math.max(0, done));
      const line = `${step} ${'━'.repeat(Math.round(WIDTH * share)).padEnd(WIDTH, '·')} ${Math.floor(100 * share)} %`;
      if (line === shown) return;
      shown = line;
      out.write(`${CLEARED}${line}`);
    },
    clear: () => {
      if (shown) out.write(CLEARED);
      shown = '';
    },
  };
}

/** Whatever becomes of the work, the line is gone afterwards. */
export async function showingProgress<T>(work: (show: Progress['show']) => Promise<T>): Promise<T> {
  const { show, clear } = progressOn();
  try {
    return await work(show);
  } finally {
    clear();
  }
}
