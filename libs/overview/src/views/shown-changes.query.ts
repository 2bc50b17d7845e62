import type { Municipality } from '#kernel';
import { type World, allowed } from '#graphql';
import type { EntryChange } from '../feeds/sessions-page.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import type { AnyProjection } from '#projections';
import { entriesProjection } from './entries.projection.js';
import type { Overview } from './live/overview.js';
import { organisersProjection } from './organisers.projection.js';
import { shownChangesProjection } from './shown-changes.projection.js';
import { termsProjection } from './terms.projection.js';

/** The number of the event at a place, in its municipality's log; `undefined` where it has none yet. */
export type IndexAt = (municipality: Municipality, position: string) => bigint | undefined;

/** So many entries can be told apart that one event changes: all that a municipality ever publishes. */
const SEVERAL = 2n ** 20n;

/** What has to be as far in the log as a change is told: its numbers and what they say are read from these. */
export const changesOfEntriesReads: readonly AnyProjection[] = [
  ...[entriesProjection, organisersProjection, termsProjection, shownChangesProjection],
];

/**
 * What became last of every entry that was ever published, by a number that grows with the log and that no two have: that of the event,
 * times 2^20, and which entry it is of all that were ever published. What has no number in the log yet is not told yet.
 *
 * The numbers are read first, and what the entries say afterwards. The other way round, what changes in between would be told by its new
 * number as it was before, and never again to who follows.
 * @param standing the overview, asked once, as it stands with the event at that place or later
 */
export async function changesOfEntries(
  world: World,
  standing: (position: string) => Promise<Pick<Overview, 'find'>>,
  indexAt: IndexAt,
): Promise<readonly EntryChange[]> {
  const rows = await world.views
    .query(shownChangesProjection)
    .selectFrom('shownChange')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'))
    .orderBy('first')
    .execute();
  const changedAt = new Map(rows.map(({ of, position }) => [of, position]));
  const overview = await standing(latest([...changedAt.values()]));
  const lastOf = (entryId: string, entry: PublishedEntry | undefined): string => {
    const shown = entry ? [entry.organiser.organiserId, ...entry.terms.map(({ termId }) => termId)] : [];
    return latest([entryId, ...shown].map((id) => changedAt.get(id) ?? ''));
  };
  return rows
    .filter(({ kind }) => kind === 'entry')
    .flatMap(({ of: entryId }, nth): readonly EntryChange[] => {
      const entry = overview.find(entryId);
      const index = indexAt(world.municipality, lastOf(entryId, entry));
      return index === undefined ? [] : [{ entryId, changeNumber: String(index * SEVERAL + BigInt(nth)), entry }];
    });
}

const latest = (positions: readonly string[]): string => positions.reduce((a, b) => (a > b ? a : b), '');
