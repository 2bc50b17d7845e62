import type { LinearModel } from './linear-model.js';
import type { FreeVolunteer, OpenRole, OpenSession, ShiftsWanted } from './shifts-wanted.js';
import type { Span } from './suggestion-day.js';
import { overlap, within, without } from './times.js';

/** Somebody who could do something. */
export interface Option {
  readonly session: OpenSession;
  readonly role: OpenRole;
  readonly volunteer: FreeVolunteer;
  readonly variable: number;
}

export const qualified = (
  { roles, qualifications }: FreeVolunteer,
  { role, needs }: OpenRole,
  session: Span,
): boolean =>
  roles.includes(role) &&
  (needs === undefined || qualifications.some((held) => held.kind === needs && within(session, held)));

export const freeFor = ({ volunteerId, free }: FreeVolunteer, booked: ShiftsWanted['booked'], session: Span): boolean =>
  without(
    free,
    booked.filter((one) => one.volunteerId === volunteerId),
    0,
  ).some((span) => within(session, span));

export function optionsOf({ sessions, volunteers, booked }: ShiftsWanted, model: LinearModel): readonly Option[] {
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

export function fillNoRoleTwice(model: LinearModel, options: readonly Option[]): void {
  for (const [{ count }, theirs] of grouped(options, ({ role }) => role))
    model.row(-Infinity, count, variablesOf(theirs));
}

/** What a volunteer's first shift costs, their second ...: each more than the one before. */
export interface Steps {
  readonly volunteer: FreeVolunteer;
  readonly lately: number;
  readonly steps: readonly number[];
}

export function keepApart(model: LinearModel, options: readonly Option[]): readonly Steps[] {
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
export function inTurn(options: readonly Option[]): readonly Option[] {
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

export function valuesOf(
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

/** As many as before, as evenly as can be: the squares of what everybody has done and would do are to add up to little. */
export function aimAtEvenness(
  model: LinearModel,
  options: readonly Option[],
  evenness: readonly Steps[],
  placed: number,
): void {
  model.row(placed, Infinity, variablesOf(options));
  for (const { variable } of options) model.gain(variable, 0);
  for (const { steps, lately } of evenness)
    steps.forEach((step, already) => model.gain(step, -(2 * (lately + already) + 1)));
}
