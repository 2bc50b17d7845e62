import { type EventDefinition, type EventMap, erasureEvents } from '#kernel';
import type { AnyPolicy } from '#policies';
import { type AnyProjection, type Table, type Tables, personalColumns, projectionEvents } from '#projections';
import {
  cafeEvents,
  cafesProjection,
  beginPlannedSessionsPolicy,
  guestEvents,
  guestRecords,
  guestsProjection,
  lapseOffersPolicy,
  releaseTheErasedPolicy,
  sessionEvents,
  sessionsProjection,
  shiftsAhead,
  standingShiftsPolicy,
} from '#cafes';
import {
  type PersonRecords,
  erasuresProjection,
  keysOfPeopleProjection,
  readLogEvents,
  retentionEvents,
  retentionProjection,
} from '#privacy';
import {
  emailRegisterEvents,
  partWithTheErasedPolicy,
  volunteerEvents,
  volunteerRecords,
  volunteersProjection,
} from '#volunteers';
import { commandsProjection } from './commands.projection.js';

// What Samspil consists of. A new context is named here, and nowhere else.

export const allEvents: readonly EventMap[] = [
  projectionEvents,
  readLogEvents,
  retentionEvents,
  volunteerEvents,
  emailRegisterEvents,
  cafeEvents,
  sessionEvents,
  guestEvents,
];

/** Every declared event by its type. */
export const definitions: ReadonlyMap<string, EventDefinition> = new Map(
  allEvents.flatMap((events) => Object.entries(events)),
);

/** The kinds of people on record, and what each context knows of what lies ahead of them. */
export const personKinds: readonly PersonRecords[] = [
  guestRecords,
  {
    ...volunteerRecords,
    ahead: async (...asked) => [...(await shiftsAhead(...asked)), ...(await volunteerRecords.ahead(...asked))],
  },
];

export const commands = commandsProjection(erasureEvents, ...allEvents);
export const keysOfPeople = keysOfPeopleProjection(...allEvents);

export const allProjections: readonly AnyProjection[] = [
  commands,
  erasuresProjection,
  keysOfPeople,
  retentionProjection,
  volunteersProjection,
  cafesProjection,
  sessionsProjection,
  guestsProjection,
];

/** All but the one that carries out erasures, which needs more than the log: an installation adds it. */
export const allPolicies: readonly AnyPolicy[] = [
  beginPlannedSessionsPolicy,
  lapseOffersPolicy,
  standingShiftsPolicy,
  partWithTheErasedPolicy,
  releaseTheErasedPolicy,
];

/** Read models that show personal values. */
export const showingPeople: readonly AnyProjection[] = allProjections.filter(({ tables }) =>
  Object.values<Table>(tables as Tables).some((table) => personalColumns(table).length > 0),
);
