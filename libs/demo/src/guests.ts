import {
  type Actor,
  type Instant,
  type LocalDate,
  daysBetween,
  epochMilliseconds,
  plusDays,
  plusMinutes,
} from '#kernel';
import { cafeSession, guest as guestAggregate } from '#cafes';
import { drawGuest } from './people.js';
import { type CafeInTown, type GuestInTown, type Town, dayOf, timeOn } from './town.js';

/** Guests whom home care goes along with at first come alone after so many days. */
const AT_FIRST_DAYS = 35;

/** Most regular guests are put down before the first day; some find the way later. */
export function welcomeGuests(town: Town, cafe: CafeInTown): void {
  const { faker } = town;
  for (let each = 0; each < cafe.regulars; each++) {
    const late = town.chance(0.12) ? faker.number.int({ min: 5, max: 60 }) : 0;
    const day = plusDays(cafe.firstDate, late - faker.number.int({ min: 6, max: 12 }));
    town.at(town.officeHour(day), () => welcome(town, cafe));
  }
}

async function welcome(town: Town, cafe: CafeInTown): Promise<void> {
  const drawn = drawGuest(town.faker, town.names.next());
  const { name, phone, needs } = drawn;
  const { id: guestId } = await town.say(guestAggregate, 'RecordGuest', { name, phone, needs, cafeId: cafe.cafeId });
  const guest = { ...drawn, guestId, since: dayOf(town.now) };
  cafe.guests.push(guest);
  if (guest.bookedBy === 'careStaff')
    await town.say(guestAggregate, 'AssignEscort', { guestId, escort: escortOf(guestId) });
  if (town.chance(0.06)) somethingChanges(town, guest);
}

/** A new number, or something that they have come to need. */
function somethingChanges(town: Town, { guestId, name, phone }: GuestInTown): void {
  town.at(town.officeHour(dayOf(town.now), town.faker.number.int({ min: 14, max: 90 })), () =>
    town.chance(0.5)
      ? town.say(guestAggregate, 'ChangeGuestContact', { guestId, name, phone: phone?.replace(/.$/, '7') })
      : town.say(guestAggregate, 'ChangeGuestNeeds', {
          guestId,
          needs: 'Går nu med rollator og skal have plads til den ved bordet.',
        }),
  );
}

/** Who of home care comes along with a guest. */
const escortOf = (guestId: string): string => `care-staff-${1 + (guestId.charCodeAt(0) % 6)}`;

/** Who picks up the telephone for a guest. */
const whoBooksFor = (town: Town, { guestId, bookedBy }: GuestInTown): Actor => {
  switch (bookedBy) {
    case 'coordinator':
      return town.coordinator;
    case 'guest':
      return town.actor('guest', guestId);
    case 'relative':
      return town.actor('relative', `relative-of-${guestId}`, [guestId]);
    case 'careStaff':
      return town.actor('careStaff', escortOf(guestId), [guestId]);
  }
};

export const register = (
  town: Town,
  sessionId: string,
  guest: GuestInTown,
  on: LocalDate,
  rest: { readonly waitIfFull?: boolean; readonly refused?: string } = {},
) =>
  town.say(
    cafeSession,
    'RegisterGuest',
    {
      sessionId,
      guestId: guest.guestId,
      escorted:
        guest.escorted === 'always' || (guest.escorted === 'atFirst' && daysBetween(guest.since, on) < AT_FIRST_DAYS),
      ride: guest.ride,
      waitIfFull: rest.waitIfFull ?? true,
    },
    { by: whoBooksFor(town, guest), ...(rest.refused ? { refused: rest.refused } : {}) },
  );

/** The list of regular guests for a session, and then the week in which the others call. */
export function guestsAsk(town: Town, cafe: CafeInTown, sessionId: string, date: LocalDate): void {
  const asked = new Set<string>();
  const asks = (when: Instant, guest: GuestInTown) => {
    asked.add(guest.guestId);
    town.at(when, () => register(town, sessionId, guest, date));
  };
  town.at(timeOn(plusDays(date, -28), '08:45'), () => {
    const always = cafe.guests.filter(({ everyTime, faithful }) => everyTime && town.chance(faithful));
    for (const [each, guest] of always.entries()) asks(plusMinutes(town.now, 1 + each), guest);
  });
  town.at(timeOn(plusDays(date, -13), '08:00'), () => {
    for (const guest of cafe.guests)
      if (!asked.has(guest.guestId) && town.chance(guest.everyTime ? 0.3 : guest.faithful))
        asks(town.officeHour(date, -town.faker.number.int({ min: 1, max: 12 })), guest);
  });
}

/** Some of those who are registered call to say that they cannot come. */
export function someCancel(town: Town, sessionId: string, date: LocalDate, probability: number): void {
  town.at(timeOn(plusDays(date, -5), '08:00'), async () => {
    const { visits } = await town.session(sessionId);
    for (const [guestId, { status }] of visits)
      if (status === 'registered' && town.chance(probability))
        town.at(town.officeHour(date, -town.faker.number.int({ min: 1, max: 4 })), () =>
          cancel(town, sessionId, guestId),
        );
  });
}

export async function cancel(town: Town, sessionId: string, guestId: string): Promise<void> {
  const { visits, cancelled } = await town.session(sessionId);
  if (cancelled || visits.get(guestId)?.status !== 'registered') return;
  await town.say(cafeSession, 'CancelGuestRegistration', { sessionId, guestId });
  await answerOffers(town, sessionId);
}

/** Whoever is offered a place calls back, but for every third, whose place goes on to the next. */
async function answerOffers(town: Town, sessionId: string): Promise<void> {
  for (const [guestId, { status, confirmBy }] of (await town.session(sessionId)).visits) {
    const offer = `${sessionId} ${guestId} ${confirmBy}`;
    if (status !== 'offered' || !confirmBy || town.offers.has(offer)) continue;
    town.offers.add(offer);
    const left = (epochMilliseconds(confirmBy) - epochMilliseconds(town.now)) / 60_000;
    if (town.offers.size % 3 === 2) town.at(plusMinutes(confirmBy, 1), () => answerOffers(town, sessionId));
    else
      town.at(plusMinutes(town.now, Math.floor(Math.min(left / 2, town.faker.number.int({ min: 15, max: 300 })))), () =>
        confirm(town, sessionId, guestId),
      );
  }
}

async function confirm(town: Town, sessionId: string, guestId: string): Promise<void> {
  const { cancelled, visits } = await town.session(sessionId);
  if (cancelled || visits.get(guestId)?.status !== 'offered') return;
  await town.say(cafeSession, 'ConfirmGuestPlace', { sessionId, guestId });
}
