import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { RunningApi } from './running-api.js';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('lists along edges', () => {
  const folder = temporaryFolder();
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    for (const name of ['Åparken', 'Tranegården']) {
      const { cafe } = await api.say(
        'openCafe',
        {
          name,
          place: 'Ishøj',
          hostOrganisation: 'AAB',
          recurrence: { firstDate: '2026-01-01', rrule: 'FREQ=DAILY;UNTIL=20281231' },
          opens: '12:00',
          closes: '15:00',
          capacity: 20,
          roles: [{ role: 'host', needed: 1 }],
        },
        '... on CafeChanged { cafe { id } }',
      );
      await api.say('planCafeSessions', { cafeId: cafe.id, until: inDays(4) });
      const { data } = await api.ask(
        'query ($id: ID!) { node(id: $id) { ... on Cafe { sessions { edges { node { id } } } } } }',
        { id: cafe.id },
      );
      for (const guest of ['Anna', 'Bent', 'Carla']) {
        const recorded = await api.say(
          'recordGuest',
          { name: `${guest} fra ${name}`, cafeId: cafe.id },
          '... on GuestChanged { guest { id } }',
        );
        for (const { node } of data.node.sessions.edges)
          await api.say('registerGuest', { sessionId: node.id, guestId: recorded.guest.id });
      }
    }
  });
  afterAll(() => api.close());

  const QUERY = `query ($first: Int, $after: String) { cafes(first: 5) { edges { node { name
    regulars(first: 2) { edges { node { name } } pageInfo { hasNextPage } }
    sessions(first: $first, after: $after) { edges { node { date visits(status: [registered], first: 10) { edges { node { guest { name visits(first: 10) { edges { node { session { date } } } } } } } } } } pageInfo { hasNextPage endCursor } } } } } }`;

  it('are each café’s own, and are paged each for itself', async () => {
    const { data } = await api.ask(QUERY, { first: 2 });
    const [aaparken, tranegaarden] = data.cafes.edges
      .map(({ node }: { node: unknown }) => node)
      .sort((a: { name: string }, b: { name: string }) => b.name.localeCompare(a.name, 'da'));
    for (const cafe of [aaparken, tranegaarden]) {
      expect(cafe.sessions.edges).toHaveLength(2);
      expect(cafe.sessions.pageInfo.hasNextPage).toBe(true);
      expect(cafe.regulars.edges.map(({ node }: { node: { name: string } }) => node.name)).toEqual([
        `Anna fra ${cafe.name}`,
        `Bent fra ${cafe.name}`,
      ]);
      expect(cafe.regulars.pageInfo.hasNextPage).toBe(true);
      for (const { node } of cafe.sessions.edges)
        expect(node.visits.edges.map((visit: { node: { guest: { name: string } } }) => visit.node.guest.name)).toEqual(
          ['Anna', 'Bent', 'Carla'].map((guest) => `${guest} fra ${cafe.name}`),
        );
    }
    const beyond = await api.ask(QUERY, { first: 50, after: aaparken.sessions.pageInfo.endCursor });
    const dates = beyond.data.cafes.edges.flatMap(
      ({ node }: { node: { sessions: { edges: { node: { date: string } }[] } } }) =>
        node.sessions.edges.map((edge) => edge.node.date),
    );
    expect(dates.every((date: string) => date >= (aaparken.sessions.edges[1].node.date as string))).toBe(true);
  });

  it('cost no more queries for more cafés, sessions and guests', async () => {
    const { views } = api.installation;
    const query = views.query.bind(views);
    let asked = 0;
    views.query = ((...projections: Parameters<typeof query>) => {
      asked++;
      return query(...projections);
    }) as typeof query;
    const cost = async (first: number): Promise<number> => {
      asked = 0;
      await api.ask(QUERY, { first });
      return asked;
    };
    const one = await cost(1);
    expect(one).toBeGreaterThan(4);
    expect(await cost(4)).toBe(one);
  });
});
