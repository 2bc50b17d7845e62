import type { Municipality } from '#kernel';
import type { RowOf, Views } from '#projections';
import { editionsProjection } from './editions.projection.js';

// What the press and the policy that recalls editions are told, of every municipality: nobody is shown any of it.

type EditionRow = RowOf<(typeof editionsProjection.tables)['edition']>;

/** An edition that waits for the press. */
export type OrderedEdition = EditionRow & { readonly municipality: Municipality };

/** Those that were ordered and not printed, of every municipality, the first ordered first. For the press alone, which shows them to nobody. */
export async function editionsToPrint(views: Views, most: number): Promise<readonly OrderedEdition[]> {
  const rows = await views
    .query(editionsProjection)
    .selectFrom('edition')
    .selectAll()
    .where('status', '=', 'ordered')
    .orderBy('position')
    .limit(most)
    .execute();
  return rows;
}

/** Those whose file is such a one, of every municipality: the same bytes may be several. For the press alone. */
export async function editionsPrintedAs(views: Views, sha256: string): Promise<readonly OrderedEdition[]> {
  const rows = await views
    .query(editionsProjection)
    .selectFrom('edition')
    .selectAll()
    .where('status', '=', 'rendered')
    .where('sha256', '=', sha256)
    .execute();
  return rows;
}

/** By id, those that name somebody as they were printed last. */
export async function editionsNaming(
  views: Views,
  municipality: Municipality,
  contactId: string,
): Promise<readonly string[]> {
  const rows = await views
    .query(editionsProjection)
    .selectFrom('editionContact')
    .select('editionId')
    .where('municipality', '=', municipality)
    .where('contactId', '=', contactId)
    .execute();
  return rows.map(({ editionId }) => editionId);
}
