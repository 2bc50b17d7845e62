/** Lets things through one by one, when a test says so. */
export class Gate {
  #open = 0;
  readonly #waiting: (() => void)[] = [];

  /** Lets so many more through; without a number everything from now on. */
  open(times = Infinity): void {
    this.#open += times;
    while (this.#open > 0) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#open -= 1;
      next();
    }
  }

  /** Resolves when one may go through. */
  passed(): Promise<void> {
    if (this.#open > 0) {
      this.#open -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
