import { type Instant, type Refusal, messageOf } from '#kernel';
import { passenger, rideRequest } from '#rides';
import type { Desk } from '../citizen.js';
import type { Problem } from '../field.js';
import type { Form, Outcome } from '../form.js';
import { type Keys, newKeys } from '../keys.js';
import { ownProblems, sentBefore } from '../refused-words.js';
import { type Sent, oneOf } from '../sent.js';
import { type Window, windowIn } from '../window.js';
import { both } from '../words.js';
import { type Asked, type NotTaken, ask, wasAsked } from './asking.js';
import type { PlaceToGo } from './places.js';
import { rideAnswer } from './ride-answer.js';
import { ANYWHERE, WINDOWS, rideFields } from './ride-fields.js';

/** Asking for a ride, for oneself or for somebody else. */
export const rideForm = (desk: Desk, places: readonly PlaceToGo[], notice: Form['notice']): Form => ({
  name: 'ride',
  title: { da: 'Kom ud at køre på cykel', en: 'Go for a ride by bike' },
  intro: [
    {
      da: 'En frivillig cykelpilot henter dig derhjemme i en ladcykel med siddeplads foran, kører en tur med dig og bringer dig hjem igen. Det koster ikke noget.',
      en: 'A volunteer fetches you at home on a bike with a seat in front, takes you for a ride and brings you back. It costs nothing.',
    },
    {
      da: 'Her skriver du, hvornår det passer. Du kan også skrive for en anden, for eksempel din far eller en nabo.',
      en: 'Here you write when it would suit. You may also write for somebody else, such as your father or a neighbour.',
    },
  ],
  fields: rideFields(places),
  send: { da: 'Bed om en tur', en: 'Ask for a ride' },
  notice,
  submit: async (sent, keys): Promise<Outcome> => {
    const came = await ask(desk, askedIn(sent), keys);
    if ('refusal' in came) return refusedAs(came, keys, sent);
    return { done: rideAnswer(came.standing, desk.contact), isNew: came.isNew };
  },
  isTaken: (_sent, keys) => wasAsked(desk, keys),
});

/** Problems have been looked for: everything that is there can be used. */
function askedIn(sent: Sent): Asked {
  const given = (name: string): string | undefined => oneOf(sent, name).trim() || undefined;
  const [contactPerson, needs, wish, place] = ['contactPerson', 'needs', 'wish', 'destinationId'].map(given);
  return {
    person: {
      name: oneOf(sent, 'name'),
      phone: oneOf(sent, 'phone'),
      address: oneOf(sent, 'address'),
      ...(contactPerson && { contactPerson }),
      ...(needs && { needs }),
    },
    ride: {
      windows: WINDOWS.flatMap((name) => windowOf(sent, name) ?? []),
      companions: given('companion') ? 1 : 0,
      platform: given('platform') !== undefined,
      ...(place && place !== ANYWHERE && { destinationId: place }),
      ...(wish && { wish }),
    },
  };
}

function windowOf(sent: Sent, name: string): Window | undefined {
  const window = windowIn(sent, name);
  return window && 'from' in window ? window : undefined;
}

function refusedAs({ refusal, at, isForgotten }: NotTaken, keys: Keys, sent: Sent): Outcome {
  const again = isForgotten ? newKeys() : { key: keys.key, attempt: newKeys().attempt };
  if (refusal.refused === 'IdempotencyKeyReused')
    return { problems: [{ says: sentBefore }], keys: at === 'passenger' ? newKeys() : again };
  if (refusal.refused === 'InvalidInput') return { problems: ownProblems(refusal), keys: again };
  // Who is on record under these keys has been erased: who writes again is somebody new.
  if (refusal.refused === 'PersonErased') return { problems: [{ says: sentBefore }], keys: newKeys() };
  return { problems: [problemOf(refusal, sent)], keys: again };
}

const GONE = {
  da: 'Det sted kan ikke vælges mere. Vælg et andet på listen.',
  en: 'That place can no longer be chosen. Choose another one on the list.',
};

/** Some of what a wish is refused for is told in the words of the system: a citizen can choose another place. */
function problemOf(refusal: Refusal, sent: Sent): Problem {
  if (refusal.refused === 'NotFound' || refusal.refused === 'DestinationIsRetired')
    return { field: 'destinationId', says: GONE };
  const refusals = { ...passenger.refusals, ...rideRequest.refusals };
  const says = both((language) => messageOf(refusals, refusal, language));
  const field = fieldOf(refusal, sent);
  return field ? { field, says } : { says };
}

/** The window that is about. */
const fieldOf = ({ details }: Refusal, sent: Sent): string | undefined => {
  const { from, date } = details as { readonly from?: Instant; readonly date?: string };
  return WINDOWS.find((name) => {
    const window = windowOf(sent, name);
    return window && (from ? window.from === from : date !== undefined && oneOf(sent, `${name}-date`).trim() === date);
  });
};
