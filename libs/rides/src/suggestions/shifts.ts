import { LinearModel } from './linear-model.js';
import {
  type Option,
  aimAtEvenness,
  fillNoRoleTwice,
  freeFor,
  inTurn,
  keepApart,
  optionsOf,
  qualified,
  valuesOf,
} from './shift-model.js';
import type { OpenSession, OpenShift, ShiftSuggestion, ShiftsWanted } from './shifts-wanted.js';

/** How much of the time goes to filling as many as can be, at most: what is left goes to evenness. */
const SHARE_OF_FILLING = 0.7;

export interface SuggestShiftsOptions {
  /** What all of it may take by the clock, in milliseconds. Default: 20,000. */
  readonly timeLimitMs?: number;
  /** Milliseconds, of any beginning. Without one no time passes but the solver's, which has a watch of its own. */
  readonly clock?: () => number;
  /** Is told what there is at once. */
  readonly soFar?: (suggestion: ShiftSuggestion) => void;
}

/**
 * Volunteers for open shifts: as many filled as can be, then as evenly as can be, in that the squares of what everybody has done
 * lately and would do add up to as little as possible. Nobody is in two places at once. Cafés are walked to, so no pause is kept.
 */
export async function suggestShifts(
  asked: ShiftsWanted,
  { timeLimitMs = 20_000, clock = () => 0, soFar }: SuggestShiftsOptions = {},
): Promise<ShiftSuggestion> {
  const began = clock();
  const timeLeft = (): number => timeLimitMs - (clock() - began);
  const wanted = { ...asked, sessions: asked.sessions.map(ownRoles) };
  const model = new LinearModel();
  const options = optionsOf(wanted, model);
  fillNoRoleTwice(model, options);
  const evenness = keepApart(model, options);
  for (const { variable } of options) model.gain(variable, 1);
  const known = inTurn(options);
  soFar?.(suggestionOf(wanted, known, { bound: Infinity, bestSoFar: true }));
  const most = await model.solve(timeLeft() * SHARE_OF_FILLING, valuesOf(model, options, evenness, known));
  const filled = options.filter(({ variable }) => most.values?.[variable] === 1);
  aimAtEvenness(model, options, evenness, filled.length);
  const even = await model.solve(
    Math.min(timeLeft(), timeLimitMs - most.tookMs),
    valuesOf(model, options, evenness, filled),
  );
  const chosen = options.filter(({ variable }) => even.values?.[variable] === 1);
  return suggestionOf(wanted, chosen, { bound: most.bound, bestSoFar: !most.proved || !even.proved });
}

const suggestionOf = (
  wanted: ShiftsWanted,
  chosen: readonly Option[],
  { bound, bestSoFar }: { readonly bound: number; readonly bestSoFar: boolean },
): ShiftSuggestion => ({
  shifts: chosen.map(({ session: { sessionId }, role: { role, needs }, volunteer: { volunteerId, shiftsLately } }) => ({
    ...{ sessionId, role, needs, volunteerId },
    shiftsLately,
  })),
  open: stillOpen(wanted, chosen),
  gap: { placed: chosen.length, bound: Math.min(placesOf(wanted), Math.floor(bound + 1e-6)) },
  bestSoFar,
});

/** Two sessions may have been given the very same role: from here on, each has its own. */
const ownRoles = (session: OpenSession): OpenSession => ({
  ...session,
  open: session.open.map((role) => ({ ...role })),
});

const placesOf = ({ sessions }: ShiftsWanted): number =>
  sessions.reduce((sum, { open }) => sum + open.reduce((roles, { count }) => roles + count, 0), 0);

function stillOpen({ sessions, volunteers, booked }: ShiftsWanted, chosen: readonly Option[]): readonly OpenShift[] {
  return sessions.flatMap((session) =>
    session.open.flatMap((role) => {
      const theirs = chosen.filter((option) => option.role === role).map(({ volunteer }) => volunteer);
      const count = role.count - theirs.length;
      if (count <= 0) return [];
      const able = volunteers.filter((one) => qualified(one, role, session) && !theirs.includes(one));
      const free = able.some((volunteer) => freeFor(volunteer, booked, session));
      const reason = free ? 'nobodyLeft' : able.length > 0 ? 'nobodyFree' : 'nobodyQualified';
      return [{ sessionId: session.sessionId, role: role.role, count, reason } as const];
    }),
  );
}
