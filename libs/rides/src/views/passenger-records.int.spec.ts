import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { ISHOEJ, idFor } from '#kernel/testing';
import { MemoryLog, running } from '#projections/testing';
import { DATE, at, cancelled, completed, scheduled, started } from '../../testing/rides.js';
import { rideDayEvents } from '../day/ride-day.events.js';
import { passengerEvents } from '../passenger/passenger.events.js';
import { rideRequestEvents } from '../request/ride-request.events.js';
import { passengerRecords } from './passenger-records.js';
import { passengersProjection } from './passengers.projection.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { ridesProjection } from './rides.projection.js';

const LONG_AGO = '2024-05-01T10:00:00.000Z';
const NAMES = ['Gerda', 'Hans', 'Inger'];

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
  log = new MemoryLog();
  open = await running(log, [passengersProjection, ridesProjection, rideRequestsProjection]);
  for (const name of NAMES)
    log.record(
      passengerEvents,
      { type: 'PassengerRecorded', data: { passengerId: idFor(name), name } },
      { stream: `passenger-${ISHOEJ}_${idFor(name)}`, recordedAt: LONG_AGO },
    );
});
afterEach(() => open.end());

const wish = (name: string, fellows: readonly string[], recordedAt: string) => {
  const requestId = idFor(`wish of ${name} at ${recordedAt}`);
  const window = { from: '2026-12-01T10:00:00.000Z', until: '2026-12-01T12:00:00.000Z' };
  const plain = { companions: 0, platform: false, windows: [window], stops: [] };
  log.record(
    rideRequestEvents,
    { type: 'RideRequested', data: { requestId, passengerId: idFor(name), fellowIds: fellows.map(idFor), ...plain } },
    { stream: `rideRequest-${ISHOEJ}_${requestId}`, recordedAt },
  );
};
const rode = (...events: readonly Parameters<typeof log.record<typeof rideDayEvents>>[1][]) => {
  for (const event of events) log.record(rideDayEvents, event, { stream: `rideDay-${ISHOEJ}_${DATE}` });
};

/** When each of them was last active. */
const lastActive = async (before = '2030-01-01T00:00:00Z') => {
  await open.caughtUp();
  const where = { views: open.views, municipality: ISHOEJ };
  const rows = await passengerRecords.inactiveSince(where, instant(before), 100);
  return Object.fromEntries(
    rows.map(({ subjectId, lastActive: seen }) => [NAMES.find((name) => idFor(name) === subjectId), seen]),
  );
};

describe('a passenger was last active', () => {
  const never = { Gerda: LONG_AGO, Hans: LONG_AGO, Inger: LONG_AGO };

  it('when they were put on record, where nothing was ever heard of them since', async () => {
    expect(await lastActive()).toEqual(never);
  });

  it('when a ride was asked for, also where they were to sit beside somebody else', async () => {
    wish('Gerda', ['Hans'], '2025-06-01T10:00:00.000Z');
    wish('Hans', [], '2024-06-01T10:00:00.000Z');
    wish('Gerda', [], '2025-07-01T10:00:00.000Z');
    expect(await lastActive()).toEqual({
      ...never,
      Gerda: '2025-07-01T10:00:00.000Z',
      Hans: '2025-06-01T10:00:00.000Z',
    });
    expect(await lastActive('2025-06-01T10:00:00Z')).toEqual({ Inger: LONG_AGO });
  });

  it('when a ride ended that they had, and by a later wish after that', async () => {
    rode(scheduled({ passengers: ['Gerda', 'Hans'] }), started(), completed());
    wish('Inger', ['Gerda'], '2026-11-27T10:00:00.000Z');
    expect(await lastActive()).toEqual({
      Gerda: '2026-11-27T10:00:00.000Z',
      Hans: at('11:00'),
      Inger: '2026-11-27T10:00:00.000Z',
    });
  });

  it('not by a ride that was not to be, nor by one to which they did not come', async () => {
    const missed = { ride: 'missed', from: '13:00', until: '14:00', passengers: ['Inger'] };
    rode(scheduled({ passengers: ['Hans'] }), cancelled(), scheduled(missed));
    rode({ type: 'RideNoShowMarked', data: { date: DATE, rideId: idFor('missed'), excused: true } });
    expect(await lastActive()).toEqual(never);
  });
});
