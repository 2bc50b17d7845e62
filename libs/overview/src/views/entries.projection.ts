import { type DataOf, type RecordedEvent, happenedAt } from '#kernel';
import { type Change, type RowOf, type SelectedRows, change, projection, rowOf } from '#projections';
import type { EntryContent } from '../entry/content.js';
import { entryEvents } from '../entry/entry.events.js';
import { entry, entryRevision } from './entries.tables.js';

const tables = { entry, entryRevision };
type Tables = typeof tables;
type Rows = SelectedRows<Tables>;
type Changes = readonly Change<Tables>[];

interface OfEntry {
  readonly data: { readonly entryId: string };
}
interface OfRevision {
  readonly data: { readonly entryId: string; readonly revision: number };
}
const own = ({ data: { entryId } }: OfEntry) => [{ table: 'entry' as const, key: { entryId } }];
const ownRevision = (event: OfRevision) => [
  ...own(event),
  { table: 'entryRevision' as const, key: { entryId: event.data.entryId, revision: event.data.revision } },
];

type Happened<D extends { readonly entryId: string }> = RecordedEvent<string, D>;

const changed = (
  rows: Rows,
  event: Happened<{ readonly entryId: string }>,
  columns: Partial<RowOf<typeof entry>>,
): Changes => change(rows, 'entry', { entryId: event.data.entryId }, { ...columns, changedAt: happenedAt(event) });

const changedRevision = (
  rows: Rows,
  { data: { entryId, revision } }: Happened<{ readonly entryId: string; readonly revision: number }>,
  columns: Partial<RowOf<typeof entryRevision>>,
): Changes => change(rows, 'entryRevision', { entryId, revision }, columns);

/** What is written again under the same number was never submitted, or came back: what was said of it then is over. */
const written = (
  event: Happened<{ readonly entryId: string; readonly revision: number; readonly content: EntryContent }>,
): Changes => {
  const { entryId, revision, content } = event.data;
  const nothingYet = { submittedAt: null, returnedAt: null, returnedFor: null, returnedNote: null, publishedAt: null };
  return [
    {
      table: 'entryRevision',
      put: {
        ...{ entryId, revision, content, contactId: content.contactId ?? null },
        ...{ writtenAt: happenedAt(event), ...nothingYet },
      },
    },
  ];
};

function drafted(event: RecordedEvent<string, DataOf<typeof entryEvents, 'EntryDrafted'>>): Change<Tables> {
  const { entryId, organiserId, revision, source } = event.data;
  const at = happenedAt(event);
  return {
    table: 'entry',
    put: {
      ...{ entryId, organiserId, status: 'draft', revision, draftedAt: at, changedAt: at },
      ...{ publishedRevision: null, publishedAt: null, confirmedAt: null, confirmedOn: null, validUntil: null },
      ...{ remindOn: null, remindedOn: null, expiredOn: null, withdrawnFor: null },
      sourceOrganisationId: source?.organisationId ?? null,
      externalId: source?.externalId ?? null,
    },
  };
}

/** Of an entry whose next revision waits, only what was published is over. */
const expired = (rows: Rows, entryId: string): Partial<RowOf<typeof entry>> => {
  const { revision, publishedRevision, status } = rowOf(rows, 'entry', { entryId });
  return { publishedRevision: null, status: revision === publishedRevision ? 'expired' : status };
};

/** Entries of the overview, what each of their revisions says, and what became of it. */
export const entriesProjection = projection({
  name: 'overviewEntries',
  version: 1,
  events: entryEvents,
  tables,
  on: {
    EntryDrafted: { evolve: (_rows, event) => [drafted(event), ...written(event)] },
    EntryRevised: {
      select: own,
      evolve: (rows, event) => [
        ...changed(rows, event, { status: 'draft', revision: event.data.revision }),
        ...written(event),
      ],
    },
    EntrySubmitted: {
      select: ownRevision,
      evolve: (rows, event) => [
        ...changed(rows, event, { status: 'submitted' }),
        ...changedRevision(rows, event, { submittedAt: happenedAt(event) }),
      ],
    },
    EntryReturned: {
      select: ownRevision,
      evolve: (rows, event) => {
        const { reason, note } = event.data;
        const returned = { returnedAt: happenedAt(event), returnedFor: reason, returnedNote: note ?? null };
        return [...changed(rows, event, { status: 'returned' }), ...changedRevision(rows, event, returned)];
      },
    },
    EntryPublished: {
      select: ownRevision,
      evolve: (rows, event) => {
        const { entryId, revision, on, validUntil, remindOn } = event.data;
        const at = happenedAt(event);
        const latest = rowOf(rows, 'entry', { entryId });
        const status = latest.revision === revision ? 'published' : latest.status;
        const published = { status, publishedRevision: revision, publishedAt: at, confirmedAt: at, expiredOn: null };
        return [
          ...changed(rows, event, { ...published, confirmedOn: on, validUntil, remindOn, remindedOn: null }),
          ...changedRevision(rows, event, { publishedAt: at }),
        ];
      },
    },
    EntryConfirmed: {
      select: own,
      evolve: (rows, event) => {
        const { on, validUntil, remindOn } = event.data;
        return changed(rows, event, {
          ...{ confirmedAt: happenedAt(event), confirmedOn: on },
          ...{ validUntil, remindOn, remindedOn: null },
        });
      },
    },
    EntryReminderDue: {
      select: own,
      evolve: (rows, event) => changed(rows, event, { remindedOn: event.data.on }),
    },
    EntryExpired: {
      select: own,
      evolve: (rows, event) => changed(rows, event, { ...expired(rows, event.data.entryId), expiredOn: event.data.on }),
    },
    EntryWithdrawn: {
      select: own,
      evolve: (rows, event) =>
        changed(rows, event, { status: 'withdrawn', publishedRevision: null, withdrawnFor: event.data.reason }),
    },
  },
});
