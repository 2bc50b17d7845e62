import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ISHOEJ, actorOf, clockAt } from '#kernel/testing';
import { Access } from '#identity';
import { World } from '#graphql';
import { MemoryLog, running } from '#projections/testing';
import { cafeId, closureAnnounced, opened } from '../../testing/cafes.js';
import { planned, registered, sessionId, stayedAway, waitlisted } from '../../testing/sessions.js';
import { cafeEvents } from '../cafe/cafe.events.js';
import { sessionEvents } from '../session/session.events.js';
import { cafesProjection } from './cafes.projection.js';
import { freePlaces, sessionsAhead } from './sessions-ahead.query.js';
import { sessionsProjection } from './sessions.projection.js';

let log: MemoryLog;
let open: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
  log = new MemoryLog();
  open = await running(log, [cafesProjection, sessionsProjection]);
  log.record(cafeEvents, opened(), { stream: `cafe-${ISHOEJ}_${cafeId}` });
  told(planned({ capacity: 2 }), registered('Karen'));
});
afterEach(() => open.end());

const told = (...events: readonly Parameters<typeof log.record<typeof sessionEvents>>[1][]) =>
  events.forEach((event) => log.record(sessionEvents, event, { stream: `cafeSession-${ISHOEJ}_${sessionId}` }));
const ahead = async (kind: 'citizen' | 'coordinator', now?: string) => {
  await open.caughtUp();
  const world = new World(open.views, new Access(actorOf(kind)), () => undefined, clockAt(now));
  const [cafe] = await sessionsAhead(world);
  return { on: cafe?.sessions.map(freePlaces), off: cafe?.off.map((session) => session.sessionId) };
};
/** Half past twelve on the day. */
const UNDER_WAY = '2026-11-26T11:30:00.000Z';

describe('a café’s sessions ahead', () => {
  it('have the places that who asks now would get: who waits comes first', async () => {
    expect(await ahead('citizen')).toEqual({ on: [1], off: [] });
    told(waitlisted('Ole'), waitlisted('Inge'));
    expect(await ahead('citizen')).toEqual({ on: [0], off: [] });
  });

  it('tell no number once they have begun, but to whoever may see who came', async () => {
    told(stayedAway('Karen'));
    expect(await ahead('citizen', UNDER_WAY)).toEqual({ on: [null], off: [] });
    expect(await ahead('coordinator', UNDER_WAY)).toEqual({ on: [2], off: [] });
    expect(await ahead('citizen', '2026-11-26T14:00:00.000Z')).toEqual({ on: [], off: [] });
  });

  it('are eight weeks ahead at most, that day included', async () => {
    expect(await ahead('citizen', '2026-09-30T12:00:00.000Z')).toEqual({ on: [], off: [] });
    expect(await ahead('citizen', '2026-10-01T12:00:00.000Z')).toEqual({ on: [1], off: [] });
  });

  it('are off while the café is closed, though nobody has cancelled them', async () => {
    log.record(cafeEvents, closureAnnounced('2026-11-25', '2026-11-26'), { stream: `cafe-${ISHOEJ}_${cafeId}` });
    expect(await ahead('citizen')).toEqual({ on: [], off: [sessionId] });
  });
});
