import { describe, expect, it } from '@jest/globals';
import { CommandHandling, type CommandInput } from '#kernel';
import { ISHOEJ, MemoryJournal, VALLENSBAEK, actorOf, clockAt } from '#kernel/testing';
import { apiClient } from './api-client/api-client.js';
import { hashOfSecret, newSecret } from './api-client/secrets.js';
import { PartnersInLog } from './clients.js';
import { organisation, organisationIdOf } from './organisation/organisation.js';

const administrator = actorOf('administrator');
const organisationId = organisationIdOf('24256790');

/** An organisation with an agreement for November, and a client of it. */
async function town() {
  const clock = clockAt();
  const handling = new CommandHandling(new MemoryJournal(), clock);
  let said = 0;
  const say = async (
    aggregate: typeof organisation | typeof apiClient,
    name: string,
    input: object,
    secret = newSecret(),
  ): Promise<string> => {
    const load = await handling.stateOf(organisation, ISHOEJ, organisationId);
    const facts = () => Promise.resolve({ organisation: load, secretHash: hashOfSecret(secret) });
    const request = { actor: administrator, idempotencyKey: `${++said}`, input };
    const outcome = await handling.handle(aggregate as typeof apiClient, name as never, request, {
      [name]: facts,
    });
    if (outcome.outcome === 'refused') throw new Error(outcome.refusal.refused);
    return outcome.id;
  };
  await say(organisation, 'RegisterOrganisation', {
    organisationId,
    cvr: '24256790',
    name: 'Strandparken',
    kind: 'association',
  } satisfies CommandInput<(typeof organisation)['commands']['RegisterOrganisation']>);
  await say(organisation, 'MakeAgreement', {
    organisationId,
    from: '2026-11-01',
    until: '2026-11-30',
    scopes: ['readCafes', 'introspect'],
  });
  const secret = newSecret();
  const apiClientId = await say(
    apiClient,
    'IssueApiClient',
    { organisationId, name: 'Infoskærmen', scopes: ['readCafes'] },
    secret,
  );
  const partners = new PartnersInLog(handling, clock);
  const who = { municipality: ISHOEJ, apiClientId };
  return { clock, say, partners, who, secret, active: () => partners.active(ISHOEJ, apiClientId) };
}

const asAgreed = { organisationId, scopes: ['readCafes'] };

describe('a partner’s client', () => {
  it('is active with those of its scopes that the agreement covers', async () => {
    const { active } = await town();
    expect(await active()).toEqual(asAgreed);
  });

  it('is active from the first to the last day of the agreement, as days are in Denmark', async () => {
    const { clock, active } = await town();
    clock.advance(6 * 86_400_000);
    expect([clock.now(), await active()]).toEqual(['2026-11-30T12:00:00.000Z', asAgreed]);
    clock.advance(11 * 3_600_000 - 1);
    expect([clock.now(), await active()]).toEqual(['2026-11-30T22:59:59.999Z', asAgreed]);
    clock.advance(1);
    expect(await active()).toBeUndefined();
  });

  it.each(['SuspendOrganisation', 'SuspendApiClient'] as const)(
    'is active no more from the moment of %s until it is taken back',
    async (suspend) => {
      const { say, active, partners, who, secret } = await town();
      const aggregate = suspend === 'SuspendOrganisation' ? organisation : apiClient;
      const whose = suspend === 'SuspendOrganisation' ? { organisationId } : { apiClientId: who.apiClientId };
      await say(aggregate, suspend, { ...whose, reason: 'misuse' });
      expect([await active(), await partners.bySecret(who, secret)]).toEqual([undefined, 'clientNotActive']);
      await say(aggregate, suspend.replace('Suspend', 'Reinstate'), whose);
      expect([await active(), await partners.bySecret(who, secret)]).toEqual([asAgreed, asAgreed]);
    },
  );

  it('is active no more once it has ended', async () => {
    const { say, active, who } = await town();
    await say(apiClient, 'EndApiClient', { apiClientId: who.apiClientId });
    expect(await active()).toBeUndefined();
  });

  it('keeps none of its scopes that a later agreement leaves out', async () => {
    const { say, clock, active } = await town();
    await say(organisation, 'MakeAgreement', { organisationId, from: '2026-12-01', scopes: ['introspect'] });
    clock.advance(7 * 86_400_000);
    expect(await active()).toEqual({ organisationId, scopes: [] });
  });

  it('is another municipality’s nobody', async () => {
    const { partners, who, secret } = await town();
    expect(await partners.active(VALLENSBAEK, who.apiClientId)).toBeUndefined();
    expect(await partners.bySecret({ ...who, municipality: VALLENSBAEK }, secret)).toBe('wrongClientCredentials');
  });
});

describe('a client’s secret', () => {
  it('lets in nobody but that client', async () => {
    const { partners, who, secret } = await town();
    expect(await partners.bySecret(who, secret)).toEqual(asAgreed);
    for (const wrong of [newSecret(), '', secret.slice(0, -1), hashOfSecret(secret)])
      expect(await partners.bySecret(who, wrong)).toBe('wrongClientCredentials');
    expect(await partners.bySecret(undefined, secret)).toBe('wrongClientCredentials');
  });

  it('works beside the new one for as long as was said', async () => {
    const { say, partners, clock, who, secret } = await town();
    const next = newSecret();
    await say(apiClient, 'RotateClientSecret', { apiClientId: who.apiClientId, overlapHours: 2 }, next);
    expect([await partners.bySecret(who, secret), await partners.bySecret(who, next)]).toEqual([asAgreed, asAgreed]);
    clock.advance(2 * 3_600_000);
    expect([await partners.bySecret(who, secret), await partners.bySecret(who, next)]).toEqual([
      'wrongClientCredentials',
      asAgreed,
    ]);
  });

  it('is made of 256 bits that come once', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    for (const secret of secrets) expect(secret).toMatch(/^samspil_[A-Za-z0-9_-]{43}$/);
    expect(new Set(secrets).size).toBe(100);
  });
});
