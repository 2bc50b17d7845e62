/** One after another for the same key: a form that is sent twice at once is looked at the second time when the first has been answered. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** @throws what the work throws */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work, work);
    this.last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === turn) this.last.delete(key);
    }
  }
}
