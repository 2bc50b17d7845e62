import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { instant } from '#kernel';
import { clockAt } from '#kernel/testing';
import { type IssuedClient, PartnerApi } from './partner-api.js';

const HOUR_MS = 3_600_000;

describe('a partner', () => {
  const folder = temporaryFolder();
  const clock = clockAt('2026-11-24T12:00:00Z');
  let api: PartnerApi;
  let strandparken: string;
  let client: IssuedClient;

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), clock);
    strandparken = await api.organisation('24256790', 'Boligselskabet Strandparken');
    await api.organisation('13748136', 'Sangkoret');
    client = await api.client(strandparken);
  });
  afterAll(() => api.close());

  const rotate = (overlapHours: number, key?: string) =>
    api.caller.say(
      'rotateClientSecret',
      { apiClientId: client.id, overlapHours },
      '... on ApiClientSecretChanged { secret }',
      key,
    );

  it('is one organisation by its CVR number, however it is spelt', async () => {
    const answer = await api.caller.say(
      'registerOrganisation',
      { cvr: 'DK-24 25 67 90', name: 'En anden', kind: 'company' },
      '... on AlreadyExists { kind id }',
    );
    expect(answer).toMatchObject({ __typename: 'AlreadyExists', kind: 'Organisation', id: strandparken });
  });

  it('gets a client whose secret is shown once', async () => {
    const input = { organisationId: strandparken, name: 'Hjemmesiden', scopes: ['readCafes'] };
    const fields = '... on ApiClientSecretChanged { secret apiClient { id } }';
    const first = await api.caller.say('issueApiClient', input, fields, 'once');
    const again = await api.caller.say('issueApiClient', input, fields, 'once');
    expect(first.secret).toMatch(/^samspil_[A-Za-z0-9_-]{43}$/);
    expect(again).toEqual({ ...first, secret: null });
  });

  it('asks with its token what it may, and no more', async () => {
    const token = await api.token(client);
    expect(await api.ask(token, '{ cafes { edges { node { name } } } }')).toMatchObject({
      status: 200,
      data: { cafes: { edges: [] } },
    });
    const { data, code } = await api.ask(token, '{ guests { edges { node { id } } } }');
    expect([data?.guests, code]).toEqual([undefined, 'FORBIDDEN']);
    const refused = await api.ask(
      token,
      `mutation { suspendApiClient(input: { apiClientId: "${client.id}", reason: misuse }, idempotencyKey: "1") { __typename } }`,
    );
    expect(refused.code).toBe('FORBIDDEN');
  });

  it('sees its own organisation, and of others nothing, not even by their ids', async () => {
    const token = await api.token(client);
    const seen = await api.ask(
      token,
      '{ organisations { edges { node { id name cvr kind status agreements { runs scopes } clients { clientId name secrets { expiresAt } } } } } }',
    );
    expect(seen.data.organisations.edges).toEqual([
      {
        node: {
          id: strandparken,
          name: 'Boligselskabet Strandparken',
          cvr: '24256790',
          kind: 'association',
          status: 'active',
          agreements: [{ runs: true, scopes: ['readCafes', 'readChanges', 'readPartners', 'introspect'] }],
          clients: expect.arrayContaining([
            { clientId: client.clientId, name: 'Infoskærmen', secrets: [{ expiresAt: null }] },
          ]),
        },
      },
    ]);
    const all = await api.caller.ask('{ organisations { edges { node { id clients { id } } } } }');
    const [other] = all.organisations.edges.filter(({ node }: { node: { id: string } }) => node.id !== strandparken);
    const others = await api.client(other.node.id);
    for (const id of [other.node.id, others.id])
      expect((await api.ask(token, 'query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: null });
    expect((await api.ask(token, 'query ($id: ID!) { node(id: $id) { id } }', { id: client.id })).data).toEqual({
      node: { id: client.id },
    });
  });

  it('asks for less than its client may with a token for less', async () => {
    const token = await api.token(client, { scope: 'readCafes' });
    const { code } = await api.ask(token, '{ organisations { edges { node { id } } } }');
    expect(code).toBe('FORBIDDEN');
    expect((await api.ask(token, '{ cafes { edges { node { id } } } }')).errors).toBeUndefined();
  });

  it('has a new secret, beside which the old one works for as long as was said', async () => {
    const { secret } = await rotate(2, 'rotated');
    const next = { ...client, secret };
    expect((await rotate(2, 'rotated')).secret).toBeNull();
    await api.token(client);
    await api.token(next);
    clock.advance(2 * HOUR_MS);
    await expect(api.token(client)).rejects.toThrow('invalid_client');
    await api.token(next);
    client = next;
  });

  it('has two new secrets that work, where one person rotates twice at once', async () => {
    const [one, other] = await Promise.all([rotate(2, 'one'), rotate(2, 'other')]);
    expect(one.secret).not.toBe(other.secret);
    for (const { secret } of [one, other]) await api.token({ ...client, secret });
  });

  it.each([
    ['suspendApiClient', 'reinstateApiClient', () => ({ apiClientId: client.id })],
    ['suspendOrganisation', 'reinstateOrganisation', () => ({ organisationId: strandparken })],
  ])('is not let in from the moment of %s, with the token that it has, until %s', async (suspend, reinstate, whose) => {
    const token = await api.token(client);
    const asked = () => api.ask(token, '{ cafes { edges { node { id } } } }');
    expect((await asked()).status).toBe(200);
    await api.caller.did(suspend, { ...whose(), reason: 'misuse' });
    const { status, data, code } = await asked();
    expect([status, data, code]).toEqual([401, undefined, 'UNAUTHENTICATED']);
    await expect(api.token(client)).rejects.toThrow('invalid_client');
    await api.caller.did(reinstate, whose());
    expect((await asked()).status).toBe(200);
  });

  it('is not let in after the last day of its agreement', async () => {
    const theirs = await api.organisation('10000009', 'Foreningen til i dag');
    const its = await api.client(theirs);
    const token = await api.token(its);
    const { organisation } = await api.caller.ask(
      `query ($id: ID!) { organisation: node(id: $id) { ... on Organisation { agreements { id } } } }`,
      { id: theirs },
    );
    await api.caller.did('endAgreement', {
      organisationId: theirs,
      agreementId: organisation.agreements[0].id,
      on: '2026-11-24',
    });
    expect((await api.ask(token, '{ cafes { edges { node { id } } } }')).status).toBe(200);
    clock.set(instant('2026-11-24T23:00:00Z'));
    expect((await api.ask(token, '{ cafes { edges { node { id } } } }')).status).toBe(401);
    await expect(api.token(its)).rejects.toThrow('invalid_client');
  });

  it('leaves no secret in the log, in answers, or in read models', async () => {
    const shown = JSON.stringify(
      await api.caller.ask('{ organisations { edges { node { clients { id secrets { createdAt expiresAt } } } } } }'),
    );
    const events: string[] = [];
    for await (const { data, metadata } of api.installation.store.readAll())
      events.push(Buffer.from(data).toString('utf8'), Buffer.from(metadata).toString('utf8'));
    expect(events.some((text) => text.includes('secretHash'))).toBe(true);
    expect([...events, shown].filter((text) => text.includes('samspil_') || text.includes(client.secret))).toEqual([]);
  });
});
