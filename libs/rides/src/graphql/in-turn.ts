/** Lets one work at a time: each waits until all that came before it have ended, however they ended. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();

  /** @throws the signal's reason where nobody waits for it any more when its turn comes */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const result = this.last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.last = result.catch(() => undefined);
    return result;
  }
}
