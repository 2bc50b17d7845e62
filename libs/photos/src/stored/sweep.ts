import { type Clock, type Instant, plusMinutes } from '#kernel';
import type { PhotoStore, Sha256, StoredPhoto } from './photo-store.js';

/** How long a photo waits to be named by an event, in minutes: a day, for a draft that is written over an evening. */
const KEPT_UNNAMED = 24 * 60;

/** A photo since before then has had its day. */
const dayBefore = (now: Instant): Instant => plusMinutes(now, -KEPT_UNNAMED);

/**
 * Which photos are to be removed: those that no event names, a day after they were put or kept last.
 * @param named the hashes of every size that any event names, of entries that were withdrawn too: history shows them
 */
export const unnamedPhotos = (
  stored: readonly StoredPhoto[],
  named: ReadonlySet<string>,
  now: Instant,
): readonly Sha256[] =>
  stored.filter(({ sha256, since }) => !named.has(sha256) && since <= dayBefore(now)).map(({ sha256 }) => sha256);

/**
 * Removes them.
 * @param named asked for once it is known which photos there are, so that it knows of each that was named until then
 * @returns how many were removed
 */
export async function sweepPhotos(
  store: PhotoStore,
  named: () => Promise<ReadonlySet<string>>,
  clock: Clock,
): Promise<number> {
  const stored: StoredPhoto[] = [];
  for await (const photo of store.all()) stored.push(photo);
  const now = clock.now();
  let removed = 0;
  for (const sha256 of unnamedPhotos(stored, await named(), now))
    if (await store.removeUnlessSince(sha256, dayBefore(now))) removed++;
  return removed;
}
