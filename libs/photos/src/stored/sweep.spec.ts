import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant, plusMinutes } from '#kernel';
import type { Sha256 } from './photo-store.js';
import { unnamedPhotos } from './sweep.js';

const NOW = instant('2026-11-24T10:00:00Z');
const photo = (name: string, minutesAgo: number) => ({ sha256: name as Sha256, since: plusMinutes(NOW, -minutesAgo) });

describe('which photos are removed', () => {
  it('are those that no event has named for a day', () => {
    const stored = [photo('older', 1_441), photo('a day', 1_440), photo('younger', 1_439), photo('named', 99_999)];
    expect(unnamedPhotos(stored, new Set(['named']), NOW)).toEqual(['older', 'a day']);
  });

  it('are never any that an event names, nor any of the last day, nor any from the future', () => {
    const photos = fc.uniqueArray(fc.record({ name: fc.string(), minutes: fc.integer({ min: -5_000, max: 5_000 }) }), {
      selector: ({ name }) => name,
    });
    fc.assert(
      fc.property(photos, fc.func(fc.boolean()), (all, isNamed) => {
        const named = new Set(all.filter(({ name }) => isNamed(name)).map(({ name }) => name));
        const removed = new Set<string>(
          unnamedPhotos(
            all.map(({ name, minutes }) => photo(name, minutes)),
            named,
            NOW,
          ),
        );
        return all.every(({ name, minutes }) => removed.has(name) === (!named.has(name) && minutes >= 1_440));
      }),
    );
  });
});
