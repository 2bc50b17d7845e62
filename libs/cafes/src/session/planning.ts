import {
  type CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type DataOf,
  type RecordedEvent,
  policyCommandIdOf,
  systemActor,
} from '#kernel';
import type { cafeEvents } from '../cafe/cafe.events.js';
import { cafe } from '../cafe/cafe.js';
import { cafeSession } from './session.js';

// A café decides on its sessions in one event; each session then begins a stream of its own. A crash can come in between, so
// what follows from the café's event is said by that event's id, and a policy says it again: done twice, it is done once.

export const PLANNING = 'cafeSessionPlanning';

export type SessionsPlanned = RecordedEvent<'CafeSessionsPlanned', DataOf<typeof cafeEvents, 'CafeSessionsPlanned'>>;

/** Begins the sessions that a café has decided on. @returns where the last of them stands. */
export async function beginPlannedSessions(
  handling: CommandHandling,
  planned: SessionsPlanned,
): Promise<string | undefined> {
  const { cafeId, sessions, capacity, roles, offerHours } = planned.data;
  let position: string | undefined;
  for (const session of sessions) {
    const outcome = await handling.handle(cafeSession, 'PlanCafeSession', {
      actor: systemActor(planned.metadata.municipality, PLANNING),
      idempotencyKey: session.sessionId,
      commandId: policyCommandIdOf(PLANNING, planned.id, session.sessionId),
      correlationId: planned.metadata.$correlationId,
      causationId: planned.id,
      input: { ...session, cafeId, capacity, roles, offerHours },
    });
    if (outcome.outcome === 'accepted') position = outcome.position ?? position;
  }
  return position;
}

/** Plans a café's sessions and begins them, so that whoever planned them sees them at once. */
export async function planSessions(handling: CommandHandling, request: CommandRequest): Promise<CommandOutcome> {
  const outcome = await handling.handle(cafe, 'PlanCafeSessions', request);
  if (outcome.outcome === 'refused') return outcome;
  const { municipality } = request.actor;
  for (const event of await handling.eventsOf(cafe, municipality, outcome.id, outcome.commandId)) {
    const position = await beginPlannedSessions(handling, event as SessionsPlanned);
    if (position) return { ...outcome, position };
  }
  return outcome;
}
