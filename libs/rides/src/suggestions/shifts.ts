import { LinearModel } from './linear-model.js';
import type { FreeVolunteer, OpenRole, OpenSession, ShiftSuggestion, ShiftsWanted } from './shifts-wanted.js';
import type { Span } from './suggestion-day.js';
import { overlap, within, without } from './times.js';

/** How much of the time goes to filling as many as can be, at most: what is left goes to evenness. */
const SHARE_OF_FILLING = 0.7;

/** Somebody who could do something. */
interface Option {
  readonly session: OpenSession;
  readonly role: OpenRole;
  readonly volunteer: FreeVolunteer;
  readonly variable: number;
}

/**
 * Volunteers for open shifts: as many filled as can be, then as evenly as can be, in that the squares of what everybody has done
 * lately and would do add up to as little as possible. Nobody is in two places at once. Cafés are walked to, so no pause is kept.
 */
export async function suggestShifts(
  asked: ShiftsWanted,
  { timeLimitMs = 20_000 }: { readonly timeLimitMs?: number } = {},
): Promise<ShiftSuggestion> {
  const wanted = { ...asked, sessions: asked.sessions.map(ownRoles) };
  const model = new LinearModel();
  const options = optionsOf(wanted, model);
  fillNoRoleTwice(model, options);
  const evenness = keepApart(model, options);
  for (const { variable } of options) model.gain(variable, 1);
  const known = inTurn(options);
  const most = await model.solve(timeLimitMs * SHARE_OF_FILLING, valuesOf(model, options, evenness, known));
  const filled = options.filter(({ variable }) => most.values?.[variable] === 1);

  model.row(
    filled.length,
    Infinity,
    options.map(({ variable }) => variable),
  );
  for (const { variable } of options) model.gain(variable, 0);
  for (const { steps, lately } of evenness)
    steps.forEach((step, already) => model.gain(step, -(2 * (lately + already) + 1)));
  const even = await model.solve(timeLimitMs - most.tookMs, valuesOf(model, options, evenness, filled));
  const chosen = options.filter(({ variable }) => even.values?.[variable] === 1);
  return {
    shifts: chosen.map(({ session: { sessionId }, role: { role }, volunteer: { volunteerId } }) => ({
      sessionId,
      role,
      volunteerId,
    })),
    open: stillOpen(wanted, chosen),
    gap: { placed: chosen.length, bound: Math.min(placesOf(wanted), Math.floor(most.bound + 1e-6)) },
    bestSoFar: !most.proved || !even.proved,
  };
}

/** Two sessions may have been given the very same role: from here on, each has its own. */
const ownRoles = (session: OpenSession): OpenSession => ({
  ...session,
  open: session.open.map((role) => ({ ...role })),
});

const placesOf = ({ sessions }: ShiftsWanted): number =>
  sessions.reduce((sum, { open }) => sum + open.reduce((roles, { count }) => roles + count, 0), 0);

const qualified = ({ roles, qualifications }: FreeVolunteer, { role, needs }: OpenRole, { until }: Span): boolean =>
  roles.includes(role) &&
  (needs === undefined || qualifications.some((one) => one.kind === needs && (one.until ?? Infinity) >= until));

const freeFor = ({ volunteerId, free }: FreeVolunteer, booked: ShiftsWanted['booked'], session: Span): boolean =>
  without(
    free,
    booked.filter((one) => one.volunteerId === volunteerId),
    0,
  ).some((span) => within(session, span));

function optionsOf({ sessions, volunteers, booked }: ShiftsWanted, model: LinearModel): readonly Option[] {
  return sessions.flatMap((session) => {
    const free = volunteers.filter((volunteer) => freeFor(volunteer, booked, session));
    return session.open.flatMap((role) =>
      free
        .filter((volunteer) => qualified(volunteer, role, session))
        .map((volunteer) => ({ session, role, volunteer, variable: model.variable(1) })),
    );
  });
}

const grouped = <K>(options: readonly Option[], key: (option: Option) => K): ReadonlyMap<K, readonly Option[]> => {
  const groups = new Map<K, Option[]>();
  for (const option of options) groups.set(key(option), [...(groups.get(key(option)) ?? []), option]);
  return groups;
};

const variablesOf = (options: readonly Option[]): readonly number[] => options.map(({ variable }) => variable);

function fillNoRoleTwice(model: LinearModel, options: readonly Option[]): void {
  for (const [{ count }, theirs] of grouped(options, ({ role }) => role))
    model.row(-Infinity, count, variablesOf(theirs));
}

/** What a volunteer's first shift costs, their second ...: each more than the one before. */
interface Steps {
  readonly volunteer: FreeVolunteer;
  readonly lately: number;
  readonly steps: readonly number[];
}

function keepApart(model: LinearModel, options: readonly Option[]): readonly Steps[] {
  return [...grouped(options, ({ volunteer }) => volunteer)].map(([volunteer, theirs]) => {
    const sessions = [...new Set(theirs.map(({ session }) => session))];
    for (const { from } of sessions)
      model.row(-Infinity, 1, variablesOf(theirs.filter(({ session }) => overlap(session, { from, until: from + 1 }))));
    const steps = sessions.map(() => model.variable(1));
    const variables = variablesOf(theirs);
    model.row(0, 0, [...variables, ...steps], [...variables.map(() => 1), ...steps.map(() => -1)]);
    return { volunteer, lately: volunteer.shiftsLately, steps };
  });
}

/** Session by session to whoever did least: what is suggested if there is no time for more. */
function inTurn(options: readonly Option[]): readonly Option[] {
  const chosen: Option[] = [];
  const load = ({ volunteer }: Option): number =>
    volunteer.shiftsLately + chosen.filter((other) => other.volunteer === volunteer).length;
  for (const [role, theirs] of grouped(options, (option) => option.role))
    for (let place = 0; place < role.count; place++) {
      const [best] = theirs
        .filter(({ volunteer, session }) =>
          chosen.every((other) => other.volunteer !== volunteer || !overlap(other.session, session)),
        )
        .sort((a, b) => load(a) - load(b));
      if (best) chosen.push(best);
    }
  return chosen;
}

function valuesOf(
  model: LinearModel,
  options: readonly Option[],
  evenness: readonly Steps[],
  chosen: readonly Option[],
): readonly number[] {
  const values = new Array<number>(model.variables).fill(0);
  for (const { variable } of chosen) values[variable] = 1;
  for (const { volunteer, steps } of evenness) {
    const shifts = chosen.filter((option) => option.volunteer === volunteer).length;
    for (const step of steps.slice(0, shifts)) values[step] = 1;
  }
  return values;
}

function stillOpen({ sessions, volunteers, booked }: ShiftsWanted, chosen: readonly Option[]): ShiftSuggestion['open'] {
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
