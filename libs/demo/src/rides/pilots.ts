import { type LocalDate, plusDays } from '#kernel';
import { passenger as passengerAggregate, pilotTimes } from '#rides';
import { volunteer } from '#volunteers';
import { emailOf, telephone } from '../people.js';
import { timeOn } from '../town.js';
import type { PilotInTown, RideTown } from './ride-town.js';

/** Ishøj's papers count 22 pilots; one of them drives for the cafés as well, and is found there. */
const PILOTS_BESIDES_THE_DRIVER = 21;

/** Days from today on which the training of some runs out. */
const RUNS_OUT: Readonly<Record<number, number>> = { 3: -9, 8: 12, 13: 26, 17: 60 };

/** They join before the season, trained; from then on each says week by week when they would ride. */
export function recruitPilots(town: RideTown): void {
  const { begins, today } = town.span;
  for (let each = 0; each < PILOTS_BESIDES_THE_DRIVER; each++) {
    const minutes = String(10 + 2 * each).padStart(2, '0');
    const days = RUNS_OUT[each];
    town.at(timeOn(plusDays(begins, -25), `10:${minutes}`), () =>
      join(town, days === undefined ? undefined : plusDays(today, days)),
    );
  }
  town.at(timeOn(plusDays(begins, -16), '09:00'), () => {
    for (const { volunteerId, interests } of town.cafeTown.volunteers)
      if (interests.includes('cyclePilot'))
        town.pilots.push({ volunteerId, trainedUntil: undefined, offers: [], rides: 0 });
  });
  town.at(timeOn(plusDays(begins, 20), '14:15'), () => somePairUp(town));
}

async function join(town: RideTown, validUntil: LocalDate | undefined): Promise<void> {
  const { faker, municipality, names, span } = town;
  const name = names.next();
  const { id: volunteerId } = await town.say(volunteer, 'RegisterVolunteer', {
    name,
    phone: telephone(faker),
    email: emailOf(name, `piloter.${municipality.domain}`),
    interests: town.chance(0.2) ? ['cyclePilot', 'mealCompanion'] : ['cyclePilot'],
  });
  await town.say(volunteer, 'RecordCertificateAssessment', {
    volunteerId,
    certificate: 'criminalRecordCertificate',
    assessedOn: plusDays(span.begins, -26),
  });
  await town.say(volunteer, 'GrantQualification', {
    volunteerId,
    qualification: 'cyclePilotTraining',
    validFrom: plusDays(span.begins, -faker.number.int({ min: 30, max: 700 })),
    validUntil,
  });
  town.pilots.push({ volunteerId, trainedUntil: validUntil, offers: [], rides: 0 });
}

/** Two who have talked well on a ride want to ride together again. */
async function somePairUp(town: RideTown): Promise<void> {
  for (const passenger of town.faker.helpers.shuffle(town.passengers).slice(0, 8)) {
    const { volunteerId } = town.faker.helpers.arrayElement(town.pilots);
    const { passengerId } = passenger;
    await town.say(passengerAggregate, 'AgreePairing', { passengerId, volunteerId });
    passenger.pilotId = volunteerId;
  }
}

const HOURS = [
  ['09:30', '12:45'],
  ['12:30', '17:00'],
  ['09:30', '17:00'],
] as const;

/** In the evenings before a week is planned, every third says when they would ride. */
export function pilotsOffer(town: RideTown, monday: LocalDate, dates: readonly LocalDate[]): void {
  town.at(timeOn(plusDays(monday, -17), '15:50'), () => {
    for (const pilot of town.pilots)
      if (town.chance(0.35)) {
        const [from, until] = town.faker.helpers.arrayElement(HOURS);
        const evening = plusDays(monday, -town.faker.number.int({ min: 11, max: 17 }));
        const minutes = String(town.faker.number.int({ min: 10, max: 59 }));
        const chosen = town.faker.helpers.arrayElements(dates, Math.min(dates.length, town.chance(0.5) ? 2 : 1));
        town.at(timeOn(evening, `20:${minutes}`), async () => {
          for (const date of [...chosen].sort()) await offer(town, pilot, { date, from, until });
        });
      }
  });
}

async function offer(town: RideTown, pilot: PilotInTown, times: PilotInTown['offers'][number]): Promise<void> {
  const { volunteerId, trainedUntil, offers } = pilot;
  if (trainedUntil && times.date > trainedUntil) return;
  offers.push(times);
  const { date } = times;
  await town.say(
    pilotTimes,
    'OfferPilotTimes',
    { volunteerId, date, from: times.from, until: times.until },
    { by: town.pilotActor(volunteerId) },
  );
}
