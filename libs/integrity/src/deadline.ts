import type { Clock } from '#kernel';

/** Does work that is told when its time is over. Nothing of the waiting stays behind. */
export async function within<T>(
  clock: Clock,
  milliseconds: number,
  work: (late: AbortSignal) => Promise<T>,
): Promise<T> {
  const [over, late] = [new AbortController(), new AbortController()];
  clock.sleep(milliseconds, over.signal).then(
    () => late.abort(),
    () => undefined,
  );
  try {
    return await work(late.signal);
  } finally {
    over.abort();
  }
}

/** What comes of it, or `undefined` where the signal aborts first. */
export async function unlessLate<T>(promise: Promise<T>, late: AbortSignal): Promise<T | undefined> {
  const settled = new AbortController();
  const tooLate = new Promise<undefined>((resolve) => {
    if (late.aborted) resolve(undefined);
    late.addEventListener('abort', () => resolve(undefined), { once: true, signal: settled.signal });
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    settled.abort();
  }
}
