import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { event, idSchema, personal, streamName, text } from '#kernel';
import { ISHOEJ, idFor } from '#kernel/testing';
import { MemoryLog } from '#projections/testing';
import { type Definitions, TheirAffairs } from './about-people.js';

const ride = { rideId: idSchema };
const rideEvents = {
  Recorded: event(
    'Recorded',
    z.object({ passengerId: idSchema, name: personal(text(200), { subject: 'passengerId', purpose: 'contact' }) }),
  ),
  Scheduled: event(
    'Scheduled',
    z.object({ ...ride, passengers: z.array(idSchema), pilotId: idSchema, requestId: idSchema.optional() }),
  ),
  Confirmed: event('Confirmed', z.object({ ...ride, passengerId: idSchema })),
  NoShowMarked: event('NoShowMarked', z.object(ride)),
  Requested: event('Requested', z.object({ requestId: idSchema, passengerId: idSchema })),
  Declined: event('Declined', z.object({ requestId: idSchema })),
};
const definitions: Definitions = new Map(Object.entries(rideEvents));

const [gerda, hans, anna] = [idFor('Gerda'), idFor('Hans'), idFor('Anna')];
const [first, second, wish] = [idFor('first'), idFor('second'), idFor('wish')];
const day = { stream: streamName('rideDay', ISHOEJ, '2026-11-26') };

/** Gerda and Hans ride together, as Gerda wished; Hans rides alone another time. */
function season(): MemoryLog {
  const log = new MemoryLog();
  for (const passengerId of [gerda, hans])
    log.record(
      rideEvents,
      { type: 'Recorded', data: { passengerId, name: 'Navn' } },
      { stream: streamName('passenger', ISHOEJ, passengerId) },
    );
  const request = { stream: streamName('rideRequest', ISHOEJ, wish) };
  log.record(rideEvents, { type: 'Requested', data: { requestId: wish, passengerId: gerda } }, request);
  const scheduled = (rideId: string, passengers: readonly string[], requestId?: string) =>
    log.record(rideEvents, { type: 'Scheduled', data: { rideId, passengers, pilotId: anna, requestId } } as never, day);
  scheduled(first, [gerda, hans], wish);
  scheduled(second, [hans]);
  log.record(rideEvents, { type: 'Confirmed', data: { rideId: first, passengerId: hans } }, day);
  log.record(rideEvents, { type: 'NoShowMarked', data: { rideId: second } }, day);
  log.record(rideEvents, { type: 'NoShowMarked', data: { rideId: first } }, day);
  log.record(rideEvents, { type: 'Declined', data: { requestId: wish } }, request);
  return log;
}

async function about(id: string): Promise<readonly number[]> {
  const affairs = new TheirAffairs(new Set([id]), definitions);
  const found: number[] = [];
  let index = 0;
  for await (const { events } of season().readAll())
    for (const decoded of events) {
      if ('event' in decoded && affairs.has(decoded.event)) found.push(index);
      index++;
    }
  return found;
}

describe('what is about somebody', () => {
  it('is what names them, and what became of the ride and the wish that they are in', async () => {
    expect(await about(gerda)).toEqual([0, 2, 3, 7, 8]);
  });

  it('is nothing of another’s ride, nor of a wish that was not theirs, nor what another said of their own', async () => {
    expect(await about(hans)).toEqual([1, 3, 4, 5, 6, 7]);
  });

  it('is of a pilot what they drove, and no wish', async () => {
    expect(await about(anna)).toEqual([3, 4, 6, 7]);
  });

  it('is nothing where nobody knows them', async () => {
    expect(await about(idFor('nobody'))).toEqual([]);
  });
});
