import { type DataOf, type RecordedEvent, happenedAt } from '#kernel';
import {
  change,
  id,
  instant,
  integer,
  json,
  notPersonal,
  nullable,
  projection,
  publicText,
  type RowOf,
  table,
  word,
} from '#projections';
import { type EditionFault, type EditionKind, editionEvents } from '../editions/edition.events.js';

type Rendering = DataOf<typeof editionEvents, 'EditionRendered'>;

const edition = table({
  columns: {
    editionId: id(),
    name: publicText(),
    kind: word<EditionKind>(),
    language: word<'da' | 'en'>(),
    /** What a poster is of. */
    entryId: nullable(id()),
    orderedAt: instant(),
    /** Of the event that ordered it: what it shows. It never leaves the system as it is; the number that belongs to it does. */
    position: notPersonal('where an event stands in the store'),
    status: word<'ordered' | 'rendered' | 'failed'>(),
    reason: nullable(word<EditionFault>()),
    /** What was printed last, but for whom it names. A hash stays after a recall: it is the one that must not come back. */
    sha256: nullable(notPersonal('a hash of bytes')),
    bytes: nullable(integer()),
    pages: nullable(integer()),
    entries: nullable(integer()),
    renderer: nullable(notPersonal('the name and version of a program')),
    fonts: nullable(notPersonal('a hash of bytes')),
    notPrinted: json<readonly string[]>('ids of entries'),
    leftOut: json<readonly string[]>('ids of entries'),
    differs: nullable(word<NonNullable<Rendering['differs']>>()),
    municipalityName: nullable(publicText()),
    telephone: nullable(notPersonal('the number of a municipality')),
    pageAddress: nullable(notPersonal('a public page')),
  },
  key: ['editionId'],
  secondary: ['status', 'sha256'],
});

/** Whom an edition names, as it was printed last. */
const editionContact = table({
  columns: { editionId: id(), contactId: id() },
  key: ['editionId', 'contactId'],
  secondary: ['editionId', 'contactId'],
});

const tables = { edition, editionContact };
type Ordered = RecordedEvent<'EditionOrdered', DataOf<typeof editionEvents, 'EditionOrdered'>>;

const own = ({ data: { editionId } }: { readonly data: { readonly editionId: string } }) => [
  { table: 'edition' as const, key: { editionId } },
];

const NOT_PRINTED_YET = {
  ...{ reason: null, sha256: null, bytes: null, pages: null, entries: null, renderer: null, fonts: null },
  ...{ notPrinted: [], leftOut: [], differs: null, municipalityName: null, telephone: null, pageAddress: null },
};

const ordered = (event: Ordered): RowOf<typeof edition> => {
  const { editionId, name, kind, language, entryId } = event.data;
  const wish = { editionId, name, kind, language, entryId: entryId ?? null };
  return {
    ...NOT_PRINTED_YET,
    ...wish,
    orderedAt: happenedAt(event),
    position: event.position,
    status: 'ordered' as const,
  };
};

const rendered = ({ contactIds: _contactIds, editionId: _id, ...printed }: Rendering) => ({
  ...printed,
  ...{ status: 'rendered' as const, differs: printed.differs ?? null, pageAddress: printed.pageAddress ?? null },
});

/** What was printed of the overview, and what is to be. */
export const editionsProjection = projection({
  name: 'editions',
  version: 1,
  events: editionEvents,
  tables,
  on: {
    EditionOrdered: { evolve: (_rows, event) => [{ table: 'edition', put: ordered(event) }] },
    EditionRendered: {
      select: (event) => [...own(event), { table: 'editionContact', where: 'editionId', equals: event.data.editionId }],
      evolve: (rows, { data }) => {
        const { editionId, contactIds } = data;
        return [
          ...change(rows, 'edition', { editionId }, rendered(data)),
          ...rows.all('editionContact', 'editionId', editionId).map(({ contactId }) => ({
            table: 'editionContact' as const,
            remove: { editionId, contactId },
          })),
          ...contactIds.map((contactId) => ({ table: 'editionContact' as const, put: { editionId, contactId } })),
        ];
      },
    },
    EditionFailed: {
      select: own,
      evolve: (rows, { data: { editionId, reason } }) =>
        change(rows, 'edition', { editionId }, { status: 'failed', reason }),
    },
    EditionRecalled: {
      select: own,
      evolve: (rows, { data: { editionId } }) => change(rows, 'edition', { editionId }, { status: 'ordered' }),
    },
  },
});
