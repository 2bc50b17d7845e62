import { type LocalDate, plusDays } from '#kernel';
import { cafeSession } from '#cafes';
import { type Role, holdsQualificationOn, isActiveOn, volunteer } from '#volunteers';
import { type Part, cast, emailOf, interestIn, telephone } from './people.js';
import { type Session, type Town, type VolunteerInTown, timeOn } from './town.js';

/** The 18 join, most of them before the season, and some of them have a story. */
export function recruit(town: Town): void {
  const { begins, today } = town.span;
  cast.forEach((part, each) => {
    if (part.story === 'appliesAndIsApproved')
      town.at(timeOn(plusDays(begins, 28), '20:40'), async () => {
        const joined = await join(town, part, 'ApplyAsVolunteer');
        const { volunteerId } = joined;
        town.at(town.officeHour(begins, 33), () => town.say(volunteer, 'ApproveVolunteer', { volunteerId }));
      });
    else if (part.story === 'hasJustApplied')
      town.at(timeOn(plusDays(today, -4), '21:15'), () => join(town, part, 'ApplyAsVolunteer'));
    else
      town.at(timeOn(plusDays(begins, -17), `09:${10 + 3 * each}`), async () => {
        const joined = await join(town, part, 'RegisterVolunteer');
        await makeFit(town, joined);
        happensTo(town, joined);
      });
  });
}

async function join(town: Town, part: Part, how: 'RegisterVolunteer' | 'ApplyAsVolunteer'): Promise<VolunteerInTown> {
  const { faker, municipality, names } = town;
  const name = names.next();
  const { interests, notes } = part;
  const input = {
    name,
    phone: telephone(faker),
    email: emailOf(name, municipality.domain),
    interests: [...interests],
    notes,
  };
  // Who applies has no account yet, and fills in the public form.
  const by = how === 'ApplyAsVolunteer' ? town.actor('citizen', 'public-form', []) : town.coordinator;
  const { id: volunteerId } = await town.say(volunteer, how, input, { by });
  const joined = { ...part, name, volunteerId };
  town.volunteers.push(joined);
  return joined;
}

/** Certificate seen, qualifications put down, "every Tuesday in Åparken as host" written into the calendar. */
async function makeFit(town: Town, { volunteerId, qualifications = [], standing }: VolunteerInTown): Promise<void> {
  const { begins, today } = town.span;
  const assessedOn = plusDays(begins, -18);
  await town.say(volunteer, 'RecordCertificateAssessment', {
    volunteerId,
    certificate: 'criminalRecordCertificate',
    assessedOn,
  });
  for (const { qualification, expiresSoon } of qualifications) {
    const validFrom = plusDays(begins, -town.faker.number.int({ min: 60, max: 400 }));
    const validUntil = expiresSoon ? plusDays(today, 18) : undefined;
    await town.say(volunteer, 'GrantQualification', { volunteerId, qualification, validFrom, validUntil });
  }
  const place = standing && town.municipality.cafes[standing.cafe];
  if (!standing || !place) return;
  // Before the sessions are planned, or the fourth café would have nobody on its first day.
  town.at(timeOn(plusDays(begins, 7 * place.opensInWeek - 13), '14:20'), async () => {
    const cafe = town.cafes.find(({ name }) => name === place.name);
    if (!cafe) return;
    await town.say(volunteer, 'MakeStandingCommitment', {
      volunteerId,
      cafeId: cafe.cafeId,
      role: standing.role,
      from: cafe.firstDate,
    });
  });
}

function happensTo(town: Town, { volunteerId, story, standing }: VolunteerInTown): void {
  const { begins, today } = town.span;
  switch (story) {
    case 'goesAway': {
      const from = plusDays(begins, standing?.role === 'kitchen' ? 21 : 63);
      const until = plusDays(from, 9);
      town.at(town.officeHour(from, -9), async () => {
        await town.say(
          volunteer,
          'NoteAway',
          { volunteerId, from, until },
          { by: town.actor('volunteer', volunteerId) },
        );
        await giveUpShifts(town, volunteerId, { from, until }, 'travel');
      });
      return;
    }
    case 'pauses': {
      const [from, until] = [plusDays(today, -10), plusDays(today, 25)];
      town.at(town.officeHour(from, -2), async () => {
        await town.say(volunteer, 'PauseVolunteer', { volunteerId, from, until });
        await giveUpShifts(town, volunteerId, { from, until }, 'family');
      });
      return;
    }
    case 'leaves':
      town.at(town.officeHour(begins, 50), async () => {
        await town.say(volunteer, 'LeaveVolunteer', { volunteerId });
        await giveUpShifts(town, volunteerId, { from: plusDays(begins, 50), until: town.span.ends }, 'other');
      });
      return;
    case 'appliesAndIsApproved':
    case 'hasJustApplied':
    case undefined:
  }
}

/** Whoever is not there cannot be on shift: the coordinator takes them off what is planned already. */
async function giveUpShifts(
  town: Town,
  volunteerId: string,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  reason: 'travel' | 'family' | 'other',
): Promise<void> {
  for (const { sessionId, date, startsAt } of town.sessions) {
    if (date < from || date > until || startsAt < town.now) continue;
    const { shifts, cancelled } = await town.session(sessionId);
    if (cancelled || shifts.get(volunteerId)?.attendance !== 'expected') continue;
    await town.say(cafeSession, 'WithdrawFromShift', { sessionId, volunteerId, reason });
  }
}

/** Roles of a session with how many are still missing in each. */
export const missingIn = ({ roles, shifts }: Session): readonly { readonly role: Role; readonly missing: number }[] =>
  roles
    .map(({ role, needed }) => ({
      role,
      missing:
        needed - [...shifts.values()].filter((shift) => shift.role === role && shift.attendance !== 'noShow').length,
    }))
    .filter(({ missing }) => missing > 0);

/** Who would like to, may, and has nothing else that day, in an order that is nobody's. */
export async function whoCould(town: Town, session: Session, role: Role): Promise<readonly VolunteerInTown[]> {
  const qualification = session.roles.find((need) => need.role === role)?.qualification;
  const fit: VolunteerInTown[] = [];
  for (const each of town.volunteers) {
    if (!each.interests.includes(interestIn[role])) continue;
    if (session.shifts.has(each.volunteerId) || session.withdrawn.has(each.volunteerId)) continue;
    const known = await town.volunteer(each.volunteerId);
    if (!isActiveOn(known, session.date)) continue;
    if (qualification && !holdsQualificationOn(known, qualification, session.date)) continue;
    fit.push(each);
  }
  return town.faker.helpers.shuffle(fit);
}

/** Who would like to help in the kitchen and was never taught how. */
export const unqualified = (town: Town): VolunteerInTown | undefined =>
  town.volunteers.find(({ qualifications, story }) => !qualifications && !story);
