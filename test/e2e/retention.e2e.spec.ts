import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { temporaryFolder } from '#event-store/testing';
import { globalId, parseGlobalId } from '#graphql';
import { Installation, configurationFrom } from '#installation';
import { type ActorKind, type RecordedEvent, SetClock, instant } from '#kernel';
import { idFor } from '#kernel/testing';
import { erasuresProjection, masterKeyFromText } from '#privacy';
import { AppModule } from '../../apps/api/src/app.module.js';
import { bearer, testIssuer } from './test-issuer.js';
import { kindFor } from './who-may.js';
import { wideLimits } from './wide-limits.js';

const KAREN = testIssuer.actorId('karen');

const DUE = `{ dueForErasure { total entries {
  person kind name purposes lastActive dueSince rule { covers keepMonths }
} } }`;
const RULES = '... on RetentionRulesChanged { rules { kind covers keepMonths setBy } recorded { visible } }';
const HOLD = '... on RetentionHoldChanged { hold { person kind name until reason decidedBy } recorded { visible } }';

describe('how long data are kept', () => {
  const folder = temporaryFolder();
  const clock = new SetClock(instant('2026-11-24T12:00:00Z'));
  let installation: Installation;
  let app: INestApplication;
  let keys = 0;
  let gerda: string;
  let inger: string;

  beforeAll(async () => {
    installation = await Installation.open({
      folder: folder(),
      master: masterKeyFromText(randomBytes(32).toString('base64'), 'the spec'),
      clock,
    });
    const { identity } = configurationFrom({ ...testIssuer.environment, NODE_ENV: 'test' });
    app = await NestFactory.create(AppModule.over(installation, { production: false, identity, limits: wideLimits }), {
      logger: ['error'],
    });
    await app.listen(0, '127.0.0.1');
    gerda = await recordGuest({ name: 'Gerda Lund', needs: 'Sukkersyge' });
    clock.set(instant('2026-11-25T12:00:00Z'));
    inger = await recordGuest({ name: 'Inger Holm' });
  });
  afterAll(async () => {
    await app.close();
    await installation.close();
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  const ask = async (query: string, variables: object = {}, kind: ActorKind = 'coordinator'): Promise<any> => {
    const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: await bearer(`${kind}/0183/karen`),
        'accept-language': 'en',
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: readonly { message: string }[] };
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  };
  const say = async (mutation: string, input: object, fields: string) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const { answer } = await ask(
      `mutation ($input: ${type}Input!, $key: String!) {
        answer: ${mutation}(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code message } ${fields} }
      }`,
      { input, key: `key ${++keys}` },
      kindFor('Mutation', mutation),
    );
    return answer;
  };
  const recordGuest = async (input: object): Promise<string> =>
    (await say('recordGuest', input, '... on GuestChanged { guest { id } }')).guest.id;
  const dueNow = async () => (await ask(DUE)).dueForErasure;

  /** The history, once it holds such an event. */
  const historyWith = async (type: string): Promise<readonly RecordedEvent[]> => {
    const enough = new AbortController();
    const events: RecordedEvent[] = [];
    for await (const slice of installation.journal.subscribe({ signal: enough.signal })) {
      for (const decoded of slice.events) if (!('problem' in decoded)) events.push(decoded.event);
      if (events.some((event) => event.type === type)) break;
    }
    enough.abort();
    return events;
  };

  it('is said for each kind of person and of data, and may be changed and ended', async () => {
    expect(await say('setRetentionRule', { kind: 'Guest', covers: 'everything', keepMonths: 24 }, RULES)).toEqual({
      __typename: 'RetentionRulesChanged',
      rules: [{ kind: 'Guest', covers: 'everything', keepMonths: 24, setBy: KAREN }],
      recorded: { visible: true },
    });
    await say('setRetentionRule', { kind: 'Guest', covers: 'health', keepMonths: 6 }, RULES);
    await say('setRetentionRule', { kind: 'Guest', covers: 'notes', keepMonths: 3 }, RULES);
    await say('endRetentionRule', { kind: 'Guest', covers: 'notes' }, RULES);
    expect(await ask('{ retentionRules { kind covers keepMonths } }')).toEqual({
      retentionRules: [
        { kind: 'Guest', covers: 'everything', keepMonths: 24 },
        { kind: 'Guest', covers: 'health', keepMonths: 6 },
      ],
    });
  });

  it('is refused where it contradicts itself, with what would work', async () => {
    const longer = { kind: 'Guest', covers: 'health', keepMonths: 36 };
    expect(await say('setRetentionRule', longer, '... on KeptLongerThanEverything { covers months }')).toMatchObject({
      code: 'KeptLongerThanEverything',
      covers: 'health',
      months: 24,
      message: expect.stringContaining('Choose 24 months at most'),
    });
    const shorter = { kind: 'Guest', covers: 'everything', keepMonths: 3 };
    expect(await say('setRetentionRule', shorter, '... on KeptShorterThanAPart { covers months }')).toMatchObject({
      code: 'KeptShorterThanAPart',
      covers: 'health',
      months: 6,
    });
    const nobody = { kind: 'Elephant', covers: 'everything', keepMonths: 24 };
    expect(await say('setRetentionRule', nobody, '... on NoSuchPersonKind { kinds }')).toMatchObject({
      code: 'NoSuchPersonKind',
      kinds: expect.arrayContaining(['Guest', 'Volunteer']),
    });
  });

  it('puts nobody on the due list too soon, and then for the part that is due, where there is something', async () => {
    expect(await dueNow()).toEqual({ total: 0, entries: [] });
    clock.set(instant('2027-06-24T12:00:00Z'));
    expect(await dueNow()).toEqual({
      total: 1,
      entries: [
        {
          person: gerda,
          kind: 'Guest',
          name: 'Gerda Lund',
          purposes: ['health'],
          lastActive: '2026-11-24',
          dueSince: '2027-05-24',
          rule: { covers: 'health', keepMonths: 6 },
        },
      ],
    });
  });

  it('erases nothing by itself in ten years: the due list has grown', async () => {
    clock.set(instant('2036-11-24T12:00:00Z'));
    const { total, entries } = await dueNow();
    expect(total).toBe(2);
    expect(entries).toMatchObject([
      { person: gerda, name: 'Gerda Lund', purposes: ['contact', 'health', 'notes'], dueSince: '2028-11-24' },
      { person: inger, name: 'Inger Holm', purposes: ['contact', 'health', 'notes'], dueSince: '2028-11-25' },
    ]);
    expect(await ask('{ erasures { edges { node { id } } } }')).toEqual({ erasures: { edges: [] } });
    expect((await ask('{ dueForErasure(first: 1) { total entries { person } } }')).dueForErasure).toEqual({
      total: 2,
      entries: [{ person: gerda }],
    });
    await expect(ask('{ dueForErasure(first: 201) { total } }')).rejects.toThrow('"first" must be from 0 to 200');
  });

  it('leaves on record who was looked at to decide', async () => {
    await installation.readLog.flush();
    const looks = (await historyWith('PersonalDataRead')).filter(({ type }) => type === 'PersonalDataRead');
    const looked = looks.flatMap(({ data }) => (data as { contact?: readonly string[] }).contact ?? []);
    for (const person of [gerda, inger]) expect(looked).toContain(parseGlobalId(person)?.parts[0]);
  });

  it('is put off for who is on hold, until that is released', async () => {
    const hold = { person: inger, until: '2037-06-30', reason: 'openCase' };
    const shown = { person: inger, kind: 'Guest', name: 'Inger Holm', until: '2037-06-30', reason: 'openCase' };
    expect(await say('keepLonger', hold, HOLD)).toEqual({
      __typename: 'RetentionHoldChanged',
      hold: { ...shown, decidedBy: KAREN },
      recorded: { visible: true },
    });
    const holds = '{ retentionHolds { edges { node { person kind name until reason } } } }';
    expect(await ask(holds)).toEqual({ retentionHolds: { edges: [{ node: shown }] } });
    expect((await dueNow()).entries).toMatchObject([{ person: gerda }]);

    expect(await say('releaseHold', { person: inger }, HOLD)).toMatchObject({ hold: null });
    expect(await ask(holds)).toEqual({ retentionHolds: { edges: [] } });
    expect((await dueNow()).entries).toMatchObject([{ person: gerda }, { person: inger }]);
  });

  it('is not put off for long, nor for nobody', async () => {
    const late = { person: inger, until: '2038-11-25', reason: 'archiving' };
    expect(await say('keepLonger', late, '... on HoldEndsTooLate { latest }')).toMatchObject({ latest: '2038-11-24' });
    const soon = { ...late, until: '2036-11-24' };
    expect(await say('keepLonger', soon, '... on HoldEndsTooSoon { earliest }')).toMatchObject({
      earliest: '2036-11-25',
    });
    const until = { until: '2037-06-30', reason: 'archiving' };
    const stranger = globalId('Guest', idFor('a stranger'));
    expect(await say('keepLonger', { ...until, person: stranger }, '... on NotFound { id }')).toMatchObject({
      code: 'NotFound',
      id: stranger,
    });
    for (const person of ['nobody', globalId('Elephant', idFor('Jumbo')), globalId('Cafe', idFor('Åparken'))])
      expect(
        await say('keepLonger', { ...until, person }, '... on InvalidInput { problems { path problem } }'),
      ).toMatchObject({ problems: [{ path: 'person', problem: 'is not the id of a person’s record' }] });
  });

  it('ends for who somebody decides on: they leave the due list, and the proof of it stays', async () => {
    const { __typename } = await say(
      'erasePerson',
      { people: [gerda], reason: 'keptLongEnough', legalBasis: 'storageLimitation' },
      '',
    );
    expect(__typename).toBe('ErasureBegun');
    expect((await dueNow()).entries).toMatchObject([{ person: inger, name: 'Inger Holm' }]);

    const history = await historyWith('PersonDataErased');
    const done = history.find(({ type }) => type === 'PersonDataErased');
    await installation.projections.waitFor(done?.position as never, [erasuresProjection]);
    const { erasures } = await ask('{ erasures { edges { node { person reason legalBasis decidedBy erasedAt } } } }');
    expect(erasures.edges).toEqual([
      {
        node: {
          person: gerda,
          reason: 'keptLongEnough',
          legalBasis: 'storageLimitation',
          decidedBy: KAREN,
          erasedAt: expect.any(String),
        },
      },
    ]);
    expect(await say('keepLonger', { person: gerda, until: '2037-06-30', reason: 'openCase' }, '')).toMatchObject({
      code: 'AlreadyErased',
    });
    // Of all that happened in those years, one erasure was decided, by whom it says.
    const decided = history.filter(({ type }) => type === 'ErasureDecided');
    expect(decided.map(({ metadata }) => metadata.actor)).toEqual([{ id: KAREN, kind: 'coordinator' }]);
  });

  it('is the same asked of this moment as of now, and nobody is due before they were', async () => {
    const now = await dueNow();
    expect(now.total).toBeGreaterThan(0);
    const then = async (time: string) => (await ask(`{ asOf(time: "${time}") ${DUE} }`)).asOf.dueForErasure;
    expect(await then(clock.now())).toEqual(now);
    expect((await then('2026-11-26T12:00:00Z')).total).toBe(0);
  });
});
