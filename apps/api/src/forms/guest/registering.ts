import { cafeSession, guest } from '#cafes';
import { type Refusal, commandIdOf, decideOn, isRefusal, thingIdOf } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { type Desk, citizenIn } from '../citizen.js';
import type { Keys } from '../keys.js';
import { guestWasEverExpected } from './expected.js';
import { forgetUnlessExpected, isGone } from '../forgetting.js';
import { type OnTheList, standingOf } from './standing.js';

/** Who comes, and to what. */
export interface Registration {
  readonly sessionId: string;
  /** Whether the form offers that day now. */
  readonly isOffered: boolean;
  readonly name: string;
  readonly phone: string;
  readonly needs: string | undefined;
  readonly escorted: boolean;
  readonly ride: boolean;
  readonly waitIfFull: boolean;
}

/** Where somebody stands now, and whether they were put there only now. */
export interface Registered extends OnTheList {
  readonly isNew: boolean;
}

/** Which of the two commands said no. */
interface Refused {
  readonly refusal: Refusal;
  readonly at: 'guest' | 'session';
}

export interface NotRegistered extends Refused {
  /** Whether there was somebody on record under these keys, who is not any more. */
  readonly isForgotten: boolean;
}

/**
 * Puts somebody on record as a guest, and on the list of a session: two commands, so that a crash may come between them. Under the same
 * keys it then goes on where it stopped, with the same guest. Nobody is put on record for a day that cannot be had, and who is turned away
 * all the same, since somebody else was faster, does not stay on record.
 */
export async function register(desk: Desk, wanted: Registration, keys: Keys): Promise<Registered | NotRegistered> {
  const { municipality } = desk;
  const recording = commandIdOf(municipality, citizenIn(municipality).id, 'RecordGuest', keys.key);
  const guestId = thingIdOf(recording, guest.kind);
  const isReplay = await wasRegistered(desk, wanted.sessionId, keys);

  const came = (isReplay ? undefined : await refusedAhead(desk, wanted, guestId)) ?? (await say(desk, wanted, keys));
  if ('refusal' in came) {
    const wasEverExpected = () => guestWasEverExpected(desk, guestId);
    const form = { aggregate: guest, id: guestId, recording, wasEverExpected };
    return { ...came, isForgotten: await forgetUnlessExpected(desk, form) };
  }
  const { sessionId } = wanted;
  return { ...(await standingOf(desk, sessionId, guestId)), isNew: came.isNew && !isReplay };
}

/** Whether somebody was put on that session's list under these keys, whatever has become of it. */
export async function wasRegistered({ handling, municipality }: Desk, sessionId: string, keys: Keys): Promise<boolean> {
  const registering = commandIdOf(municipality, citizenIn(municipality).id, 'RegisterGuest', registeringKey(keys));
  return (await handling.eventsOf(cafeSession, municipality, sessionId, registering)).length > 0;
}

/** Of both: an attempt that comes with another key is another one, or who was registered once could go on with ever new keys. */
const registeringKey = ({ key, attempt }: Keys): string => `${key} ${attempt}`;

async function say(
  { bus, municipality }: Desk,
  { name, phone, needs, isOffered: _asked, ...visit }: Registration,
  keys: Keys,
): Promise<{ readonly isNew: boolean } | Refused> {
  const { RecordGuest } = messagesOf(guest);
  const recorded = await bus.execute(
    new RecordGuest({
      actor: citizenIn(municipality),
      idempotencyKey: keys.key,
      input: { name, phone, ...(needs && { needs }) },
    }),
  );
  if (recorded.outcome === 'refused') return { refusal: recorded.refusal, at: 'guest' };

  const { RegisterGuest } = messagesOf(cafeSession);
  const onTheirBehalf = citizenIn(municipality, [recorded.id]);
  const registered = await bus.execute(
    new RegisterGuest({
      actor: onTheirBehalf,
      idempotencyKey: registeringKey(keys),
      input: { ...visit, guestId: recorded.id },
    }),
  );
  if (registered.outcome === 'refused') return { refusal: registered.refusal, at: 'session' };
  return { isNew: registered.position !== undefined };
}

/** What the session would say, and what is refused whatever it says: a day that the form does not offer, a guest who has been erased. */
async function refusedAhead(desk: Desk, wanted: Registration, guestId: string): Promise<Refused | undefined> {
  const { handling, clock, municipality } = desk;
  const { sessionId, escorted, ride, waitIfFull } = wanted;
  const session = await handling.stateOf(cafeSession, municipality, sessionId);
  const context = {
    now: clock.now(),
    actor: citizenIn(municipality, [guestId]),
    id: sessionId,
    newId: (kind: string) => thingIdOf(guestId, kind),
    // As if they were on record.
    guest: { guestId },
  };
  const visit = { sessionId, guestId, escorted, ride, waitIfFull };
  const decision = decideOn(cafeSession, session, 'RegisterGuest', visit, context);
  if (isRefusal(decision)) return { refusal: decision, at: 'session' };
  if (!wanted.isOffered)
    return { refusal: { refused: 'NotFound', details: { kind: cafeSession.kind, id: sessionId } }, at: 'session' };
  return (await isGone(desk, { aggregate: guest, id: guestId }))
    ? { refusal: { refused: 'PersonErased', details: { id: guestId } }, at: 'guest' }
    : undefined;
}
