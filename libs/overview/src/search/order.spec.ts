import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#kernel';
import { smallTown } from '../../testing/small-town.js';
import { FacetNumbers } from './facets.js';
import { listedOf } from './listed.js';
import { firstInOrder, inOrder } from './order.js';
import { Recurrences } from './slots.js';

const ofAll = { recurrences: new Recurrences(), numbers: new FacetNumbers() };
const listed = smallTown().map((entry, at) => listedOf(entry, at, ofAll));

/** So few of each that many are alike in some of it. */
const anyRanked = fc.shuffledSubarray(listed).chain((some) =>
  fc.tuple(
    ...some.map((one) =>
      fc.record({
        ...{ listed: fc.constant(one), byTitle: fc.boolean(), score: fc.constantFrom(0, 1, 2.5) },
        metres: fc.constantFrom(undefined, 0, 350),
        nextDay: fc.constantFrom(undefined, '2026-11-23' as LocalDate, '2026-12-01' as LocalDate),
      }),
    ),
  ),
);

describe('the first of what was found', () => {
  it('are those that stand first where all of it is sorted', () =>
    fc.assert(
      fc.property(anyRanked, fc.integer({ min: 1, max: 50 }), (found, many) => {
        expect(firstInOrder(found, many)).toEqual([...found].sort(inOrder).slice(0, many));
      }),
    ));
});
