import { type Instant, plusMinutes } from '#kernel';
import { cafeSession } from '#cafes';
import { type CafeInTown, type Planned, type Session, type Town, timeOn } from './town.js';

/** The day itself: some note at the door who comes, others on paper, and put it on record when everybody has gone home. */
export function takePlace(town: Town, cafe: CafeInTown, planned: Planned): void {
  const { sessionId, startsAt, endsAt } = planned;
  if (startsAt >= timeOn(town.span.today, '00:00')) return;
  if (cafe.notesOnPaper) {
    town.at(plusMinutes(endsAt, 25), () => recordFromPaper(town, planned));
    return;
  }
  town.at(plusMinutes(startsAt, -25), () => openDoors(town, planned));
  town.at(plusMinutes(startsAt, 75), () => countDropIns(town, sessionId, town.faker.number.int({ min: 1, max: 5 })));
  town.at(plusMinutes(endsAt, 10), () => close(town, sessionId));
}

const whoComes = ({ faker }: Town, { visits, shifts }: Session) => ({
  volunteers: [...shifts].flatMap(([id, { attendance }]) =>
    attendance === 'expected' && faker.datatype.boolean(0.98) ? [id] : [],
  ),
  guests: [...visits].flatMap(([id, { status }]) =>
    status === 'registered' && faker.datatype.boolean(0.95) ? [id] : [],
  ),
});

/** Volunteers come before the guests do, and guests by and by. */
const comesEarly = (town: Town, startsAt: Instant): Instant =>
  plusMinutes(startsAt, -town.faker.number.int({ min: 5, max: 24 }));
const comes = (town: Town, startsAt: Instant): Instant =>
  plusMinutes(startsAt, town.faker.number.int({ min: -4, max: 45 }));

async function openDoors(town: Town, { sessionId, startsAt }: Planned): Promise<void> {
  const session = await town.session(sessionId);
  if (session.cancelled) return;
  const { volunteers, guests } = whoComes(town, session);
  for (const volunteerId of volunteers)
    town.at(comesEarly(town, startsAt), () =>
      town.say(
        cafeSession,
        'CheckInVolunteer',
        { sessionId, volunteerId },
        { by: town.actor('volunteer', volunteerId) },
      ),
    );
  for (const guestId of guests)
    // Volunteers do not see who the guests are: the list is the coordinator's.
    town.at(comes(town, startsAt), () => town.say(cafeSession, 'CheckInGuest', { sessionId, guestId }));
}

async function recordFromPaper(town: Town, { sessionId, startsAt }: Planned): Promise<void> {
  const session = await town.session(sessionId);
  if (session.cancelled) return;
  const { volunteers, guests } = whoComes(town, session);
  for (const volunteerId of volunteers)
    await town.say(cafeSession, 'CheckInVolunteer', { sessionId, volunteerId, at: comesEarly(town, startsAt) });
  for (const guestId of guests)
    await town.say(cafeSession, 'CheckInGuest', { sessionId, guestId, at: comes(town, startsAt) });
  await close(town, sessionId);
}

/** Who came without a name, as far as there is room: everybody who has a place keeps it until the end. */
async function countDropIns(town: Town, sessionId: string, more: number): Promise<void> {
  const { cancelled, capacity, visits, dropIns } = await town.session(sessionId);
  if (cancelled) return;
  const taken = [...visits.values()].filter(({ status }) =>
    ['registered', 'offered', 'present'].includes(status),
  ).length;
  const count = Math.min(dropIns + more, capacity - taken);
  if (count > dropIns) await town.say(cafeSession, 'CountDropIns', { sessionId, count });
}

/** Who did not come is noted, everybody is counted, the session has been held. */
async function close(town: Town, sessionId: string): Promise<void> {
  const { cancelled, visits, shifts } = await town.session(sessionId);
  if (cancelled) return;
  for (const [volunteerId, { attendance }] of shifts)
    if (attendance === 'expected')
      await town.say(cafeSession, 'MarkVolunteerNoShow', { sessionId, volunteerId, excused: town.chance(0.6) });
  for (const [guestId, { status }] of visits)
    if (status === 'registered')
      await town.say(cafeSession, 'MarkGuestNoShow', { sessionId, guestId, excused: town.chance(0.5) });
  await countDropIns(town, sessionId, town.faker.number.int({ min: 0, max: 6 }));
  const after = await town.session(sessionId);
  const present = [...after.visits.values()].filter(({ status }) => status === 'present').length;
  await town.say(cafeSession, 'HoldCafeSession', { sessionId, headcount: present + after.dropIns });
}
