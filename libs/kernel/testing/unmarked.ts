import { z } from 'zod';
import { type EventDefinition, openMark } from '#kernel';
import { saysWhoSomebodyIs } from './identity-words.js';

/** A part of an event's data: where it is, and whether a name on the way to it says that it is who somebody is. */
interface Part {
  readonly path: string;
  readonly schema: z.core.$ZodType;
  readonly isIdentity: boolean;
}

/**
 * The fields of an event's data that hold free text or an identity and are neither encrypted nor said to be about nobody
 * (`notPersonal`, `publicText`), as paths such as `guests[].name`. A kind of schema that it does not know is one of them, and so is
 * a field that is marked personal where the codec encrypts nothing: inside another one.
 */
export function unmarkedFields({ schema, personal }: EventDefinition): readonly string[] {
  const parts = partsOfObject(schema, { path: '', schema, isIdentity: false });
  const open = parts.filter(({ path }) => !personal.some(({ field }) => field === path));
  return [...new Set(open.flatMap(unmarkedIn))];
}

function unmarkedIn(part: Part): readonly string[] {
  const mark = openMark(part.schema);
  if (mark ? !(mark.form && part.isIdentity) : isHarmless(part)) return [];
  const inside = mark ? undefined : partsOf(part);
  return inside ? inside.flatMap(unmarkedIn) : [part.path];
}

/** Numbers, and words from a list, unless they are an age or somebody's name. */
const isHarmless = ({ schema, isIdentity }: Part): boolean =>
  !isIdentity &&
  [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull].some((harmless) => schema instanceof harmless);

/** What a schema is made of; `undefined` where it is made of nothing that can be looked into. */
function partsOf(part: Part): readonly Part[] | undefined {
  const { schema, path } = part;
  const at = (suffix: string, ...schemas: readonly z.core.$ZodType[]) =>
    schemas.map((inner) => ({ ...part, path: `${path}${suffix}`, schema: inner }));
  if (schema instanceof z.ZodObject) return partsOfObject(schema, part);
  if (schema instanceof z.ZodArray) return at('[]', schema.def.element);
  if (schema instanceof z.ZodTuple) return at('[]', ...schema.def.items, ...(schema.def.rest ? [schema.def.rest] : []));
  // What is kept by id under `names` are names; the ids are not.
  if (schema instanceof z.ZodRecord)
    return [{ path: `${path}{key}`, schema: schema.def.keyType, isIdentity: false }, ...at('{}', schema.def.valueType)];
  if (schema instanceof z.ZodUnion) return at('', ...schema.def.options);
  if (schema instanceof z.ZodIntersection) return at('', schema.def.left, schema.def.right);
  // What is made of harmless values tells no more than they do.
  if (schema instanceof z.ZodPipe) return at('', schema.def.in);
  return isWrapper(schema) ? at('', schema.def.innerType) : undefined;
}

function partsOfObject({ def: { shape, catchall } }: z.ZodObject, { path, isIdentity }: Part): readonly Part[] {
  const parts = Object.entries<z.core.$ZodType>(shape).map(([field, schema]) => ({
    path: path ? `${path}.${field}` : field,
    schema,
    isIdentity: isIdentity || saysWhoSomebodyIs(field),
  }));
  return catchall && !(catchall instanceof z.ZodNever)
    ? [...parts, { path: `${path}{}`, schema: catchall, isIdentity }]
    : parts;
}

const wrappers = [
  z.ZodOptional,
  z.ZodNullable,
  z.ZodNonOptional,
  z.ZodDefault,
  z.ZodPrefault,
  z.ZodCatch,
  z.ZodReadonly,
];
const isWrapper = (schema: z.core.$ZodType): schema is z.ZodOptional =>
  wrappers.some((wrapper) => schema instanceof wrapper);
