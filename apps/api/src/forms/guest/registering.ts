import { cafeSession, guest } from '#cafes';
import { type Refusal, commandIdOf, decideOn, isRefusal, thingIdOf } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { type Desk, citizenIn } from '../citizen.js';
import type { Keys } from '../keys.js';

/** Who comes, and to what. */
export interface Registration {
  readonly sessionId: string;
  readonly name: string;
  readonly phone: string;
  readonly needs: string | undefined;
  readonly escorted: boolean;
  readonly ride: boolean;
  readonly waitIfFull: boolean;
}

/** Where somebody stands on a session's list. */
export interface Registered {
  readonly place: 'taken' | 'waiting';
  /** Of who waits: 1 is next. */
  readonly number: number;
  /** How long they have to say yes when they are offered a place. */
  readonly offerHours: number;
}

/** Which of the two commands said no. */
export interface NotRegistered {
  readonly refusal: Refusal;
  readonly at: 'guest' | 'session';
}

/**
 * Puts somebody on record as a guest, and on the list of a session: two commands, so that a crash may come between them. Under the same
 * keys it then goes on where it stopped, with the same guest. Nobody is put on record for a day that cannot be had.
 */
export async function register(
  desk: Desk,
  { sessionId, name, phone, needs, ...visit }: Registration,
  { key, attempt }: Keys,
): Promise<Registered | NotRegistered> {
  const { bus, municipality } = desk;
  const actor = citizenIn(municipality);
  const guestId = thingIdOf(commandIdOf(municipality, actor.id, 'RecordGuest', key), guest.kind);
  const wanted = { sessionId, guestId, ...visit };
  const impossible = await refusalAhead(desk, wanted);
  if (impossible) return { refusal: impossible, at: 'session' };

  const { RecordGuest } = messagesOf(guest);
  const recorded = await bus.execute(
    new RecordGuest({ actor, idempotencyKey: key, input: { name, phone, ...(needs && { needs }) } }),
  );
  if (recorded.outcome === 'refused') return { refusal: recorded.refusal, at: 'guest' };

  const { RegisterGuest } = messagesOf(cafeSession);
  const onTheirBehalf = citizenIn(municipality, [recorded.id]);
  const registered = await bus.execute(
    new RegisterGuest({ actor: onTheirBehalf, idempotencyKey: attempt, input: { ...wanted, guestId: recorded.id } }),
  );
  if (registered.outcome === 'refused') return { refusal: registered.refusal, at: 'session' };
  return placeOf(desk, sessionId, recorded.id);
}

/** What the session would say. Of who is on record already it was asked before. */
async function refusalAhead(
  { handling, clock, municipality }: Desk,
  wanted: { readonly sessionId: string; readonly guestId: string },
): Promise<Refusal | undefined> {
  const { sessionId, guestId } = wanted;
  if (await handling.stateOf(guest, municipality, guestId)) return undefined;
  const session = await handling.stateOf(cafeSession, municipality, sessionId);
  const context = {
    now: clock.now(),
    actor: citizenIn(municipality, [guestId]),
    id: sessionId,
    newId: (kind: string) => thingIdOf(guestId, kind),
    // As if they were on record.
    guest: { guestId },
  };
  const decision = decideOn(cafeSession, session, 'RegisterGuest', wanted, context);
  return isRefusal(decision) ? decision : undefined;
}

/** From the session's own stream: a list may not show them yet. */
async function placeOf({ handling, municipality }: Desk, sessionId: string, guestId: string): Promise<Registered> {
  const session = await handling.stateOf(cafeSession, municipality, sessionId);
  if (!session) throw new Error(`the session ${sessionId} is gone, though somebody was just registered for it`);
  const waiting = [...session.visits].filter(([, { status }]) => status === 'waiting').map(([id]) => id);
  const number = waiting.indexOf(guestId) + 1;
  return { place: number > 0 ? 'waiting' : 'taken', number, offerHours: session.offerHours };
}
