import { cafeSession } from '#cafes';
import { type Refusal, dateIn, idSchema, messageOf } from '#kernel';
import type { Desk } from '../citizen.js';
import type { Problem } from '../field.js';
import type { Form, Outcome } from '../form.js';
import { type Keys, newKeys } from '../keys.js';
import { ownProblems, sentBefore } from '../refused-words.js';
import { type Sent, oneOf } from '../sent.js';
import { both } from '../words.js';
import { dayInWords } from './day-in-words.js';
import { registeredAnswer } from './guest-answer.js';
import { guestFields } from './guest-fields.js';
import { guestWords } from './guest-words.js';
import { type NotRegistered, type Registration, register, wasRegistered } from './registering.js';
import type { CafeAhead } from './sessions-ahead.js';
import type { OnTheList } from './standing.js';

/** Registering for a café session, and being fetched by bike for it. */
export function guestForm(desk: Desk, ahead: readonly CafeAhead[], notice: Form['notice']): Form {
  const { closed, ...words } = guestWords(desk.contact);
  const isNothingAhead = ahead.every(({ sessions }) => sessions.length === 0);
  return {
    name: 'cafe',
    ...words,
    fields: guestFields(ahead, dateIn(desk.clock.now())),
    ...(isNothingAhead && { closed }),
    notice,
    submit: async (sent, keys): Promise<Outcome> => {
      const wanted = registrationIn(sent, ahead);
      const came = await register(desk, wanted, keys);
      if ('refusal' in came) return refusedAs(came, keys);
      const { standing, day, isNew } = came;
      return { done: registeredAnswer(wanted, standing, dayOf(day, ahead), desk.contact), isNew };
    },
    isTaken: (sent, keys) => wasRegistered(desk, sessionIn(sent), keys),
  };
}

/** Problems have been looked for: it is an id. */
const sessionIn = (sent: Sent): string => idSchema.parse(oneOf(sent, 'session'));

function registrationIn(sent: Sent, ahead: readonly CafeAhead[]): Registration {
  const sessionId = sessionIn(sent);
  return {
    sessionId,
    isOffered: ahead.some(({ sessions }) => sessions.some((session) => session.sessionId === sessionId)),
    name: oneOf(sent, 'name'),
    phone: oneOf(sent, 'phone'),
    needs: oneOf(sent, 'needs').trim() || undefined,
    escorted: oneOf(sent, 'escorted') !== '',
    ride: oneOf(sent, 'byBike') !== '',
    waitIfFull: oneOf(sent, 'wait') !== '',
  };
}

/** In words, with its café; also of a day that is not on the list any more. */
function dayOf({ cafeId, ...day }: OnTheList['day'], ahead: readonly CafeAhead[]) {
  const found = ahead.find(({ cafe }) => cafe.cafeId === cafeId);
  return found && { ...found.cafe, when: dayInWords(day) };
}

function refusedAs({ refusal, at, isForgotten }: NotRegistered, keys: Keys): Outcome {
  const again = isForgotten ? newKeys() : { key: keys.key, attempt: newKeys().attempt };
  if (refusal.refused === 'IdempotencyKeyReused')
    return { problems: [{ says: sentBefore }], keys: at === 'guest' ? newKeys() : again };
  if (refusal.refused === 'InvalidInput') return { problems: ownProblems(refusal), keys: again };
  // Who is on record under these keys has been erased: who writes again is somebody new.
  if (refusal.refused === 'PersonErased') return { problems: [{ says: sentBefore }], keys: newKeys() };
  return { problems: [sessionProblem(refusal)], keys: again };
}

const OVER = {
  da: 'Den cafédag er slut. Vælg en dag, der kommer.',
  en: 'That day is over. Choose a day to come.',
};

/** Some of what a session says is for those who run it: a citizen can choose another day, or wait. */
const FOR_CITIZENS: Readonly<Record<string, Problem['says']>> = {
  CafeSessionFull: {
    da: 'Der er fuldt den dag. Vælg en anden dag, eller sæt kryds ved “Skriv mig på ventelisten”.',
    en: 'That day is full. Choose another day, or tick “Put me on the waiting list”.',
  },
  CafeSessionOver: OVER,
  CafeSessionHeldAlready: OVER,
  NotFound: {
    da: 'Den dag kan ikke vælges mere. Vælg en dag på listen.',
    en: 'That day can no longer be chosen. Choose a day on the list.',
  },
};

const sessionProblem = (refusal: Refusal): Problem => ({
  field: 'session',
  says: FOR_CITIZENS[refusal.refused] ?? both((language) => messageOf(cafeSession.refusals, refusal, language)),
});
