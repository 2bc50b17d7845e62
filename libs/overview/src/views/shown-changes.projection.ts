import type { RecordedEvent } from '#kernel';
import { type Change, type SelectedRows, id, notPersonal, projection, table, word } from '#projections';
import { entryEvents } from '../entry/entry.events.js';
import { organiserEvents } from '../organiser/organiser.events.js';
import { termsEvents } from '../terms/terms.events.js';

/** The last change of what everybody reads: of an entry itself, or of an organiser or a word that entries show. */
const shownChange = table({
  columns: {
    /** The id of the entry, the organiser or the word. */
    of: id(),
    kind: word<'entry' | 'organiser' | 'term'>(),
    /** Where the event stands by which it was first shown: it tells those apart that one event changes. */
    first: notPersonal('where an event stands in the store'),
    position: notPersonal('where an event stands in the store'),
  },
  key: ['of'],
});

const tables = { shownChange };
type Kind = 'entry' | 'organiser' | 'term';
type Rows = SelectedRows<typeof tables>;
type Changes = readonly Change<typeof tables>[];

/** What happens to a thing changes what is shown. */
const shown = <K extends 'entryId' | 'organiserId' | 'termId'>(key: K, kind: Kind) => ({
  select: ({ data }: RecordedEvent<string, Readonly<Record<K, string>>>) => [
    { table: 'shownChange' as const, key: { of: data[key] } },
  ],
  evolve: (rows: Rows, { data, position }: RecordedEvent<string, Readonly<Record<K, string>>>): Changes => {
    const first = rows.one('shownChange', { of: data[key] })?.first ?? position;
    return [{ table: 'shownChange', put: { of: data[key], kind, first, position } }];
  },
});

/** An entry is shown no more; one that never was is nobody's news. */
const gone = {
  select: ({ data }: RecordedEvent<string, { readonly entryId: string }>) => [
    { table: 'shownChange' as const, key: { of: data.entryId } },
  ],
  evolve: (rows: Rows, { data, position }: RecordedEvent<string, { readonly entryId: string }>): Changes => {
    const before = rows.one('shownChange', { of: data.entryId });
    return before ? [{ table: 'shownChange', put: { ...before, position } }] : [];
  },
};

/** When what everybody reads of an entry changed last: what a feed of changes goes by. Whom to call is not in it. */
export const shownChangesProjection = projection({
  name: 'shownChanges',
  version: 1,
  events: { ...entryEvents, ...organiserEvents, ...termsEvents },
  tables,
  // As a whole: an organiser's change is one of its entries.
  partition: () => undefined,
  on: {
    EntryPublished: shown('entryId', 'entry'),
    EntryWithdrawn: gone,
    EntryExpired: gone,
    OrganiserDescribed: shown('organiserId', 'organiser'),
    TermDescribed: shown('termId', 'term'),
  },
});
