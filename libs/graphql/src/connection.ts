import { GraphQLError } from 'graphql';
import { type Expression, type QueryExecutorProvider, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Batch, Seen, World } from './world.js';

/** The largest page that may be asked for. */
const LARGEST_PAGE = 200;

/** How much of a list, and from where: Relay's forward pagination. */
export interface Page {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Connection<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

type Key = string | number;

const cursorOf = (keys: readonly Key[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

function keysOf(cursor: string, wanted: number): readonly Key[] {
  try {
    const keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(keys) && keys.length === wanted && keys.every((key) => ['string', 'number'].includes(typeof key)))
      return keys as Key[];
  } catch {
    // Falls through: what cannot be read is no cursor.
  }
  throw badInput('"after" is no cursor of this list; take an endCursor that it gave');
}

export const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/**
 * One page of a query, ordered by columns that together tell rows apart. Pages by key, not by offset: a page costs the same
 * wherever it lies, and rows that come in between are neither shown twice nor passed over.
 * @throws GraphQLError for a `first` outside 0 to 200 or a foreign cursor.
 */
export async function connectionOf<DB, TB extends keyof DB, Row extends Record<string, unknown>>(
  world: World,
  query: SelectQueryBuilder<DB, TB, Row>,
  orderBy: readonly (keyof Row & string)[],
  { first, after }: Page,
): Promise<Connection<Seen<Row>>> {
  const size = sizeOf(first);
  let page = orderBy.reduce((ordered, column) => ordered.orderBy(sql.ref(column)), query);
  if (after) page = page.where(beyond(orderBy, keysOf(after, orderBy.length)));
  const rows = await page.limit(size + 1).execute();
  return pageOf(
    rows.map((row) => world.show(row)),
    size,
    orderBy,
    after,
  );
}

/**
 * The same for each of several parents at once, in one query: `parent` is the column that names them.
 * @throws GraphQLError as `connectionOf` does
 */
export async function connectionsOf<DB, TB extends keyof DB, Row extends Record<string, unknown>>(
  world: World,
  database: QueryExecutorProvider,
  query: SelectQueryBuilder<DB, TB, Row>,
  parent: keyof Row & string,
  orderBy: readonly (keyof Row & string)[],
  { first, after }: Page,
): Promise<ReadonlyMap<string, Connection<Seen<Row>>>> {
  const size = sizeOf(first);
  const wanted = after ? query.where(beyond(orderBy, keysOf(after, orderBy.length))) : query;
  const order = sql.join(orderBy.map((column) => sql.ref(column)));
  const numbered = wanted.select(
    sql<number>`row_number() over (partition by ${sql.ref(parent)} order by ${order})`.as('nth'),
  );
  const { rows } =
    await sql<Row>`select * from (${numbered}) as numbered where nth <= ${size + 1} order by nth`.execute(database);
  const byParent = new Map<string, Seen<Row>[]>();
  for (const row of rows) {
    const name = row[parent] as string;
    byParent.set(name, [...(byParent.get(name) ?? []), world.show(row)]);
  }
  return new Map([...byParent].map(([name, some]) => [name, pageOf(some, size, orderBy, after)]));
}

/** Which page of which parent's list. */
export interface ListKey<Args extends Page> {
  readonly [part: string]: unknown;
  readonly parent: string;
  readonly args: Args;
}

/** Loads lists of many parents together: those that are asked for with the same arguments, by one `read`. */
export const listsOf =
  <Args extends Page, Row>(
    read: (world: World, parents: readonly string[], args: Args) => Promise<ReadonlyMap<string, Connection<Row>>>,
  ): Batch<ListKey<Args>, Connection<Row>> =>
  async (world, keys) => {
    const asked = new Map<string, { args: Args; parents: string[] }>();
    for (const { parent, args } of keys) {
      const same = asked.get(JSON.stringify(args));
      if (same) same.parents.push(parent);
      else asked.set(JSON.stringify(args), { args, parents: [parent] });
    }
    const found = new Map<string, ReadonlyMap<string, Connection<Row>>>();
    for (const [text, { args, parents }] of asked) found.set(text, await read(world, parents, args));
    return keys.map(
      ({ parent, args }) => found.get(JSON.stringify(args))?.get(parent) ?? pageOf<never>([], 0, [], args.after),
    );
  };

function sizeOf(first: number | null | undefined): number {
  const size = first ?? 50;
  if (size < 0 || size > LARGEST_PAGE) throw badInput(`"first" must be from 0 to ${LARGEST_PAGE}, not ${size}`);
  return size;
}

/** Of rows of which one more than wanted was asked for. */
function pageOf<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  size: number,
  orderBy: readonly string[],
  after: string | null | undefined,
): Connection<Row> {
  const edges = rows
    .slice(0, size)
    .map((node) => ({ cursor: cursorOf(orderBy.map((column) => node[column] as Key)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** `(a, b) > (1, 2)`: row values, which SQLite and PostgreSQL compare alike. */
const beyond = (columns: readonly string[], keys: readonly Key[]): Expression<SqlBool> =>
  sql<SqlBool>`(${sql.join(columns.map((column) => sql.ref(column)))}) > (${sql.join(keys)})`;
