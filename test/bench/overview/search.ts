import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Faker, da } from '@faker-js/faker';
import type { Instant } from '#kernel';
import { ACTIVITIES } from '../../../libs/overview/testing/activities.js';
import { manyEntries } from '../../../libs/overview/testing/many-entries.js';
import { OverviewIndex } from '../../../libs/overview/src/search/overview-index.js';
import type { Question } from '../../../libs/overview/src/search/question.js';
import type { Figure } from '../bench.js';

/**
 * Searches over 10,000 made-up entries, fifty times what a municipality has: how long the index takes to build, what it holds in memory, and how
 * long a search takes, one after the other, of a mixed set: words, words spelt wrongly, sentences, filters alone, and nothing found.
 */
const ENTRIES = 10_000;
const SEARCHES = 2_000;
const SEED = 183;
const NOW = '2026-11-23T09:00:00.000Z' as Instant;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is no longer needed is let go of first: the demo that was served before, for one. */
function heldMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_000_000;
}

const chance = new Faker({ locale: da, seed: SEED });
const word = (): string => chance.helpers.arrayElement(chance.helpers.arrayElement(ACTIVITIES).description.split(' '));
const misspelt = (text: string): string => {
  const at = chance.number.int({ min: 0, max: Math.max(0, text.length - 1) });
  return text.slice(0, at) + text.slice(at + 1);
};
const QUESTIONS: readonly (() => Omit<Question, 'language'>)[] = [
  () => ({ text: word() }),
  () => ({ text: `${word()} ${word()}` }),
  () => ({ text: misspelt(chance.helpers.arrayElement(ACTIVITIES).title) }),
  () => ({ text: chance.helpers.arrayElement(ACTIVITIES).title.slice(0, 5) }),
  () => ({
    text: `hvad kan jeg lave ${chance.helpers.arrayElement(['torsdag', 'i morgen'])} eftermiddag uden trapper`,
  }),
  () => ({ text: `${word()} gratis i weekenden`, near: { latitude: 55.61, longitude: 12.35 } }),
  () => ({ filters: { terms: ['category-music'], needs: ['stepFree'], weekdays: [4] } }),
  () => ({ text: chance.string.alpha(12) }),
];
/** Measures once: an index of its own is built for it. */
export function overviewSearch(): readonly Figure[] {
  const entries = manyEntries({ seed: SEED, count: ENTRIES });
  const before = heldMegabytes();
  const began = performance.now();
  const index = OverviewIndex.of(entries);
  const built = (performance.now() - began) / 1_000;
  const held = heldMegabytes() - before;
  const took = searched(index);
  const percentile = (share: number): number => took[Math.floor(took.length * share)] ?? NaN;
  return [
    figure(`index of ${ENTRIES} entries: built`, 5, 's', built),
    figure(`index of ${ENTRIES} entries: held in memory`, 200, 'MB', held),
    figure(`search, p50 of ${SEARCHES}`, 10, 'ms', percentile(0.5)),
    figure(`search, p99 of ${SEARCHES}`, 50, 'ms', percentile(0.99)),
  ];
}

/** How long each took, in milliseconds, shortest first. */
function searched(index: OverviewIndex): readonly number[] {
  const questions = Array.from({ length: SEARCHES }, () => chance.helpers.arrayElement(QUESTIONS)());
  return questions
    .map((question) => {
      const start = performance.now();
      index.search({ ...question, language: 'da' }, NOW);
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
}

const figure = (name: string, aim: number, unit: string, value: number): Figure => ({
  ...{ name, aim, unit, runs: 1 },
  measure: () => Promise.resolve(value),
});
