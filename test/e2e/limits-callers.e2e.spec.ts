import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getOperationAST, validate } from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { fittingDocument } from '../../apps/api/src/limits/document-size.js';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { estimateOf } from '../../apps/api/src/limits/price.js';
import { LimitedApi, refusalIn } from './limited-api.js';
import { schema } from './schema.js';
import { everyQuestion } from './whole-answers.js';

describe('what honest callers ask', () => {
  const costOf = (text: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const { document } = fittingDocument(text, usualLimits.document);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('there is no operation, or there are several');
    expect(validate(schema, document)).toEqual([]);
    return estimateOf(schema, { operation, document, variables });
  };

  it('fits: two hundred sessions with their cafés and who is missing, for a partner', () => {
    const session = 'id date startsAt endsAt status theme capacity taken free waiting missing';
    const { price, bytes } = costOf(
      `{ cafeSessions(first: 200) { edges { cursor node { ${session} cafe { id name place } staffing { role needed filled missing } } } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(price).toBeLessThan(usualLimits.price.mostOfOneRequest / 4);
    expect(bytes).toBeLessThan(usualLimits.answer.bytes / 4);
  });

  const about = { id: 'x', ids: ['x', 'y', 'z'], people: ['x'], token: 'x', index: '1', first: 3 };
  it.each(
    everyQuestion(about).map(({ name, declared, field, variables }) => [name, declared, field, variables] as const),
  )('fits: all that is said of %s', (_name, declared, field, variables) => {
    const { price, bytes } = costOf(
      `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`,
      variables,
    );
    expect(price).toBeLessThan(usualLimits.price.mostOfOneRequest / 4);
    expect(bytes).toBeLessThan(usualLimits.answer.bytes / 4);
  });
});

describe('a client that has spent its budget', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), {
      price: { ...usualLimits.price, mostOfOneRequest: 88, perMinute: 100 },
      strangersPerMinute: 2,
    });
  });
  afterAll(() => api.close());

  const page = (first: number, as = 'coordinator/0183/karen') =>
    api.ask(`{ cafes(first: ${first}) { edges { cursor } } }`, {}, { as });

  it('is told when to come back, and what is left, while others are answered', async () => {
    expect((await page(80)).body.extensions.cost).toMatchObject({ requested: 88, left: 12 });
    const refused = await page(30);
    expect(refusalIn(refused)).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(refused.body.extensions.cost).toMatchObject({ requested: 33, budget: 100, left: 11 });
    expect(Number(refused.headers.get('retry-after'))).toBe(refused.body.extensions.cost.resetsInSeconds);
    expect((await page(10)).body.extensions.cost).toMatchObject({ requested: 11, left: 0 });
    expect((await page(1)).status).toBe(429);
    expect((await api.ask('{ not even a document')).status).toBe(429);
    expect((await page(1, 'coordinator/0183/else')).status).toBe(200);
    expect((await page(1, 'coordinator/0101/karen')).status).toBe(200);
  });

  it('is an address where nobody says who they are', async () => {
    const strange = () => api.ask('{ __typename }', {}, { as: '' });
    expect([(await strange()).status, (await strange()).status]).toEqual([401, 401]);
    const refused = await strange();
    expect(refusalIn(refused)).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await page(1, 'coordinator/0183/known')).status).toBe(200);
  });
});

/** From now on whoever asks for the history waits, until they may go on. */
function holdHistory({ served }: LimitedApi): { readonly reached: Promise<void>; readonly goOn: () => void } {
  const { asOf } = served.installation;
  const present = asOf.present.bind(asOf);
  let goOn: () => void = () => undefined;
  const going = new Promise<void>((go) => (goOn = go));
  const reached = new Promise<void>((reach) => {
    asOf.present = async (municipality) => {
      reach();
      await going;
      return present(municipality);
    };
  });
  return {
    reached,
    goOn: () => {
      asOf.present = present;
      goOn();
    },
  };
}

describe('where a request comes from', () => {
  const folder = temporaryFolder();
  const from = async (api: LimitedApi, address: string) =>
    (await api.ask('{ __typename }', {}, { as: '', 'x-forwarded-for': address })).status;

  it.each([
    ['by the proxy in front, where there is one', 1, [401, 429, 401]],
    ['by the connection alone, where there is none', 0, [401, 429, 429]],
  ])('is told %s', async (_what, proxies, statuses) => {
    const api = await LimitedApi.start(folder(), { strangersPerMinute: 1 }, { proxies });
    const said = [await from(api, '192.0.2.1'), await from(api, '192.0.2.1'), await from(api, '192.0.2.2')];
    await api.close();
    expect(said).toEqual(statuses);
  });
});

describe('a server that is asked more than it can answer', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    const requests = { ...usualLimits.requests, inFlight: 1, waiting: 1, waitMilliseconds: 60_000 };
    api = await LimitedApi.start(folder(), { requests, queryMilliseconds: 60_000 });
  });
  afterAll(() => api.close());

  it('turns away at once who would have to wait too long, says when to come back, and is well', async () => {
    const { reached, goOn } = holdHistory(api);
    const first = api.ask('{ history { index } }');
    await reached;
    const others = [api.ask('{ history { index } }'), api.ask('{ history { index } }')];
    const refused = await Promise.race(others);
    expect(refusalIn(refused)).toEqual({ status: 503, code: 'OVERLOADED' });
    expect(refused.headers.get('retry-after')).toBe('5');
    expect((await fetch(`${api.url}/health`)).status).toBe(200);
    expect((await fetch(`${api.url}/audit/0183/checkpoint`)).status).toBe(503);
    goOn();
    const statuses = (await Promise.all([first, ...others])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 503]);
    expect((await api.ask('{ history { index } }')).status).toBe(200);
  });
});

describe('a query that takes too long', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), { queryMilliseconds: 100 });
  });
  afterAll(() => api.close());

  it('is given up, with no half answer, and the next one is answered', async () => {
    const { goOn } = holdHistory(api);
    const answer = await api.ask('{ cafes { edges { cursor } } history { index } again: history { index } }');
    expect(refusalIn(answer)).toEqual({ status: 503, code: 'TOOK_TOO_LONG' });
    expect([answer.body.errors.length, answer.body.data]).toEqual([1, undefined]);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body.extensions.cost.requested).toBeGreaterThan(50);
    goOn();
    expect((await api.ask('{ history { index } }')).status).toBe(200);
  });
});
