import type { EventMap } from '#kernel';
import type { AnyPolicy } from '#policies';
import { type AnyProjection, projectionEvents } from '#projections';
import {
  cafeEvents,
  cafesProjection,
  beginPlannedSessionsPolicy,
  guestEvents,
  guestsProjection,
  lapseOffersPolicy,
  sessionEvents,
  sessionsProjection,
  standingShiftsPolicy,
} from '#cafes';
import { commandsProjection } from './commands.projection.js';
import { emailRegisterEvents, volunteerEvents, volunteersProjection } from '#volunteers';

// What Samspil consists of. A new context is named here, and nowhere else.

export const allEvents: readonly EventMap[] = [
  projectionEvents,
  volunteerEvents,
  emailRegisterEvents,
  cafeEvents,
  sessionEvents,
  guestEvents,
];

export const commands = commandsProjection(...allEvents);

export const allProjections: readonly AnyProjection[] = [
  commands,
  volunteersProjection,
  cafesProjection,
  sessionsProjection,
  guestsProjection,
];

export const allPolicies: readonly AnyPolicy[] = [beginPlannedSessionsPolicy, lapseOffersPolicy, standingShiftsPolicy];
