import { type Expression, type SqlBool, sql } from 'kysely';
import type { Permission } from '#kernel';
import type { World } from './world.js';

/**
 * Which rows the caller may see: what every query of a read model says beside the municipality. A row that is not allowed is not there, and
 * nobody can tell it from one that never was.
 * @param person the column with the person whose affair a row is; without it, who is allowed their own alone sees none
 */
export function allowed({ access }: World, permission: Permission, person?: string): Expression<SqlBool> {
  const extent = access.extentOf(permission);
  if (extent === 'municipality') return sql<SqlBool>`true`;
  if (extent === undefined || person === undefined || access.people.size === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`${sql.ref(person)} in (${sql.join([...access.people])})`;
}
