import { readFileSync } from 'node:fs';
import type { GraphQLObjectType } from 'graphql';
import { permissionOf } from '#graphql';
import { type ActorKind, actorKinds } from '#kernel';
import { schema } from './schema.js';

/** How far a permission reaches: over the whole municipality, over one's own affairs alone, or not at all. */
type Extent = '●' | '○' | '';

/** The kinds of callers who ask with a token: citizens only fill in forms, and the system is Samspil itself. */
export const KINDS: readonly ActorKind[] = actorKinds.filter((kind) => kind !== 'citizen' && kind !== 'system');

/** The page that readers see is what is tried, and not the code that it is made from. */
const page = readFileSync(new URL('../../docs/reference/permissions.md', import.meta.url), 'utf8');

/** The cells of the page's first table: a line without a pipe ends it. */
const [[, ...kinds] = [], , ...permissions] = (/(^\|.*\n)+/m.exec(page)?.[0] ?? '')
  .trim()
  .split('\n')
  .map((line) => line.split('|').slice(1, -1))
  .map((cells) => cells.map((cell) => cell.trim().replaceAll('`', '')));

/** By kind of caller, by permission. */
const table: ReadonlyMap<string, ReadonlyMap<string, Extent>> = new Map(
  kinds.map((kind, n) => [
    kind,
    new Map(permissions.map(([permission = '', ...extents]) => [permission, (extents[n] ?? '') as Extent])),
  ]),
);

/** How far the table says that a permission reaches for such a caller; not at all where a field names none. */
export const extentOf = (kind: ActorKind, permission: string | undefined): Extent =>
  (permission && table.get(kind)?.get(permission)) || '';

/** Whether the table says that such a caller may ask a field of a type at all. */
export const mayAsk = (kind: ActorKind, type: GraphQLObjectType, field: string): boolean =>
  extentOf(kind, permissionOf(schema, type, field)) !== '';
