import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { RunningApi } from './running-api.js';

describe('following a session’s staffing', () => {
  const folder = temporaryFolder();
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
  });
  afterAll(() => api.close());

  it('tells the staffing at once, and again when a volunteer signs up', async () => {
    const { cafe } = await api.say(
      'openCafe',
      {
        name: 'Café',
        place: 'Ishøj',
        hostOrganisation: 'AAB',
        recurrence: { firstDate: '2026-01-06', rrule: 'FREQ=DAILY;UNTIL=20281231' },
        opens: '00:00',
        closes: '23:59',
        capacity: 20,
        roles: [{ role: 'host', needed: 1 }],
      },
      '... on CafeChanged { cafe { id } }',
    );
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    await api.say('planCafeSessions', { cafeId: cafe.id, until });
    const { data } = await api.ask(`{ cafeSessions(from: "${until}") { edges { node { id } } } }`);
    const sessionId: string = data.cafeSessions.edges[0].node.id;
    const { volunteer } = await api.say(
      'registerVolunteer',
      { name: 'Else' },
      '... on VolunteerChanged { volunteer { id } }',
    );

    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { 'samspil-actor': 'coordinator/0183/karen' },
    });
    const seen: unknown[] = [];
    for await (const { data, errors } of client.iterate<{ cafeSessionStaffing: { missing: number } }>({
      query: 'subscription ($id: ID!) { cafeSessionStaffing(sessionId: $id) { missing } }',
      variables: { id: sessionId },
    })) {
      expect(errors).toBeUndefined();
      seen.push(data?.cafeSessionStaffing);
      if (seen.length === 1) await api.say('signUpForShift', { sessionId, volunteerId: volunteer.id, role: 'host' });
      else break;
    }
    await client.dispose();
    expect(seen).toEqual([{ missing: 1 }, { missing: 0 }]);
  });
});
