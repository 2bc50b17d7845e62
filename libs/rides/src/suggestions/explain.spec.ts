import { describe, expect, it } from '@jest/globals';
import { bike, day, pilot, request } from '../../testing/small-days.js';
import { explain } from './explain.js';
import { suggestRides } from './suggest-rides.js';

describe('a suggestion in words', () => {
  const given = day({
    bikes: [bike('sofie')],
    pilots: [pilot('aage')],
    requests: [request('one', '10:00-11:00', { likes: ['aage'] }), request('two', '10:00-11:00', { people: 3 })],
  });

  it('says why each ride is as it is', async () => {
    const { rides } = explain(await suggestRides(given), 'en');
    expect(rides).toEqual([
      {
        requestId: 'one',
        reasons: [
          'at the time wished for',
          'they like to ride together',
          'the pilot drove 0 rides lately',
          'the bike comes from 1.9 km away',
        ],
      },
    ]);
  });

  it('says in Danish what is not met and what could be done, and how the day looks', async () => {
    const { summary, unmet } = explain(await suggestRides(given), 'da');
    expect(unmet[0]?.reason).toBe('Ingen cykel har plads til så mange. Del dem på to ture.');
    expect(summary).toBe(
      '1 af 2 ønsker er opfyldt. Flere kan ikke opfyldes med de cykler og piloter, der er, når ture begynder på kvarteret. ' +
        'Cyklerne kører 3,7 km i luftlinje uden passagerer.',
    );
  });

  it('says that there may be better when the time ran out, and how much better at most', async () => {
    const two = {
      ...given,
      bikes: [bike('sofie')],
      requests: [request('a', '10:00-11:00'), request('b', '10:00-11:00')],
    };
    const { summary } = explain(await suggestRides(two, { timeLimitMs: 0 }), 'en');
    expect(summary).toContain('1 of 2 requests are met. No more than 2 can be met');
    expect(summary).toContain('there may be better');
  });
});
