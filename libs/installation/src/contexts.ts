import { type AnyDecider, type EventDefinition, type EventMap, erasureEvents } from '#kernel';
import { securityEvents } from '#identity';
import { integrityEvents } from '#integrity';
import type { AnyPolicy } from '#policies';
import { type AnyProjection, type Table, type Tables, personalColumns, projectionEvents } from '#projections';
import {
  cafe,
  cafeEvents,
  cafeSession,
  cafesProjection,
  beginPlannedSessionsPolicy,
  guest,
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
  erasure,
  erasuresProjection,
  keysOfPeopleProjection,
  readLogEvents,
  retention,
  retentionEvents,
  retentionHold,
  retentionProjection,
} from '#privacy';
import {
  apiClient,
  apiClientEvents,
  changesProjection,
  organisation,
  organisationEvents,
  partnersProjection,
} from '#partners';
import {
  emailRegister,
  emailRegisterEvents,
  partWithTheErasedPolicy,
  volunteer,
  volunteerEvents,
  volunteerRecords,
  volunteersProjection,
} from '#volunteers';
import { commandsProjection } from './commands.projection.js';

// What Samspil consists of. A new context is named here, and nowhere else.

export const allEvents: readonly EventMap[] = [
  projectionEvents,
  integrityEvents,
  readLogEvents,
  securityEvents,
  retentionEvents,
  volunteerEvents,
  emailRegisterEvents,
  cafeEvents,
  sessionEvents,
  guestEvents,
  organisationEvents,
  apiClientEvents,
];

/** Every declared event by its type. */
export const definitions: ReadonlyMap<string, EventDefinition> = new Map(
  allEvents.flatMap((events) => Object.entries(events)),
);

/** Every aggregate by the category of its streams. */
export const deciders: ReadonlyMap<string, AnyDecider> = new Map(
  [volunteer, emailRegister, cafe, cafeSession, guest, organisation, apiClient, erasure, retention, retentionHold].map(
    (decider: AnyDecider) => [decider.category, decider],
  ),
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
  partnersProjection,
  changesProjection,
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
