import type { NodeTypes, Reads } from '#graphql';
import { volunteersProjection } from '#volunteers';
import { cafesProjection } from '../views/cafes.projection.js';
import { cafeById } from '../views/cafes.query.js';
import { guestsProjection } from '../views/guests.projection.js';
import { guestById } from '../views/guests.query.js';
import { sessionsProjection } from '../views/sessions.projection.js';
import { sessionById, shiftByKey, visitByKey } from '../views/sessions.query.js';

/** How each thing with an id is found. */
export const cafesNodes: NodeTypes = {
  Cafe: (world, [cafeId]) => world.load(cafeById, cafeId),
  CafeSession: (world, [sessionId]) => world.load(sessionById, sessionId),
  Guest: (world, [guestId]) => world.load(guestById, guestId),
  Shift: (world, [sessionId, volunteerId]) => world.load(shiftByKey, { sessionId, volunteerId }),
  Visit: (world, [sessionId, guestId]) => world.load(visitByKey, { sessionId, guestId }),
};

/** Where each thing is read from. */
export const cafesReads: Reads = {
  Cafe: [cafesProjection],
  CafeSession: [sessionsProjection],
  Shift: [sessionsProjection],
  TeamMember: [volunteersProjection],
  Visit: [sessionsProjection],
  Guest: [guestsProjection],
};
