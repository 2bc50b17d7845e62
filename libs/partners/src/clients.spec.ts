import { describe, expect, it } from '@jest/globals';
import { CommandHandling, type CommandOutcome, type CommandRequest } from '#kernel';
import { ISHOEJ, MemoryJournal, VALLENSBAEK, actorOf, clockAt } from '#kernel/testing';
import { apiClient } from './api-client/api-client.js';
import { JustMadeSecrets, hashOfSecret, newSecret } from './api-client/secrets.js';
import { PartnersInLog } from './clients.js';
import { makeSecret } from './commands.js';
import { organisation, organisationIdOf } from './organisation/organisation.js';

const administrator = actorOf('administrator');
const organisationId = organisationIdOf('24256790');

const noWait = () => Promise.resolve();

/** An organisation with an agreement for November, and a client of it. */
async function town() {
  const clock = clockAt();
  const handling = new CommandHandling(new MemoryJournal(), clock);
  const secrets = new JustMadeSecrets();
  let number = 0;
  const said = (input: object): CommandRequest => ({ actor: administrator, idempotencyKey: `${++number}`, input });
  const accepted = async (answer: Promise<CommandOutcome>): Promise<string> => {
    const outcome = await answer;
    if (outcome.outcome === 'refused') throw new Error(outcome.refusal.refused);
    return outcome.id;
  };
  const toOrganisation = (name: keyof (typeof organisation)['commands'], input: object) =>
    accepted(handling.handle(organisation, name, said({ organisationId, ...input })));
  const toClient = (name: keyof (typeof apiClient)['commands'], input: object) =>
    accepted(handling.handle(apiClient, name, said({ apiClientId, ...input })));
  await toOrganisation('RegisterOrganisation', { cvr: '24256790', name: 'Strandparken', kind: 'association' });
  await toOrganisation('MakeAgreement', {
    from: '2026-11-01',
    until: '2026-11-30',
    scopes: ['readCafes', 'introspect'],
  });
  const issue = said({ organisationId, name: 'Infoskærmen', scopes: ['readCafes'] });
  const shown = (name: 'IssueApiClient' | 'RotateClientSecret', request: CommandRequest, made = noWait) =>
    secrets.during(async () => {
      const id = await accepted(makeSecret(handling, name, request, secrets));
      await made();
      return { id, secret: secrets.take(id) ?? '' };
    });
  const { id: apiClientId, secret } = await shown('IssueApiClient', issue);
  const rotate = async (overlapHours: number, made = noWait): Promise<string> =>
    (await shown('RotateClientSecret', said({ apiClientId, overlapHours }), made)).secret;
  const looks: string[] = [];
  const partners = new PartnersInLog(
    {
      stateOf: (aggregate, ...which) => {
        looks.push(aggregate.category);
        return handling.stateOf(aggregate, ...which);
      },
    },
    clock,
  );
  const who = { municipality: ISHOEJ, apiClientId };
  return {
    clock,
    handling,
    issue,
    rotate,
    toOrganisation,
    toClient,
    partners,
    looks,
    who,
    secret,
    active: () => partners.active(ISHOEJ, apiClientId),
  };
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

  it.each([
    ['SuspendOrganisation', 'ReinstateOrganisation'],
    ['SuspendApiClient', 'ReinstateApiClient'],
  ] as const)('is active no more from the moment of %s until %s', async (suspend, reinstate) => {
    const { toOrganisation, toClient, active, partners, who, secret } = await town();
    if (suspend === 'SuspendOrganisation') await toOrganisation(suspend, { reason: 'misuse' });
    else await toClient(suspend, { reason: 'misuse' });
    expect([await active(), await partners.bySecret(who, secret)]).toEqual([undefined, 'clientNotActive']);
    if (reinstate === 'ReinstateOrganisation') await toOrganisation(reinstate, {});
    else await toClient(reinstate, {});
    expect([await active(), await partners.bySecret(who, secret)]).toEqual([asAgreed, asAgreed]);
  });

  it('is active no more once it has ended', async () => {
    const { toClient, active } = await town();
    await toClient('EndApiClient', {});
    expect(await active()).toBeUndefined();
  });

  it('keeps none of its scopes that a later agreement leaves out', async () => {
    const { toOrganisation, clock, active } = await town();
    await toOrganisation('MakeAgreement', { from: '2026-12-01', scopes: ['introspect'] });
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

  it('is looked up alike, whether it is wrong or there is no such client', async () => {
    const { partners, who, secret, looks } = await town();
    const lookedUp = async (whose: typeof who | undefined) => {
      const before = looks.length;
      await partners.bySecret(whose, `${secret}!`);
      return looks.slice(before);
    };
    for (const whose of [
      who,
      { ...who, apiClientId: organisationId },
      { ...who, municipality: VALLENSBAEK },
      undefined,
    ])
      expect(await lookedUp(whose)).toEqual(['apiClient', 'organisation']);
  });

  it('works beside the new one for as long as was said', async () => {
    const { rotate, partners, clock, who, secret } = await town();
    const next = await rotate(2);
    expect([await partners.bySecret(who, secret), await partners.bySecret(who, next)]).toEqual([asAgreed, asAgreed]);
    clock.advance(2 * 3_600_000);
    expect([await partners.bySecret(who, secret), await partners.bySecret(who, next)]).toEqual([
      'wrongClientCredentials',
      asAgreed,
    ]);
  });

  it('is shown to whom had it made, once, and never for what is said again or refused', async () => {
    const { handling, issue, who } = await town();
    const secrets = new JustMadeSecrets();
    const looked = (request: CommandRequest) =>
      secrets.during(async () => {
        const outcome = await makeSecret(handling, 'IssueApiClient', request, secrets);
        const id = outcome.outcome === 'accepted' ? outcome.id : who.apiClientId;
        return { outcome, looks: [secrets.take(id), secrets.take(id)] };
      });
    expect(await looked(issue)).toEqual({
      outcome: expect.objectContaining({ outcome: 'accepted', id: who.apiClientId }),
      looks: [null, null],
    });
    const input = { ...(issue.input as object), scopes: ['readPartners'] };
    expect(await looked({ ...issue, idempotencyKey: 'another', input })).toMatchObject({
      outcome: { outcome: 'refused', refusal: { refused: 'ScopesNotAgreed' } },
      looks: [null, null],
    });
    const third = await looked({ ...issue, idempotencyKey: 'a third' });
    expect(third.looks).toEqual([expect.stringMatching(/^samspil_/), null]);
  });

  it('is its own request’s where somebody rotates twice at once', async () => {
    const { rotate, partners, who } = await town();
    let making = 2;
    let goOn: () => void = () => undefined;
    const bothMade = new Promise<void>((resolve) => (goOn = resolve));
    const made = () => {
      if (--making === 0) goOn();
      return bothMade;
    };
    const [one, other] = await Promise.all([rotate(24, made), rotate(24, made)]);
    expect(one).not.toBe(other);
    for (const shown of [one, other]) expect(await partners.bySecret(who, shown)).toEqual(asAgreed);
  });

  it('is forgotten with its request, though it failed and something of it goes on', async () => {
    const secrets = new JustMadeSecrets();
    let goOn: (_: unknown) => void = () => undefined;
    const answered = new Promise((resolve) => (goOn = resolve));
    let later: Promise<string | null> = Promise.resolve(null);
    const request = secrets.during(() => {
      secrets.keep('the client', 'the secret');
      later = answered.then(() => secrets.take('the client'));
      return Promise.reject(new Error('the answer could not be read'));
    });
    await expect(request).rejects.toThrow('could not be read');
    goOn(undefined);
    expect(await later).toBeNull();
    secrets.keep('the client', 'outside');
    expect(secrets.take('the client')).toBeNull();
  });

  it('is made of 256 bits that come once', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    for (const secret of secrets) expect(secret).toMatch(/^samspil_[A-Za-z0-9_-]{43}$/);
    expect(new Set(secrets).size).toBe(100);
  });
});
