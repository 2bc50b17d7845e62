import { GraphQLError } from 'graphql';
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';

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
  query: SelectQueryBuilder<DB, TB, Row>,
  orderBy: readonly (keyof Row & string)[],
  { first, after }: Page,
): Promise<Connection<Row>> {
  const size = first ?? 50;
  if (size < 0 || size > LARGEST_PAGE) throw badInput(`"first" must be from 0 to ${LARGEST_PAGE}, not ${size}`);
  let page = orderBy.reduce((ordered, column) => ordered.orderBy(sql.ref(column)), query);
  if (after) page = page.where(beyond(orderBy, keysOf(after, orderBy.length)));
  const rows = await page.limit(size + 1).execute();
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

/** A page with every node shown in another way, such as with the world it belongs to. */
export const mapNodes = <A, B>({ edges, pageInfo }: Connection<A>, show: (node: A) => B): Connection<B> => ({
  edges: edges.map(({ cursor, node }) => ({ cursor, node: show(node) })),
  pageInfo,
});
