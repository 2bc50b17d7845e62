import type { PublishedEntry } from '../entry/published-entry.js';
import { type FeedDocument, type FeedSite, asked, lastChange } from './feed-site.js';
import type { JsonObject } from './json.js';
import { sessionSeriesOf } from './sessions.js';

/** What became of an entry last. */
export interface EntryChange {
  readonly entryId: string;
  /** The number in the log of the event that changed it: decimal, and no two entries have the same. */
  readonly changeNumber: string;
  /** Nothing: it is published no more. */
  readonly entry: PublishedEntry | undefined;
}

/** A page of a feed of changes. How long it may be kept: the last page seconds, every other one an hour, for it never changes much. */
export interface ChangePage extends FeedDocument {
  readonly maxAgeSeconds: number;
}

const ITEMS = 500;
const CONTENT_TYPE = 'application/vnd.openactive.rpde+json; version=1';

/**
 * A page of `/feeds/sessions`: Realtime Paged Data Exchange 1.0, ordered by change number. Whoever reads on from each page's
 * `next` sees every entry's last state, gone ones too, and nothing twice unless it changed. After the last change stands an empty page whose `next` is itself;
 * so does it after a position that never was. What is no position is read from the beginning.
 *
 * @param changes one for each entry that was ever published, in any order
 * @param afterChangeNumber as it was asked for
 * @throws RangeError where a change number is no whole number that JSON carries exactly
 */
export function sessionsPage(
  changes: readonly EntryChange[],
  site: FeedSite,
  afterChangeNumber?: unknown,
  itemsPerPage = ITEMS,
): ChangePage {
  const from = askedPosition(afterChangeNumber);
  const after = BigInt(from ?? -1);
  const rest = changes
    .map((change) => ({ ...change, modified: numberOf(change) }))
    .filter(({ modified }) => BigInt(modified) > after)
    .toSorted((a, b) => a.modified - b.modified)
    .slice(0, itemsPerPage);
  const position = rest.at(-1)?.changeNumber ?? from;
  const next = asked(
    site,
    `${site.baseUrl}/feeds/sessions`,
    position === undefined ? {} : { afterChangeNumber: position },
  );
  return {
    contentType: CONTENT_TYPE,
    body: JSON.stringify({ next, items: rest.map((change) => itemOf(change, site)), license: site.licence }),
    lastModified: lastChange(rest.flatMap(({ entry }) => entry ?? [])),
    maxAgeSeconds: rest.length > 0 ? 3_600 : 8,
  };
}

/** As long as it may be: a position is echoed in `next`. */
const askedPosition = (asked: unknown): string | undefined =>
  typeof asked === 'string' && /^\d{1,40}$/.test(asked) ? asked : undefined;

function numberOf({ changeNumber }: EntryChange): number {
  const number = /^\d{1,16}$/.test(changeNumber) ? Number(changeNumber) : NaN;
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError('a change number is no whole number below 2^53; give the index in the log as decimal digits');
}

function itemOf({ entryId, modified, entry }: EntryChange & { readonly modified: number }, site: FeedSite): JsonObject {
  const data = entry && sessionSeriesOf(entry, site);
  return { state: data ? 'updated' : 'deleted', kind: 'SessionSeries', id: entryId, modified, data };
}
