import type { Purpose } from './sealed.js';

/** The languages in which Samspil speaks; Danish first. */
export type Language = 'da' | 'en';

/** What a refusal says, for the details it carries. Says what happened, to what, and what would work instead. */
export type RefusalDefinition<D extends object = object> = Readonly<Record<Language, (details: D) => string>>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a map holds definitions of differing details
export type RefusalMap = Readonly<Record<string, RefusalDefinition<any>>>;

type DetailsOf<D> = D extends RefusalDefinition<infer Details> ? Details : never;

/** A refusal is a value, not an exception: a rule said no. */
export interface Refusal<Code extends string = string, D extends object = object> {
  readonly refused: Code;
  readonly details: D;
}

export type RefusalOf<M extends RefusalMap> = { [K in keyof M & string]: Refusal<K, DetailsOf<M[K]>> }[keyof M &
  string];

/** Declares one refusal. The details are ids, numbers and times, never a personal value: refusals are kept in the history. */
export const refusal = <D extends object = object>(messages: RefusalDefinition<D>): RefusalDefinition<D> => messages;

/** Refusals that any command can meet. */
export const commonRefusals = {
  NotFound: refusal<{ kind: string; id: string }>({
    da: ({ kind, id }) => `Der findes ingen ${kind} med id ${id}. Slå op i oversigten og prøv med et id derfra.`,
    en: ({ kind, id }) => `There is no ${kind} with id ${id}. Look it up in the list and use an id from there.`,
  }),
  AlreadyExists: refusal<{ kind: string; id: string }>({
    da: ({ kind, id }) => `Der findes allerede en ${kind} med id ${id}. Ret den i stedet.`,
    en: ({ kind, id }) => `There is a ${kind} with id ${id} already. Change that one instead.`,
  }),
  InvalidInput: refusal<{ problems: readonly { path: string; problem: string }[] }>({
    da: ({ problems }) => `Det indtastede kan ikke bruges: ${sentence(problems)}.`,
    en: ({ problems }) => `The input cannot be used: ${sentence(problems)}.`,
  }),
  /** With a purpose, where that alone has been erased: everything else goes on. */
  PersonErased: refusal<{ id: string; purpose?: Purpose }>({
    da: ({ purpose }) =>
      purpose && purpose !== 'contact'
        ? `${purpose === 'health' ? 'Helbredsoplysningerne' : 'Noterne'} om denne person er slettet, og der kan ikke skrives nye på samme id. Resten kan stadig rettes. Skal de skrives igen, så opret personen på ny.`
        : 'Oplysningerne om denne person er slettet, og der kan ikke skrives nye på samme id. Opret personen på ny.',
    en: ({ purpose }) =>
      purpose && purpose !== 'contact'
        ? `The ${purpose === 'health' ? 'health data' : 'notes'} of this person have been erased, and no more can be recorded under this id. All else can still be changed. Register them anew if these are needed again.`
        : "This person's data have been erased, and no more can be recorded under this id. Register them anew.",
  }),
  IdempotencyKeyReused: refusal<{ key: string }>({
    da: () => 'Nøglen er brugt før til noget andet. Send et nyt ønske med en ny nøgle.',
    en: () => 'This idempotency key was used before for something else. Send a new request with a new key.',
  }),
} as const;

const sentence = (problems: readonly { path: string; problem: string }[]): string =>
  problems.map(({ path, problem }) => `${path} ${problem}`).join('; ');

/** What the refusal says in that language. */
export const messageOf = (definitions: RefusalMap, refused: Refusal, language: Language): string => {
  const definition = definitions[refused.refused];
  if (!definition) throw new Error(`no message is written for the refusal ${refused.refused}`);
  return definition[language](refused.details);
};
