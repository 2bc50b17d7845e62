import { beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { type Instant, instant } from '#kernel';
import { clockAt } from '#kernel/testing';
import { auditHere } from './audited-history.js';
import { startAt } from './clocked-api.js';

const DATE = '2026-11-26';
const PLACE = { label: 'Ishøj Havn', latitude: 55.605, longitude: 12.37 };
const at = (time: string): Instant => instant(`${DATE}T${time}:00Z`);

const newFolder = temporaryFolder();
const ids: Record<string, string> = {};
let folder: string;
let bundle: string;

/** Gerda and Hans ride together once; Gerda was to ride two more times, and wished for a fourth. */
beforeAll(async () => {
  folder = newFolder();
  const clock = clockAt(at('06:00'));
  const { caller, close } = await startAt(folder, clock);
  try {
    const did = (mutation: string, input: object) => caller.did(mutation, input);
    const pilotId = (ids['anna'] = await did('registerVolunteer', { name: 'Anna Holm' }));
    const training = { qualification: 'cyclePilotTraining', validFrom: '2026-01-01' };
    await did('grantQualification', { volunteerId: pilotId, ...training });
    for (const name of ['gerda', 'hans'])
      ids[name] = await did('recordPassenger', { name: `${name} Lund`, consentGivenOn: '2026-11-01' });
    const { gerda, hans } = ids;
    const bikeId = await did('addBike', { name: 'Sofie', model: 'Taxa', seats: 2, platform: false, base: PLACE });
    const ride = (from: string, until: string, ...passengers: (string | undefined)[]) =>
      did('scheduleRide', { date: DATE, startsAt: at(from), endsAt: at(until), pilotId, bikeId, passengers });
    const together = await ride('08:00', '09:00', gerda, hans);
    const missed = await ride('10:00', '11:00', gerda);
    const rideId = await ride('12:00', '13:00', gerda);
    const ofHans = await ride('14:00', '15:00', hans);
    const requestId = await did('requestRide', {
      passengerId: gerda,
      windows: [{ from: at('16:00'), until: at('17:00') }],
    });
    await did('declineRideRequest', { requestId, reason: 'noPilot' });
    await did('moveRide', { rideId, startsAt: at('12:15'), endsAt: at('13:15') });
    await did('cancelRide', { rideId, reason: 'illness' });
    await did('cancelRide', { rideId: ofHans, reason: 'weather' });
    clock.set(at('08:05'));
    await did('startRide', { rideId: together, pilotId });
    await did('completeRide', { rideId: together, pilotId, stops: [] });
    clock.set(at('10:05'));
    await did('markRideNoShow', { rideId: missed, pilotId, excused: false });
  } finally {
    await close();
  }
  bundle = newFolder();
  await auditHere(folder, 'export', '--to', bundle);
});

/** What the live log and a bundle tell alike. */
async function told(name: string): Promise<readonly string[]> {
  const who = ['who', '--subject', ids[name] ?? '', '--json'];
  const [live, there] = [await auditHere(folder, ...who), await auditHere(bundle, ...who)];
  expect(live).toMatchObject({ code: 0, errors: '' });
  expect(there).toEqual(live);
  expect(live.output).not.toMatch(/Lund|Holm/);
  return live.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).type);
}

const RECORDED = ['PassengerRecorded', 'PassengerConsentGiven'];

describe('who did what with a passenger’s record', () => {
  it('tells what became of their rides and wishes, though those events name nobody', async () => {
    expect(await told('gerda')).toEqual([
      ...RECORDED,
      ...['RideScheduled', 'RideScheduled', 'RideScheduled', 'RideRequested', 'RideRequestDeclined'],
      ...['RideMoved', 'RideCancelled', 'RideStarted', 'RideCompleted', 'RideNoShowMarked'],
    ]);
  });

  it('says of a part of a log that it may be about rides from before it', async () => {
    const part = newFolder();
    await auditHere(folder, 'export', '--municipality', '0183', '--first', '8', '--to', part);
    const { code, errors } = await auditHere(part, 'who', '--subject', ids['gerda'] ?? '');
    expect([code, errors]).toEqual([0, expect.stringContaining('what became of rides and wishes from before it')]);
  });

  it('tells nothing of rides that were another’s', async () => {
    expect(await told('hans')).toEqual([
      ...RECORDED,
      ...['RideScheduled', 'RideScheduled', 'RideCancelled', 'RideStarted', 'RideCompleted'],
    ]);
  });
});
