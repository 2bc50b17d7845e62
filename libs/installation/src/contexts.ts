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
  cafeChangesProjection,
  contact,
  contactEvents,
  contactRecords,
  contactsProjection,
  edition,
  editionEvents,
  editionsProjection,
  entriesProjection,
  entry,
  entryEvents,
  expireEntriesPolicy,
  missedEvents,
  missedProjection,
  missedSearches,
  organiser,
  organiserEvents,
  organisersProjection,
  overviewTerms,
  overviewTermsProjection,
  recallEditionsPolicy,
  releaseTheErasedFromOverviewPolicy,
  remindOfEntriesPolicy,
  shownChangesProjection,
  termsEvents,
} from '#overview';
import {
  bike,
  bikeEvents,
  bikesProjection,
  destination,
  destinationEvents,
  destinationsProjection,
  finishMovesPolicy,
  passenger,
  passengerEvents,
  passengerRecords,
  passengersProjection,
  pilotTimes,
  pilotTimesEvents,
  pilotTimesProjection,
  pilotsAhead,
  releaseTheErasedFromRidesPolicy,
  requestsFollowRidesPolicy,
  rideDay,
  rideDayEvents,
  rideRequest,
  rideRequestEvents,
  rideRequestsProjection,
  ridesProjection,
  rideWordsProjection,
  takeBackAnswersPolicy,
} from '#rides';
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
  bikeEvents,
  destinationEvents,
  passengerEvents,
  pilotTimesEvents,
  rideRequestEvents,
  rideDayEvents,
  organiserEvents,
  contactEvents,
  termsEvents,
  entryEvents,
  missedEvents,
  editionEvents,
  organisationEvents,
  apiClientEvents,
];

/** Every declared event by its type. */
export const definitions: ReadonlyMap<string, EventDefinition> = new Map(
  allEvents.flatMap((events) => Object.entries(events)),
);

const aggregates: readonly AnyDecider[] = [
  volunteer,
  emailRegister,
  cafe,
  cafeSession,
  guest,
  bike,
  destination,
  passenger,
  pilotTimes,
  rideRequest,
  rideDay,
  organiser,
  contact,
  overviewTerms,
  entry,
  missedSearches,
  edition,
  organisation,
  apiClient,
  erasure,
  retention,
  retentionHold,
];

/** Every aggregate by the category of its streams. */
export const deciders: ReadonlyMap<string, AnyDecider> = new Map(
  aggregates.map((decider) => [decider.category, decider]),
);

/** The kinds of people on record, and what each context knows of what lies ahead of them. */
export const personKinds: readonly PersonRecords[] = [
  guestRecords,
  passengerRecords,
  contactRecords,
  {
    ...volunteerRecords,
    ahead: async (...asked) => [
      ...(await shiftsAhead(...asked)),
      ...(await pilotsAhead(...asked)),
      ...(await volunteerRecords.ahead(...asked)),
    ],
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
  bikesProjection,
  destinationsProjection,
  passengersProjection,
  pilotTimesProjection,
  rideRequestsProjection,
  ridesProjection,
  rideWordsProjection,
  organisersProjection,
  contactsProjection,
  overviewTermsProjection,
  entriesProjection,
  missedProjection,
  shownChangesProjection,
  editionsProjection,
  cafeChangesProjection,
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
  takeBackAnswersPolicy,
  finishMovesPolicy,
  requestsFollowRidesPolicy,
  releaseTheErasedFromRidesPolicy,
  remindOfEntriesPolicy,
  expireEntriesPolicy,
  recallEditionsPolicy,
  releaseTheErasedFromOverviewPolicy,
];

/** Read models that show personal values. */
export const showingPeople: readonly AnyProjection[] = allProjections.filter(({ tables }) =>
  Object.values<Table>(tables as Tables).some((table) => personalColumns(table).length > 0),
);
