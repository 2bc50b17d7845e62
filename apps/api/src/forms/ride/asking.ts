import { type Refusal, commandIdOf, dateIn, decideOn, isRefusal, thingIdOf } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { destination, passenger, rideRequest } from '#rides';
import { type Desk, citizenIn } from '../citizen.js';
import { forgetUnlessExpected, isGone } from '../forgetting.js';
import type { Keys } from '../keys.js';
import type { Window } from '../window.js';
import { passengerWasEverExpected } from './expected.js';
import { type Standing, standingOf } from './standing.js';

/** Who wants to ride, and what for a ride. They have agreed to it, or somebody for them. */
export interface Asked {
  readonly person: {
    readonly name: string;
    readonly phone: string;
    readonly contactPerson?: string;
    readonly address: string;
    readonly needs?: string;
  };
  readonly ride: {
    readonly windows: readonly Window[];
    readonly companions: 0 | 1;
    readonly platform: boolean;
    readonly destinationId?: string;
    readonly wish?: string;
  };
}

/** How the wish stands now, and whether it was taken only now. */
export interface Taken {
  readonly standing: Standing;
  readonly isNew: boolean;
}

/** Which of the two commands said no. */
interface Refused {
  readonly refusal: Refusal;
  readonly at: 'passenger' | 'request';
}

export interface NotTaken extends Refused {
  /** Whether there was somebody on record under these keys, who is not any more. */
  readonly isForgotten: boolean;
}

/**
 * Puts somebody on record as a passenger who has consented, and their wish for a ride: two commands, so that a crash may come between them.
 * Under the same keys it then goes on where it stopped, with the same passenger. What cannot be wished for puts nobody on record.
 */
export async function ask(desk: Desk, asked: Asked, keys: Keys): Promise<Taken | NotTaken> {
  const under = idsUnder(desk, keys);
  const isReplay = await wasAsked(desk, keys);
  const came = (isReplay ? undefined : await refusedAhead(desk, asked, under)) ?? (await say(desk, asked, keys, under));
  if ('refusal' in came) {
    const wasEverExpected = () => passengerWasEverExpected(desk, under.passengerId);
    const form = { aggregate: passenger, id: under.passengerId, recording: under.recording, wasEverExpected };
    return { ...came, isForgotten: await forgetUnlessExpected(desk, form) };
  }
  const standing = await standingOf(desk, under);
  return { standing, isNew: came.isNew && !isReplay };
}

/** Whether a wish was taken under these keys, whatever has become of it. */
export async function wasAsked(desk: Desk, keys: Keys): Promise<boolean> {
  const { requestId, requesting } = idsUnder(desk, keys);
  return (await desk.handling.eventsOf(rideRequest, desk.municipality, requestId, requesting)).length > 0;
}

/** What the two commands are called under these keys, and what they are about. */
interface Under {
  readonly recording: string;
  readonly passengerId: string;
  readonly requesting: string;
  readonly requestId: string;
}

function idsUnder({ municipality }: Desk, keys: Keys): Under {
  const { id } = citizenIn(municipality);
  const recording = commandIdOf(municipality, id, 'RecordPassenger', keys.key);
  const requesting = commandIdOf(municipality, id, 'RequestRide', requestingKey(keys));
  return {
    recording,
    passengerId: thingIdOf(recording, passenger.kind),
    requesting,
    requestId: thingIdOf(requesting, rideRequest.kind),
  };
}

/** Of both: an attempt that comes with another key is another one. */
const requestingKey = ({ key, attempt }: Keys): string => `${key} ${attempt}`;

async function say(
  desk: Desk,
  { person, ride }: Asked,
  keys: Keys,
  under: Under,
): Promise<{ readonly isNew: boolean } | Refused> {
  const { bus, municipality } = desk;
  const { RecordPassenger } = messagesOf(passenger);
  const recorded = await bus.execute(
    new RecordPassenger({
      actor: citizenIn(municipality),
      idempotencyKey: keys.key,
      input: { ...person, consentGivenOn: await consentedOn(desk, under) },
    }),
  );
  if (recorded.outcome === 'refused') return { refusal: recorded.refusal, at: 'passenger' };

  const { RequestRide } = messagesOf(rideRequest);
  const requested = await bus.execute(
    new RequestRide({
      actor: citizenIn(municipality, [recorded.id]),
      idempotencyKey: requestingKey(keys),
      input: { ...ride, passengerId: recorded.id },
    }),
  );
  if (requested.outcome === 'refused') return { refusal: requested.refusal, at: 'request' };
  return { isNew: requested.position !== undefined };
}

/** Today, but where the form was sent before: said again after midnight, it must say the same. */
async function consentedOn({ handling, municipality, clock }: Desk, { passengerId, recording }: Under) {
  const events = await handling.eventsOf(passenger, municipality, passengerId, recording);
  const given = events.find(({ type }) => type === 'PassengerConsentGiven');
  return (given?.data as { readonly on?: string } | undefined)?.on ?? dateIn(clock.now());
}

/** What the rules for a wish would say, before anybody is on record; and a passenger who has been erased. */
async function refusedAhead(
  desk: Desk,
  { ride: { wish: _theirs, destinationId, ...ride } }: Asked,
  { requestId, passengerId }: Under,
): Promise<Refused | undefined> {
  const { handling, clock, municipality } = desk;
  const going = destinationId === undefined ? [] : [destinationId];
  const places = going.map(async (id) => [id, await handling.stateOf(destination, municipality, id)] as const);
  const context = {
    now: clock.now(),
    actor: citizenIn(municipality, [passengerId]),
    id: requestId,
    newId: (kind: string) => thingIdOf(requestId, kind),
    // As if they were on record.
    passengers: new Map([[passengerId, { passengerId, pairings: [], escorts: [] }]]),
    destinations: new Map(await Promise.all(places)),
    sessionIsThere: true,
  };
  const wanted = { ...ride, ...(destinationId && { destinationId }), passengerId, fellowIds: [], stops: [] };
  const decision = decideOn(rideRequest, undefined, 'RequestRide', wanted, context);
  if (isRefusal(decision)) return { refusal: decision, at: 'request' };
  return (await isGone(desk, { aggregate: passenger, id: passengerId }))
    ? { refusal: { refused: 'PersonErased', details: { id: passengerId } }, at: 'passenger' }
    : undefined;
}
