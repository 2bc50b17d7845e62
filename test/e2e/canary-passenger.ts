import type { Canaries } from './canary.js';
import type { Caller } from './caller.js';
import { dateOf, inAMoment, inDays } from './every-ride-mutation.js';

const PLACE = { label: 'Ishøj Havn', latitude: 55.605, longitude: 12.37 };
const BIKE = { name: 'Sofie', model: 'Triobike Taxi', seats: 2, platform: false, base: PLACE };

const contactOf = (person: Canaries) => ({
  name: person.name(),
  phone: person.phone(),
  contactPerson: person.name(),
});
const homeOf = (person: Canaries) => ({
  address: person.text(),
  addressId: person.addressId(),
  position: person.position(),
});

/** Somebody who was taken for a ride, is to be taken for another one, and has asked for one more. @returns their id */
export async function passengerWith(caller: Caller, person: Canaries): Promise<string> {
  const consentGivenOn = dateOf(Date.now());
  const recorded = { ...contactOf(person), ...homeOf(person), needs: person.text(), consentGivenOn };
  const passengerId = await caller.did('recordPassenger', recorded);
  await caller.did('changePassengerContact', { passengerId, ...contactOf(person) });
  await caller.did('changePassengerHome', { passengerId, ...homeOf(person) });
  await caller.did('changePassengerNeeds', { passengerId, needs: person.text() });

  const bikeId = await caller.did('addBike', BIKE);
  const pilotId = await caller.did('registerVolunteer', { name: 'Pilot' });
  const qualification = 'cyclePilotTraining';
  await caller.did('grantQualification', { volunteerId: pilotId, qualification, validFrom: inDays(-1) });
  const ride = { bikeId, pilotId, passengers: [passengerId] };
  const driven = { rideId: await caller.did('scheduleRide', { ...inAMoment(), ...ride }), pilotId };
  await caller.did('startRide', driven);
  await caller.did('remarkOnRide', { ...driven, passengerId, words: person.text() });

  const day = inDays(3);
  const windows = [{ from: `${day}T08:00:00Z`, until: `${day}T15:00:00Z` }];
  const requestId = await caller.did('requestRide', { passengerId, windows, wish: person.text() });
  const times = { date: day, startsAt: `${day}T10:00:00Z`, endsAt: `${day}T11:00:00Z` };
  await caller.did('scheduleRide', { ...times, ...ride, requestId });
  await caller.did('requestRide', { passengerId, windows, wish: person.text() });
  return passengerId;
}
