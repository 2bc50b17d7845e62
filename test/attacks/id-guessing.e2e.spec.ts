import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { temporaryFolder } from '#event-store/testing';
import { globalId, parseGlobalId } from '#graphql';
import { Attacked } from './attacked.js';
import { isLong, othersAreAnswered } from './meanwhile.js';
import { partnerBearer, partnerIn, tokenAsked } from './partner.js';
import { type Town, freshKey, mutationOf, townIn } from './town.js';

const KAREN = 'coordinator/0183/karen';
const NODE = `query ($id: ID!) { node(id: $id) { __typename id } }`;
const SAMPLES = isLong ? 400 : 30;
/** By how much the medians of the same thing may differ on a machine that does other things too. */
const NOISE = 1.5;
const TRIES = 3;

const plain = (id: string): string => parseGlobalId(id)?.parts.at(-1) ?? '';

describe('somebody who guesses ids', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let ours: Town;
  let theirs: Town;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    [ours, theirs] = [await townIn(attacked, '0183'), await townIn(attacked, '0187')];
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  /** The same answer, whatever id it was about. */
  const without = (text: string, ...ids: readonly string[]): string =>
    ids.reduce((left, id) => left.replaceAll(id, '…').replaceAll(plain(id), '…'), text).replace(/"cost":\{[^}]*\}/, '');

  it.each<[string, keyof Town]>([
    ['Cafe', 'cafeId'],
    ['CafeSession', 'sessionId'],
    ['Guest', 'guestId'],
    ['Volunteer', 'volunteerId'],
    ['Passenger', 'passengerId'],
    ['RideRequest', 'requestId'],
    ['Ride', 'rideId'],
    ['Bike', 'bikeId'],
  ])('of a %s, learns of another municipality’s nothing that they do not of nobody’s', async (type, which) => {
    const foreign = theirs[which];
    const nobodys = globalId(
      type,
      ...(parseGlobalId(foreign)
        ?.parts.slice(1)
        .map(() => '2026-12-01') ?? []),
      v7(),
    );
    const about = async (id: string) => {
      const { status, text } = await attacked.ask(KAREN, NODE, { id });
      return [status, without(text, id)];
    };
    expect(await about(foreign)).toEqual(await about(nobodys));
    expect(await about(foreign)).toEqual([200, expect.stringContaining('"node":null')]);
  });

  it('of things of other types, and of what is no id, learns nothing', async () => {
    const guesses = [
      globalId('Guest', plain(ours.cafeId)),
      globalId('Volunteer', plain(ours.guestId)),
      globalId('Guest', plain(ours.guestId).toUpperCase()),
      globalId('Guest', `${plain(ours.guestId)} `),
      globalId('Guest', `0183_${plain(ours.guestId)}`),
      globalId('Query', 'x'),
      globalId('__proto__', 'x'),
      globalId('Constructor', plain(ours.guestId)),
      globalId('ToString', plain(ours.guestId)),
      Buffer.from(`guestPerson:${plain(ours.guestId)}`).toString('base64url'),
      plain(ours.guestId),
      `${ours.guestId}==`,
      '',
      '%',
    ];
    for (const id of guesses) {
      const { status, body } = await attacked.ask(KAREN, NODE, { id });
      expect([id, status, body.data]).toEqual([id, 200, { node: null }]);
    }
  });

  // Of an id's parts the first one is read, and whatever stands behind it is passed over.
  it('finds a thing under its own id alone', async () => {
    const { body } = await attacked.ask(KAREN, NODE, { id: globalId('Guest', plain(ours.guestId), 'anything') });
    expect(body.data).toEqual({ node: null });
  });

  it('who has people of their own, learns of others’ nothing that they do not of nobody’s', async () => {
    const claimed = { people: [plain(ours.guestId)] };
    const nobodys = globalId('Guest', v7());
    // Of rides the same: whose passenger it is, is settled before anything about it is.
    const passengers = { people: [plain(ours.passengerId)] };
    for (const [mutation, said] of [
      ['changePassengerHome', { address: 'Mallory' }],
      ['confirmRide', { rideId: ours.rideId }],
      ['withdrawRideRequest', { requestId: ours.requestId }],
    ] as const) {
      const about = async (passengerId: string) => {
        const asked = { input: { passengerId, ...said }, key: freshKey() };
        const { text, body } = await attacked.ask('relative/0183/mona', mutationOf(mutation), asked, {}, passengers);
        expect(body.data.answer.code).toBe('NotFound');
        return without(text, passengerId);
      };
      expect(await about(theirs.passengerId)).toBe(await about(globalId('Passenger', v7())));
    }
    for (const mutation of ['changeGuestContact', 'cancelGuestRegistration', 'registerGuest']) {
      const about = async (guestId: string) => {
        const input = {
          guestId,
          ...(mutation === 'changeGuestContact' ? { name: 'Mallory' } : { sessionId: ours.sessionId }),
        };
        const { text, body } = await attacked.ask(
          'relative/0183/mona',
          mutationOf(mutation),
          { input, key: freshKey() },
          {},
          claimed,
        );
        expect(body.data.answer.code).toBe('NotFound');
        return without(text, guestId);
      };
      expect(await about(theirs.guestId)).toBe(await about(nobodys));
    }
    const { body } = await attacked.ask('relative/0183/nobody', NODE, { id: ours.guestId }, {}, { people: [v7()] });
    expect(body.data.node).toBeNull();
  });

  it('of partners’ clients, is answered alike whether there is one', async () => {
    const partner = await partnerIn(attacked, '0183');
    await partnerBearer(attacked, partner);
    const guessed = async (clientId: string) => {
      const { status, text } = await tokenAsked(attacked, { client_id: clientId, client_secret: 'samspil_guessed' });
      return [status, text];
    };
    const real = await guessed(partner.clientId);
    expect(real[0]).toBe(401);
    for (const clientId of [`0183.${v7()}`, `0187.${plain(partner.apiClientId)}`, '0183.', 'x', '0183.__proto__'])
      expect(await guessed(clientId)).toEqual(real);
    before = await attacked.facts();
  });

  it('and measures how long an answer takes, learns nothing from that', async () => {
    const { guestId } = theirs;
    const asked = async (id: string): Promise<number> => {
      const since = performance.now();
      await attacked.ask(KAREN, NODE, { id });
      return performance.now() - since;
    };
    const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    let closest = Infinity;
    for (let tries = 0; tries < TRIES && closest > NOISE; tries++) {
      const [foreign, nobodys]: [number[], number[]] = [[], []];
      // In turns, so that whatever else goes on concerns both.
      for (let sample = 0; sample < SAMPLES; sample++) {
        foreign.push(await asked(guestId));
        nobodys.push(await asked(globalId('Guest', v7())));
      }
      const ratio = median(foreign) / median(nobodys);
      closest = Math.min(closest, Math.max(ratio, 1 / ratio));
    }
    expect(closest).toBeLessThanOrEqual(NOISE);
  });

  it('by the hundred, keeps nobody from being answered, and finds nobody', async () => {
    const found: unknown[] = [];
    await othersAreAnswered(
      'id-guessing',
      attacked,
      async () => {
        const ids = Array.from({ length: 20 }, () => globalId('Guest', v7()));
        const { body } = await attacked.ask(KAREN, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
        found.push(...(body.data?.nodes ?? []).filter(Boolean));
      },
      1,
    );
    expect(found).toEqual([]);
  });

  it('does nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });
});
