import { plusDays, plusMinutes } from '#kernel';
import { cafeSession } from '#cafes';
import { type Role, holdsQualificationOn, isActiveOn } from '#volunteers';
import { type Planned, type Session, type Town, hoursBefore, timeOn } from './town.js';
import { missingIn, unqualified, whoCould } from './volunteers.js';

/** Days before a session on which whoever has time looks at what is open. */
const LOOKS = [10, 5, 2];

/** Who helps at a session besides those who always do; who cannot come after all, and who comes instead. */
export function staffing(town: Town, { sessionId, date, startsAt }: Planned): void {
  for (const days of LOOKS)
    town.at(town.officeHour(date, -days), async () => {
      await signUps(town, sessionId);
      await areTurnedAway(town, sessionId);
    });
  if (town.chance(0.35)) {
    const hours = town.faker.helpers.arrayElement([4, 9, 20, 28, 52, 75, 120, 170]);
    town.at(hoursBefore(startsAt, hours), () => somebodyCannotCome(town, sessionId));
  }
  if (town.chance(0.06)) town.at(town.officeHour(date, -3), () => somebodyIsReplaced(town, sessionId));
}

async function signUps(town: Town, sessionId: string): Promise<void> {
  for (const { role, missing } of missingIn(await town.session(sessionId)))
    for (let place = 0; place < missing; place++) {
      const session = await town.session(sessionId);
      const [first] = !session.cancelled && town.chance(0.5) ? await whoCould(town, session, role) : [];
      if (!first) continue;
      const { volunteerId } = first;
      const by = town.chance(0.65) ? town.actor('volunteer', volunteerId) : town.coordinator;
      await town.say(cafeSession, 'SignUpForShift', { sessionId, volunteerId, role }, { by });
    }
}

/** Now and then somebody wants what is taken, or what they have not been taught. */
async function areTurnedAway(town: Town, sessionId: string): Promise<void> {
  const session = await town.session(sessionId);
  if (session.cancelled) return;
  const open = missingIn(session).map(({ role }) => role);
  const full = session.roles.find(({ role }) => !open.includes(role))?.role;
  if (full && town.chance(0.08)) {
    const [late] = await whoCould(town, session, full);
    if (late) await turnedAway(town, session, late.volunteerId, full, 'RoleFull');
  }
  const eager = unqualified(town);
  if (!eager || !open.includes('kitchen') || session.shifts.has(eager.volunteerId) || !town.chance(0.15)) return;
  const known = await town.volunteer(eager.volunteerId);
  if (isActiveOn(known, session.date) && !holdsQualificationOn(known, 'foodHygiene', session.date))
    await turnedAway(town, session, eager.volunteerId, 'kitchen', 'QualificationMissing');
}

const turnedAway = (town: Town, { sessionId }: Session, volunteerId: string, role: Role, refused: string) =>
  town.say(
    cafeSession,
    'SignUpForShift',
    { sessionId, volunteerId, role },
    { by: town.actor('volunteer', volunteerId), refused },
  );

const expected = ({ shifts }: Session): readonly string[] =>
  [...shifts].flatMap(([volunteerId, { attendance }]) => (attendance === 'expected' ? [volunteerId] : []));

/** A stand-in is found for most, where there is time to call round. */
async function somebodyCannotCome(town: Town, sessionId: string): Promise<void> {
  const session = await town.session(sessionId);
  if (session.cancelled || expected(session).length === 0) return;
  const insteadOf = town.faker.helpers.arrayElement(expected(session));
  const reason = town.faker.helpers.arrayElement([
    'illness',
    'illness',
    'appointment',
    'travel',
    'family',
    'other',
  ] as const);
  const by = town.chance(0.6) ? town.actor('volunteer', insteadOf) : town.coordinator;
  await town.say(cafeSession, 'WithdrawFromShift', { sessionId, volunteerId: insteadOf, reason }, { by });
  const found = plusMinutes(town.now, town.faker.number.int({ min: 25, max: 200 }));
  if (town.chance(0.75) && found < plusMinutes(session.startsAt, -30))
    town.at(found, () => standIn(town, sessionId, insteadOf));
}

async function standIn(town: Town, sessionId: string, insteadOf: string): Promise<void> {
  const session = await town.session(sessionId);
  const role = session.withdrawn.get(insteadOf);
  if (session.cancelled || !role || !missingIn(session).some((open) => open.role === role)) return;
  const [first] = await whoCould(town, session, role);
  if (first) await town.say(cafeSession, 'AssignStandIn', { sessionId, volunteerId: first.volunteerId, insteadOf });
}

/** Two have swapped between themselves, and the coordinator writes it down. */
async function somebodyIsReplaced(town: Town, sessionId: string): Promise<void> {
  const session = await town.session(sessionId);
  const insteadOf = expected(session)[0];
  const role = insteadOf && session.shifts.get(insteadOf)?.role;
  if (session.cancelled || !insteadOf || !role) return;
  const [first] = await whoCould(town, session, role);
  if (first) await town.say(cafeSession, 'AssignStandIn', { sessionId, volunteerId: first.volunteerId, insteadOf });
}

/** Yesterday afternoon somebody called about next week: there is something to do for whoever starts Samspil today. */
export function oneIsMissingNextWeek(town: Town): void {
  const { today } = town.span;
  town.at(timeOn(plusDays(today, -1), '15:40'), async () => {
    for (const { sessionId, date } of town.sessions.filter((each) => each.date >= plusDays(today, 2))) {
      const session = await town.session(sessionId);
      const volunteerId = expected(session)[0];
      if (session.cancelled || !volunteerId || date > plusDays(today, 9)) continue;
      return town.say(
        cafeSession,
        'WithdrawFromShift',
        { sessionId, volunteerId, reason: 'illness' },
        { by: town.actor('volunteer', volunteerId) },
      );
    }
    return undefined;
  });
}
