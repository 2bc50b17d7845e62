import { describe, expect, it } from '@jest/globals';
import { MONDAY, smallTown } from '../../testing/small-town.js';
import { OverviewIndex } from './overview-index.js';

const index = OverviewIndex.of(smallTown());
const near = { latitude: 55.6111, longitude: 12.3512, metres: 800, name: 'Vejleåparken' };

describe('matching somebody’s interests with what there is', () => {
  it('puts first what meets most wishes, and says why and what is missing', () => {
    const wishes = { weekdays: [7] as const, near, needs: ['hearingLoop'] as const, free: true };
    const [best] = index.matching({ interests: ['exercise'], wishes, language: 'da' }, MONDAY).matches;
    expect(best?.entry.texts[0]?.title).toBe('Svømning for pensionister');
    expect(best?.reasons.map(({ says }) => says)).toEqual([
      ...['Om Motion', 'Søndag 29. november kl. 10.00–11.30', 'Omkring 450 m fra Vejleåparken', 'Gratis'],
    ]);
    expect(best?.lacks.map(({ says }) => says)).toEqual(['Ikke oplyst: teleslynge']);
  });

  it('tells in English what does not fit', () => {
    const wishes = {
      weekdays: [2] as const,
      near: { ...near, metres: 10 },
      needs: ['stepFree'] as const,
      free: true,
      language: 'ar' as const,
    };
    const { matches } = index.matching({ interests: ['nature'], wishes, language: 'en' }, MONDAY);
    const birds = matches.find(({ entry }) => entry.texts[1]?.title === 'Bird watching');
    expect(birds?.reasons.map(({ code }) => code)).toEqual(['interest', 'time', 'place']);
    expect(birds?.lacks.map(({ says }) => says)).toEqual([
      ...[
        'At other times than wished for',
        'Further away than wished for: 550 m',
        'Not there: step-free access',
        'Costs DKK 25',
        'Not in Arabic',
      ],
    ]);
  });

  it('leaves out what it must not be, and what is of no interest', () => {
    const must = { needs: ['stepFree'] as const };
    const { matches } = index.matching({ interests: ['music', 'walking'], must, language: 'da', first: 100 }, MONDAY);
    expect(matches.length).toBeGreaterThan(0);
    for (const { entry } of matches) {
      expect(entry.accessibility.stepFree).toBe(true);
      expect(entry.terms.some(({ termId }) => ['music', 'walking'].includes(termId))).toBe(true);
    }
    expect(index.matching({ interests: [], language: 'da' }, MONDAY)).toEqual({ matches: [], total: 0 });
  });
});
