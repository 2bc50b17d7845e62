/** Work that tidies up when it is interrupted from the terminal, instead of ending where it stands. */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  whatThen = 'nothing of it is left',
): Promise<T> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Error(`interrupted: ${whatThen}`));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await work(interrupted.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
