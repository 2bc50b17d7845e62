import type { Suggestion, SuggestionDay } from './suggestion-day.js';

/** `suggestRides` or `solveInWorker`, for one day. */
type SolveDay = (day: SuggestionDay) => Promise<Suggestion>;

/**
 * Several days one after the other, so that who drives on the first waits on the second, and a request that is met on the first
 * is none on the second, unless it recurs. One that could be met on the second as well makes room on the first.
 */
export async function suggestDays(days: readonly SuggestionDay[], solve: SolveDay): Promise<readonly Suggestion[]> {
  const driven = new Map<string, number>();
  const met = new Set<string>();
  const all: Suggestion[] = [];
  for (const [nth, day] of days.entries()) {
    const pilots = day.pilots.map((pilot) => ({
      ...pilot,
      ridesLately: pilot.ridesLately + (driven.get(pilot.pilotId) ?? 0),
    }));
    const later = new Set(days.slice(nth + 1).flatMap(({ requests }) => requests.map(({ requestId }) => requestId)));
    const requests = day.requests
      .filter(({ requestId, recurs }) => recurs || !met.has(requestId))
      .map((request) => ({ ...request, canWait: !request.recurs && later.has(request.requestId) }));
    const suggestion = await solve({ ...day, pilots, requests });
    for (const { pilotId, requestId } of suggestion.rides) {
      driven.set(pilotId, (driven.get(pilotId) ?? 0) + 1);
      met.add(requestId);
    }
    all.push(suggestion);
  }
  return all;
}

/**
 * Each of so many days with its share of a time: what one leaves goes to those that come after it.
 * @param timeLimitMs that all of them may take
 * @param mostOfOneMs that one of them may take
 */
export function inShares(
  { days, timeLimitMs, mostOfOneMs }: { days: number; timeLimitMs: number; mostOfOneMs: number },
  solve: (day: SuggestionDay, timeLimitMs: number) => Promise<Suggestion>,
): SolveDay {
  let [daysLeft, left] = [days, timeLimitMs];
  return async (day) => {
    const share = Math.min(mostOfOneMs, left / daysLeft--);
    const suggestion = await solve(day, share);
    left -= suggestion.tookMs ?? share;
    return suggestion;
  };
}
