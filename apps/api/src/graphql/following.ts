/** The context of a subscription: what is followed is read in turns, each of which asks again who the caller is and what they may. */
export interface InTurns {
  inTurn?: <T>(read: () => Promise<T>) => Promise<T>;
}

/**
 * What `read` finds, once at once and again after each change; changes that come while one is being read are one change.
 *
 * Not a generator: one that waits cannot be ended from outside, so a caller who goes away while nothing happens would stay for
 * ever.
 * @param watch calls back at each change, and answers with what ends it
 * @param hasMore whether to read again at once after what was found
 */
export function following<T>(
  watch: (changed: () => void) => () => void,
  read: () => Promise<T>,
  hasMore: (found: T) => boolean = () => false,
): AsyncIterableIterator<T> {
  let changed = true;
  let ended = false;
  let wake: () => void = () => undefined;
  const unwatch = watch(() => {
    changed = true;
    wake();
  });
  const end = (): void => {
    ended = true;
    unwatch();
    wake();
  };
  return {
    async next() {
      while (!changed && !isEnded()) await new Promise<void>((resolve) => (wake = resolve));
      if (isEnded()) return { done: true, value: undefined };
      changed = false;
      try {
        const value = await read();
        if (hasMore(value)) changed = true;
        return { done: false, value };
      } catch (error) {
        end();
        throw error;
      }
    },
    return() {
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  /** Changes while somebody waits. */
  function isEnded(): boolean {
    return ended;
  }
}
