import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { create, insert, search } from '@orama/orama';
import { manyEntries } from '../../testing/many-entries.js';
import { smallTown } from '../../testing/small-town.js';
import { FIELDS, FIELD_WEIGHTS, indexed, whole } from './indexed-entry.js';
import { TextIndex } from './text-index.js';
import { Vocabulary } from './vocabulary.js';

const entries = [...smallTown(), ...manyEntries({ seed: 8, count: 120 })].map((entry) =>
  indexed(entry, new Vocabulary()),
);
const texts = new TextIndex(entries);
const stems = [
  ...new Set(entries.flatMap((entry) => FIELDS.flatMap((field) => entry[field].split(' ').filter(Boolean)))),
].map((stem) => stem.slice(0, -whole('').length));

/** Orama as it is, asked for whole documents. */
const orama = create({
  schema: Object.fromEntries(FIELDS.map((field) => [field, 'string' as const])),
  components: {
    tokenizer: {
      language: 'stems',
      normalizationCache: new Map(),
      tokenize: (text: string) => text.split(' ').filter(Boolean),
    },
  },
});
entries.forEach((entry, at) => void insert(orama, { ...entry, id: String(at) }));

async function scoresByOrama(asked: readonly string[]): Promise<Record<string, number>> {
  const term = asked.map(whole).join(' ');
  const { hits } = await search(orama, { term, boost: FIELD_WEIGHTS, limit: entries.length, threshold: 1 });
  return Object.fromEntries(hits.map(({ id, score }) => [id, score]));
}

function scoresOf(exact: readonly string[]): Record<string, number> {
  const scores = texts.scores([{ word: '', exact, related: [], guessed: [] }]);
  return Object.fromEntries([...scores].flatMap((score, at) => (score > 0 ? [[String(at), score] as const] : [])));
}

describe('the scores of a word', () => {
  it('are those that Orama gives, to the last bit, the first time and the next', () =>
    fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...stems), { minLength: 1, maxLength: 8 }), async (exact) => {
        const expected = await scoresByOrama(exact);
        for (const scores of [scoresOf(exact), scoresOf(exact)]) expect(scores).toEqual(expected);
      }),
    ));

  it('are none where no entry has it', () => {
    expect([scoresOf([]), scoresOf(['qzx'])]).toEqual([{}, {}]);
  });
});
