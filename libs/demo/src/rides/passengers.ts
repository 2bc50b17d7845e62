import { plusDays } from '#kernel';
import { passenger as passengerAggregate } from '#rides';
import { dayOf } from '../town.js';
import { drawPassenger } from './ride-people.js';
import type { PassengerInTown, RideTown } from './ride-town.js';

/** Ishøj's papers count 65 who have been out with the wind in their hair. */
const PASSENGERS = 65;
/** They have no name yet when this begins, for guests of the cafés who need a ride there are among them. */
const GUESTS_AMONG_THEM = 8;

/** Most are put on record before the season; guests who need a ride to their café once the cafés know them; some find the way later. */
export function welcomePassengers(town: RideTown): void {
  const { faker, span } = town;
  for (let each = 0; each < PASSENGERS; each++) {
    const isGuest = each < GUESTS_AMONG_THEM;
    const days = isGuest
      ? faker.number.int({ min: 3, max: 6 })
      : town.chance(0.8)
        ? -faker.number.int({ min: 16, max: 24 })
        : faker.number.int({ min: -10, max: 45 });
    town.at(town.officeHour(plusDays(span.begins, days)), () => welcome(town, each, isGuest));
  }
}

async function welcome(town: RideTown, each: number, isGuest: boolean): Promise<void> {
  const guest = isGuest ? guestInNeed(town) : undefined;
  const name = guest?.name ?? town.names.next();
  const drawn = drawPassenger(town.faker, town.municipality, { name, each });
  const { phone, contactPerson, address, addressId, position, needs } = drawn;
  const consented = town.chance(0.9);
  const consentGivenOn = consented ? dayOf(town.now) : undefined;
  const home = { address, addressId, position };
  const contact = { name, phone: guest?.phone ?? phone, contactPerson };
  // Whom care staff put on record, they come along with.
  const by = drawn.bookedBy === 'careStaff' ? { by: town.actor('careStaff', drawn.escort) } : {};
  const recorded = { ...contact, ...home, needs, consentGivenOn };
  const { id: passengerId } = await town.say(passengerAggregate, 'RecordPassenger', recorded, by);
  const passenger = { ...drawn, name, passengerId, guestId: guest?.guestId, consented };
  town.passengers.push(passenger);
  if (!consented && town.chance(0.75)) isAskedAgain(town, passenger);
}

function isAskedAgain(town: RideTown, passenger: PassengerInTown): void {
  town.at(town.officeHour(dayOf(town.now), town.faker.number.int({ min: 3, max: 14 })), async () => {
    await town.say(passengerAggregate, 'GiveConsent', { passengerId: passenger.passengerId });
    passenger.consented = true;
  });
}

/** A guest of a café who needs a ride there, and is not yet known here. */
const guestInNeed = ({ cafeTown, passengers }: RideTown) =>
  cafeTown.cafes
    .flatMap(({ guests }) => guests)
    .find(({ ride, guestId }) => ride && !passengers.some((known) => known.guestId === guestId));
