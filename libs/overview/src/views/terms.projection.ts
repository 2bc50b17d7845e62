import { change, flag, id, integer, json, projection, publicText, table, word } from '#projections';
import { type TermKind, termsEvents } from '../terms/terms.events.js';

const overviewTerm = table({
  columns: {
    termId: id(),
    kind: word<TermKind>(),
    danish: publicText(),
    english: publicText(),
    synonyms: json<readonly string[]>('words that were typed to be published'),
    retired: flag(),
  },
  key: ['termId'],
});

/** The periods that a municipality sets: so far one. */
type OfWhat = 'confirmation';
const CONFIRMATION: OfWhat = 'confirmation';

/** One row a municipality, once it has said something else than the usual. */
const overviewPeriod = table({
  columns: { of: word<OfWhat>(), confirmEveryDays: integer(), remindDaysBefore: integer() },
  key: ['of'],
});

const own = ({ data: { termId } }: { readonly data: { readonly termId: string } }) => [
  { table: 'overviewTerm' as const, key: { termId } },
];

/** The words that a municipality sorts its overview by, and for how long it trusts an entry. */
export const termsProjection = projection({
  name: 'overviewTerms',
  version: 1,
  events: termsEvents,
  tables: { overviewTerm, overviewPeriod },
  on: {
    TermAdded: {
      evolve: (_rows, { data: { termId, kind, name, synonyms } }) => [
        {
          table: 'overviewTerm',
          put: { termId, kind, danish: name.da, english: name.en, synonyms, retired: false },
        },
      ],
    },
    TermDescribed: {
      select: own,
      evolve: (rows, { data: { termId, name, synonyms } }) =>
        change(rows, 'overviewTerm', { termId }, { danish: name.da, english: name.en, synonyms }),
    },
    TermRetired: {
      select: own,
      evolve: (rows, { data: { termId } }) => change(rows, 'overviewTerm', { termId }, { retired: true }),
    },
    ConfirmationPeriodSet: {
      evolve: (_rows, { data: { confirmEveryDays, remindDaysBefore } }) => [
        { table: 'overviewPeriod', put: { of: CONFIRMATION, confirmEveryDays, remindDaysBefore } },
      ],
    },
  },
});
