import { setImmediate as otherWork } from 'node:timers/promises';
import type { FontBytes } from './fonts.js';

/** How far it is, in steps. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** With what something is printed, and who is told meanwhile. */
export interface Making {
  readonly fonts: FontBytes;
  /** Stops it between two entries or two pages. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What cannot be printed of an entry: each character once. */
export interface NotPrinted {
  readonly entryId: string;
  readonly characters: readonly string[];
}

export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** For the editor. The paper tells its reader where letters are missing. */
  readonly notPrinted: readonly NotPrinted[];
}

/** Setting the entries is the first half, drawing the pages the other. After each step other work has its turn. */
export class Steps {
  private done = 0;

  constructor(
    private readonly entries: number,
    private readonly making: Making,
  ) {}

  entry(): Promise<void> {
    return this.to(this.done + 1);
  }

  page(drawn: number, pages: number): Promise<void> {
    return this.to(this.entries + Math.floor((this.entries * drawn) / pages));
  }

  private async to(done: number): Promise<void> {
    this.making.signal?.throwIfAborted();
    if (done > this.done) this.making.onProgress?.({ done, total: 2 * this.entries });
    this.done = done;
    await otherWork();
  }
}
