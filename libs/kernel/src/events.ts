import { z } from 'zod';
import { accountSchema } from './actor.js';
import { type PersonalMark, personalMark } from './sealed.js';

type Json = Record<string, unknown>;

/** One kind of event: the name it is stored under, its present schema, and how older versions become the present one. */
export interface EventDefinition<S extends z.ZodObject = z.ZodObject> {
  /** Never renamed: it stands in the log. */
  readonly storedName: string;
  readonly version: number;
  readonly schema: S;
  /** From version n to n + 1, for every n below `version`. */
  readonly upcasters: Readonly<Record<number, (data: Json) => Json>>;
  readonly personal: readonly PersonalField[];
  /** Fields that hold accounts of staff. */
  readonly accounts: readonly string[];
}

/** A personal field of an event, found at `field` of its data. */
export interface PersonalField extends PersonalMark {
  readonly field: string;
}

export type EventMap = Readonly<Record<string, EventDefinition>>;

/** The union of events that a map describes, as deciders write and fold them. */
export type EventOf<M extends EventMap> = {
  [K in keyof M & string]: { readonly type: K; readonly data: z.output<M[K]['schema']>; readonly occurredAt?: string };
}[keyof M & string];

export type DataOf<M extends EventMap, K extends keyof M> = z.output<M[K]['schema']>;

/**
 * Declares an event. Personal fields are marked with `personal()` and stand at the top of the data, beside the id of the person
 * they belong to, so that encryption never has to search; the codec refuses to store one that stands anywhere else.
 */
export function event<S extends z.ZodObject>(
  storedName: string,
  schema: S,
  history: { version: number; upcasters: Readonly<Record<number, (data: Json) => Json>> } = {
    version: 1,
    upcasters: {},
  },
): EventDefinition<S> {
  const personal = Object.entries(schema.shape).flatMap(([field, type]) => {
    const mark = personalMark(type as z.ZodType);
    return mark ? [{ field, ...mark }] : [];
  });
  for (const { field, subject } of personal)
    if (!(schema.shape[subject] instanceof z.ZodString))
      throw new Error(
        `${storedName}.${field} names a subject that is not there, or not always: ${subject} must be an id`,
      );
  const accounts = Object.keys(schema.shape).filter((field) => schema.shape[field] === accountSchema);
  for (let version = 1; version < history.version; version++)
    if (!history.upcasters[version]) throw new Error(`${storedName} lacks the upcaster from version ${version}`);
  return { storedName, schema, personal, accounts, ...history };
}

/** All events of Samspil by stored name; two of the same name are refused. */
export function eventRegistry(
  ...maps: readonly EventMap[]
): ReadonlyMap<string, { type: string; definition: EventDefinition }> {
  const registry = new Map<string, { type: string; definition: EventDefinition }>();
  for (const map of maps)
    for (const [type, definition] of Object.entries(map)) {
      if (registry.has(definition.storedName)) throw new Error(`two events are stored as ${definition.storedName}`);
      registry.set(definition.storedName, { type, definition });
    }
  return registry;
}
