import { GraphQLError } from 'graphql';
import { StoreUnavailable } from '#event-store';
import { SecurityLogFull } from '#identity';
import type { Clock } from '#kernel';
import { ReadLogFull } from '#privacy';
import { NotReady, PastUnavailable } from '#projections';

const PASSING: readonly unknown[] = ['ISSUER_UNAVAILABLE', 'OVERLOADED', 'TOOK_TOO_LONG'];
/** In seconds, where the trouble itself does not say. */
const USUALLY = 5;
/** With {@link USUALLY}, almost four minutes: longer than a store takes to start again. */
const MOST_TRIES = 10;

/** In how many seconds it may well be over; `undefined` for what will be the same then. */
export function passesIn(error: unknown): number | undefined {
  if (!(error instanceof GraphQLError)) return isPassing(error) ? USUALLY : undefined;
  const { code, http } = error.extensions as { code?: unknown; http?: { headers?: ReadonlyMap<string, string> } };
  if (PASSING.includes(code)) return Number(http?.headers?.get('retry-after') ?? USUALLY);
  return isPassing(error.originalError) ? USUALLY : undefined;
}

const isPassing = (cause: unknown): boolean =>
  [StoreUnavailable, NotReady, PastUnavailable, ReadLogFull, SecurityLogFull].some((type) => cause instanceof type);

/**
 * Does that again for as long as only a passing trouble keeps it from being done, and waits a little longer each time.
 * @param signal aborted when it need not be done any more
 * @throws what it throws that does not pass, or has not passed after ten tries
 */
export async function patiently<T>(work: () => Promise<T>, clock: Clock, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await work();
    } catch (error) {
      const seconds = passesIn(error);
      if (seconds === undefined || tries === MOST_TRIES) throw error;
      await clock.sleep(seconds * tries * 1000, signal);
    }
}
