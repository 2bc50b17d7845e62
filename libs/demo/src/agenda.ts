import type { Instant } from '#kernel';

export type Happens = () => unknown;

/** Something that happens at a time, and may lead to more. */
export interface Happening {
  readonly at: Instant;
  readonly happens: Happens;
}

/** What is still to happen, in order of time; at one time, in the order in which it was put down. */
export class Agenda {
  /** The latest first, so that the next one is taken off the end. */
  private readonly happenings: Happening[] = [];

  put(at: Instant, happens: Happens): void {
    let [from, to] = [0, this.happenings.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.happenings[middle] as Happening).at > at) from = middle + 1;
      else to = middle;
    }
    this.happenings.splice(from, 0, { at, happens });
  }

  next(): Happening | undefined {
    return this.happenings.at(-1);
  }

  takeNext(): Happening | undefined {
    return this.happenings.pop();
  }
}
