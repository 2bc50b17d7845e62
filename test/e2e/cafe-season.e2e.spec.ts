import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { RunningApi } from './running-api.js';

const TUESDAYS = { firstDate: '2030-01-01', rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4' };

describe('a café season through the API', () => {
  const folder = temporaryFolder();
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
  });
  afterAll(() => api.close());

  it('opens a café and reads it back by the next query', async () => {
    const { cafe } = await api.say(
      'openCafe',
      { name: 'Café Åparken', place: 'Åparken 2', hostOrganisation: 'AAB', recurrence: TUESDAYS, opens: '12:00', closes: '15:00', capacity: 2, roles: [{ role: 'host', needed: 1 }] },
      '... on CafeChanged { cafe { id name opens roles { role needed } } recorded { visible token } }',
    );
    expect(cafe).toMatchObject({ name: 'Café Åparken', opens: '12:00', roles: [{ role: 'host', needed: 1 }] });
    const { data } = await api.ask('{ cafes { edges { node { id name } } } }');
    expect(data.cafes.edges).toEqual([{ node: { id: cafe.id, name: 'Café Åparken' } }]);
  });
});
