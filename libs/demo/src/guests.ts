import { type Actor, type Instant, type LocalDate, daysBetween, plusDays, plusMinutes } from '#kernel';
import { guestOnBus, sessionOnBus } from '#cafes';
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
  const { id: guestId } = await town.say(guestOnBus, 'RecordGuest', { name, phone, needs, cafeId: cafe.cafeId });
  const guest = { ...drawn, guestId, since: dayOf(town.now) };
  cafe.guests.push(guest);
  if (town.chance(0.06)) somethingChanges(town, guest);
}

/** A new number, or something that they have come to need. */
function somethingChanges(town: Town, { guestId, name, phone }: GuestInTown): void {
  town.at(town.officeHour(dayOf(town.now), town.faker.number.int({ min: 14, max: 90 })), () =>
    town.chance(0.5)
      ? town.say(guestOnBus, 'ChangeGuestContact', { guestId, name, phone: phone?.replace(/.$/, '7') })
      : town.say(guestOnBus, 'ChangeGuestNeeds', { guestId, needs: 'Går nu med rollator og skal have plads til den ved bordet.' }),
  );
}

/** Who picks up the telephone for a guest. */
export const whoBooksFor = (town: Town, { guestId, bookedBy }: GuestInTown): Actor => {
  switch (bookedBy) {
    case 'coordinator':
      return town.coordinator;
    case 'guest':
      return town.actor('guest', guestId);
    case 'relative':
      return town.actor('relative', `relative-of-${guestId}`);
    case 'careStaff':
      return town.actor('careStaff', `care-staff-${1 + (guestId.charCodeAt(0) % 6)}`);
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
    sessionOnBus,
    'RegisterGuest',
    {
      sessionId,
      guestId: guest.guestId,
      escorted: guest.escorted === 'always' || (guest.escorted === 'atFirst' && daysBetween(guest.since, on) < AT_FIRST_DAYS),
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
  const list = plusDays(date, -28);
  town.at(timeOn(list, '08:45'), async () => {
    const always = cafe.guests.filter(({ everyTime, faithful }) => everyTime && town.chance(faithful + 0.02));
    always.forEach((guest, each) => asks(plusMinutes(town.now, 1 + each), guest));
  });
  town.at(timeOn(plusDays(date, -13), '08:00'), async () => {
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
        town.at(town.officeHour(date, -town.faker.number.int({ min: 1, max: 4 })), () => cancel(town, sessionId, guestId));
  });
}

export async function cancel(town: Town, sessionId: string, guestId: string): Promise<void> {
  const { visits, cancelled } = await town.session(sessionId);
  if (cancelled || visits.get(guestId)?.status !== 'registered') return;
  await town.say(sessionOnBus, 'CancelGuestRegistration', { sessionId, guestId });
}
