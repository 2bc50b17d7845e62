import type { Language } from '#kernel';
import { globalId } from '#graphql';
import type { ImportReport, ImportedEntry } from '#overview';

/** What became of a file, in the reader's language: how many, and of each row what, with why and what to do. */
export const reportIn = ({ rows }: ImportReport, language: Language) => ({
  new: counted(rows, 'new'),
  revised: counted(rows, 'revised'),
  unchanged: counted(rows, 'unchanged'),
  refused: counted(rows, 'refused'),
  // What somebody has to mend stands first.
  rows: [...rows.filter(isRefused), ...rows.filter((row) => !isRefused(row))].map(
    ({ at, became, externalId, entryId, says }) => ({
      ...{ at, became, externalId, entryId: entryId === undefined ? undefined : globalId('Entry', entryId) },
      says: says.map((words) => words[language]),
    }),
  ),
});

const isRefused = ({ became }: ImportedEntry): boolean => became === 'refused';

const counted = (rows: readonly ImportedEntry[], became: ImportedEntry['became']): number =>
  rows.filter((row) => row.became === became).length;
