import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { Access } from '#identity';
import { RunningApi } from './running-api.js';
import { bearer, testIssuer } from './test-issuer.js';

const FOLLOW = 'subscription ($id: ID!) { cafeSessionStaffing(sessionId: $id) { missing } }';

const clientOf = (api: RunningApi, connectionParams: { readonly authorization?: string }) =>
  createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });

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

    const client = clientOf(api, { authorization: await bearer(api.coordinator) });
    const seen: unknown[] = [];
    for await (const { data, errors } of client.iterate<{ cafeSessionStaffing: { missing: number } }>({
      query: FOLLOW,
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

  it('shows care staff nothing more of a guest once they come along no more', async () => {
    const { data } = await api.ask('{ cafeSessions(first: 1) { edges { node { id } } } }');
    const sessionId: string = data.cafeSessions.edges[0].node.id;
    const guestId = (await api.say('recordGuest', { name: 'Gerda' }, '... on GuestChanged { guest { id } }')).guest.id;
    await api.say('registerGuest', { sessionId, guestId });
    await api.say('assignEscort', { guestId, escort: testIssuer.actorId('mona') });

    const mona = api.somebody('careStaff').replace('karen', 'mona');
    const client = clientOf(api, { authorization: await bearer(mona) });
    const told = client.iterate({
      query: `subscription ($id: ID!) { cafeSessionStaffing(sessionId: $id) { theme visits { edges { node { guest { name } } } } } }`,
      variables: { id: sessionId },
    });
    const seenOf = (name: string, theme: string | null) => ({
      value: {
        data: { cafeSessionStaffing: { theme, visits: { edges: name ? [{ node: { guest: { name } } }] : [] } } },
      },
    });
    expect(await told.next()).toMatchObject(seenOf('Gerda', null));
    await api.say('endEscort', { guestId, escort: testIssuer.actorId('mona') });
    await api.say('setCafeSessionTheme', { sessionId, theme: 'Banko' });
    expect(await told.next()).toMatchObject(seenOf('', 'Banko'));
    await client.dispose();
  });

  it('ends with the reason once what it asks is not allowed any more', async () => {
    const { data } = await api.ask('{ cafeSessions(first: 1) { edges { node { id } } } }');
    const sessionId: string = data.cafeSessions.edges[0].node.id;
    const client = clientOf(api, { authorization: await bearer(api.somebody('guest')) });
    const told = client.iterate({ query: FOLLOW, variables: { id: sessionId } });
    await told.next();
    const without = jest.spyOn(Access.prototype, 'may').mockImplementation(function (this: Access, permission) {
      return this.actor.kind !== 'guest' && this.extentOf(permission) !== undefined;
    });
    await api.say('setCafeSessionTheme', { sessionId, theme: 'Sang' });
    await expect(told.next()).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    without.mockRestore();
    await client.dispose();
  });

  it('ends when the caller goes away while nothing happens', async () => {
    const { data } = await api.ask('{ cafeSessions(first: 1) { edges { node { id } } } }');
    const { projections } = api.installation;
    const watch = projections.watch.bind(projections);
    const ended = new Promise<void>((resolve) => {
      projections.watch = (listener) => {
        const unwatch = watch(listener);
        return () => {
          unwatch();
          resolve();
        };
      };
    });
    const client = clientOf(api, { authorization: await bearer(api.coordinator) });
    const following = client.iterate({ query: FOLLOW, variables: { id: data.cafeSessions.edges[0].node.id } });
    await following.next();
    client.terminate();
    await ended;
  });

  it('tells what is wrong with the request, and nobody who is nobody anything', async () => {
    const known = clientOf(api, { authorization: await bearer(api.coordinator) });
    const { value } = (await known.iterate({ query: FOLLOW, variables: { id: 'x' } }).next()) as {
      value: { errors: { message: string }[] };
    };
    expect(value.errors[0]?.message).toBe('"sessionId" is not the id of a CafeSession');
    await known.dispose();
    for (const actor of [{}, { authorization: 'nobody' }]) {
      const unknown = clientOf(api, actor);
      await expect(unknown.iterate({ query: FOLLOW, variables: { id: 'x' } }).next()).rejects.toMatchObject({
        code: 4403,
      });
      await unknown.dispose();
    }
  });
});
