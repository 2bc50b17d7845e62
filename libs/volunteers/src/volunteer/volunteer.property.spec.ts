import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, messageOf, plusDays, withCommonRefusals } from '#kernel';
import { command, given, idFor } from '#kernel/testing';
import { certificateSchema, interestSchema, qualificationSchema, roleSchema } from './volunteer.events.js';
import { overlap } from './period.js';
import { type Volunteer, type volunteerCommands, isGone, volunteer } from './volunteer.js';

const volunteerId = idFor('Anna');
const them = { volunteerId: fc.constant(volunteerId) };
const FIRST_DAY = '2026-11-24' as LocalDate;
/** Few days, cafés and roles, so that they meet. */
const date = fc.integer({ min: -3, max: 6 }).map((days) => plusDays(FIRST_DAY, days));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const cafeId = fc.constantFrom(idFor('Åparken'), idFor('Tranegården'));
const period = { from: date, until: maybe(date) };
const anyOf = <T extends string>(schema: { options: readonly T[] }) => fc.constantFrom(...schema.options.slice(0, 2));
const ids = fc.constantFrom(idFor('one'), idFor('two'));
const who = { name: fc.constant('Anna Holm'), email: maybe(fc.constant('anna@ishoj.dk')), interests: fc.constant([]) };

const inputs: Record<keyof typeof volunteerCommands, fc.Arbitrary<Record<string, unknown>>> = {
  RegisterVolunteer: fc.record(who),
  ApplyAsVolunteer: fc.record(who),
  ApproveVolunteer: fc.record(them),
  DeclineVolunteer: fc.record({ ...them, reason: fc.constant('Bor i Jylland') }),
  PauseVolunteer: fc.record({ ...them, ...period }),
  ResumeVolunteer: fc.record(them),
  LeaveVolunteer: fc.record(them),
  ChangeContact: fc.record({ ...them, phone: maybe(fc.constant('43577575')), email: who.email }),
  ChangeInterests: fc.record({ ...them, interests: fc.subarray(interestSchema.options.slice(0, 3)) }),
  GrantQualification: fc.record({
    ...them,
    qualification: anyOf(qualificationSchema),
    validFrom: date,
    validUntil: maybe(date),
  }),
  RevokeQualification: fc.record({ ...them, qualification: anyOf(qualificationSchema) }),
  RecordCertificateAssessment: fc.record({ ...them, certificate: anyOf(certificateSchema), assessedOn: date }),
  MakeStandingCommitment: fc.record({ ...them, cafeId, role: anyOf(roleSchema), ...period }),
  EndStandingCommitment: fc.record({ ...them, commitmentId: ids, lastDate: maybe(date) }),
  NoteAway: fc.record({ ...them, from: date, until: date }),
  AbandonEmailReservation: fc.record({ ...them, reservationId: ids }),
};

interface Step {
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly daysLater: number;
  readonly reservation: { readonly volunteerId: string; readonly reservationId: string } | undefined;
}
const joining: Step = { name: 'ApplyAsVolunteer', data: { name: 'Anna Holm' }, daysLater: 0, reservation: undefined };
const step: fc.Arbitrary<Step> = fc.constantFrom(...Object.keys(inputs)).chain((name) =>
  fc.record({
    name: fc.constant(name),
    data: inputs[name as keyof typeof inputs],
    daysLater: fc.constantFrom(0, 0, 0, 1),
    reservation: maybe(fc.record({ ...them, reservationId: ids })),
  }),
);
const history = fc
  .tuple(fc.constantFrom('RegisterVolunteer', 'ApplyAsVolunteer'), fc.array(step, { maxLength: 25 }))
  .map(([name, steps]): readonly Step[] => [{ ...joining, name }, ...steps]);

/** Says everything in turn. `check` sees the volunteer before and after, and says the same once more if it likes. */
function play(
  steps: readonly Step[],
  check: (said: Step, before: Volunteer, after: Volunteer, again: () => ReturnType<typeof outcomeOf>) => void,
): void {
  let scene = given(volunteer, [], { id: volunteerId });
  let today = FIRST_DAY;
  for (const said of steps) {
    today = plusDays(today, said.daysLater);
    const now = scene.at(`${today}T12:00:00Z`);
    const before = now.state as Volunteer;
    // The latest commitment is ended, which one that is only the state knows.
    const [commitmentId] = [...before.commitments.keys()].slice(-1);
    const meant =
      'commitmentId' in said.data && commitmentId ? { ...said, data: { ...said.data, commitmentId } } : said;
    const outcome = outcomeOf(now, meant);
    if (outcome.refusal)
      for (const language of ['da', 'en'] as const)
        expect(messageOf(withCommonRefusals(volunteer.refusals), outcome.refusal, language)).not.toMatch(
          /undefined|null/,
        );
    scene = outcome.refusal ? now : outcome;
    check(meant, before, scene.state as Volunteer, () => outcomeOf(scene, meant));
  }
}

const outcomeOf = (
  scene: ReturnType<
    typeof given<typeof volunteerCommands, typeof volunteer.events, Volunteer, typeof volunteer.refusals>
  >,
  { name, data, reservation }: Step,
) => scene.when(command(name, data as never) as never, { reservation, cafeIsThere: true });

const always = (check: Parameters<typeof play>[1]): void =>
  fc.assert(
    fc.property(history, (steps) => play(steps, check)),
    { numRuns: 150 },
  );

describe('whatever is said to a volunteer', () => {
  it('can be stored, folded and worded', () => always(() => undefined));

  it('changes nothing when it is said twice', () =>
    always(({ name }, _before, after, again) => {
      const { events, refusal, state } = again();
      expect(state).toEqual(after);
      // Personal values are sealed to the rules, so a contact that is the same again is recorded again.
      if (name !== 'ChangeContact') expect(refusal ?? events).toEqual(refusal ?? []);
    }));

  it('never commits them twice to one café and role at a time', () =>
    always((_said, _before, { commitments }) => {
      const made = [...commitments.values()];
      for (const [index, one] of made.entries())
        for (const other of made.slice(index + 1))
          expect(one.cafeId === other.cafeId && one.role === other.role && overlap(one, other)).toBe(false);
    }));

  it('does nothing to who has left or was declined', () =>
    always((_said, before, after) => {
      if (isGone(before)) expect(after).toEqual(before);
    }));

  it('gives them an address only by a reservation that nobody has abandoned', () =>
    always((_said, before, { emailReservationId }) => {
      if (emailReservationId && emailReservationId !== before.emailReservationId)
        expect(before.abandonedReservations).not.toContain(emailReservationId);
    }));
});
