import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { purposes } from '#kernel';
import { idFor } from '#kernel/testing';
import type { PersonalDataRead } from '../personal-data-read.js';
import { look } from '../testing/looks.js';
import { Sample, lotOf } from './sample.js';

const people = Array.from({ length: 30 }, (_none, n) => idFor(`guest ${n}`));
const someLooks = fc.array(
  fc
    .record({ contact: fc.subarray(people), health: fc.subarray(people), hour: fc.integer({ min: 10, max: 23 }) })
    .map(({ hour, ...shown }) => look({ at: `2026-11-24T${hour}:00:00Z`, ...shown })),
  { maxLength: 12 },
);
const sampleOf = (looks: readonly PersonalDataRead[], size: number, seed: string) => {
  const sample = new Sample(size, seed);
  for (const each of looks) sample.take(each);
  return sample;
};
const lots = (looks: readonly PersonalDataRead[], seed: string) =>
  looks
    .flatMap(({ id, data }) =>
      [...new Set(purposes.flatMap((purpose) => data[purpose] ?? []))].map((subjectId) => ({
        lot: lotOf(seed, id, subjectId),
        look: `${id} ${subjectId}`,
      })),
    )
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));

describe('a sample of looks', () => {
  it('is the looks with the smallest lots, one for each person that a request showed, in whatever order they come', () =>
    fc.assert(
      fc.property(someLooks, fc.nat(20), fc.string(), (looks, size, seed) => {
        const wanted = lots(looks, seed);
        for (const order of [looks, [...looks].reverse()]) {
          const sample = sampleOf(order, size, seed);
          expect(sample.drawnFrom).toBe(wanted.length);
          expect(
            sample
              .drawn()
              .map(({ eventId, subjectId }) => `${eventId} ${subjectId}`)
              .sort(),
          ).toEqual(
            wanted
              .slice(0, size)
              .map((each) => each.look)
              .sort(),
          );
        }
      }),
      { numRuns: 50 },
    ));

  it('is told in order of time, with who looked, for what, and what was shown', () => {
    const [anna = '', bodil = ''] = people;
    const looks = [
      look({ at: '2026-11-24T12:00:00Z', contact: [anna], health: [anna] }),
      look({ at: '2026-11-24T11:00:00Z', reader: 'mona', kind: 'careStaff', notes: [bodil], asked: ['node'] }),
    ];
    expect(sampleOf(looks, 2, 'seed').drawn()).toMatchObject([
      {
        reader: { id: 'mona', kind: 'careStaff' },
        subjectId: bodil,
        purposes: ['notes'],
        readingFor: 'care',
        asked: ['node'],
      },
      { reader: { id: 'karen' }, subjectId: anna, purposes: ['contact', 'health'], readingFor: 'coordination' },
    ]);
  });

  it('is another one with another seed', () => {
    const looks = [look({ contact: people })];
    const drawn = (seed: string) =>
      sampleOf(looks, 5, seed)
        .drawn()
        .map(({ subjectId }) => subjectId)
        .sort();
    expect(drawn('october')).not.toEqual(drawn('november'));
  });
});
