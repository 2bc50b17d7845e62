import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Audit, serverAudits } from 'graphql-http';
import { temporaryFolder } from '#event-store/testing';
import { LimitedApi } from '../e2e/limited-api.js';
import { bearer } from '../e2e/test-issuer.js';

/**
 * What is not done though it may be, by the audit's id, and why. A GET that carries nothing but an address is what a forged link sends:
 * it is answered only with a header that no page of somebody else's can set (CSRF prevention).
 */
const ONLY_WITH_A_HEADER: Readonly<Record<string, string>> = {
  '5A70': 'a query in the address',
  D6D5: 'a query and its variables in the address',
  '6A70': 'a query and its variables in the address, for JSON',
};

let url = '';

/** The audits send no credentials by themselves. */
const authorized =
  (more: Readonly<Record<string, string>> = {}) =>
  async (input: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers({ ...more, authorization: await bearer('coordinator/0183/karen') });
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    return fetch(input, { ...init, headers });
  };

const audits: readonly Audit[] = serverAudits({ url: () => url, fetchFn: authorized() });
const fromPrograms: readonly Audit[] = serverAudits({
  url: () => url,
  fetchFn: authorized({ 'apollo-require-preflight': 'true' }),
});
const named = (word: RegExp) =>
  audits.filter(({ name }) => word.test(name)).map((audit): [string, Audit] => [`${audit.id} ${audit.name}`, audit]);

/** Why an audit was not passed, `undefined` where it was. */
async function reasonOf({ fn }: Audit): Promise<string | undefined> {
  const result = await fn();
  return result.status === 'ok' ? undefined : result.reason;
}

describe('GraphQL over HTTP', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder());
    url = `${api.url}/graphql`;
  });
  afterAll(() => api.close());

  it('is audited by so many rules', () => {
    expect([named(/^MUST/).length, named(/^SHOULD/).length, named(/^MAY/).length]).toEqual([13, 23, 25]);
    expect(audits).toHaveLength(61);
  });

  it.each(named(/^(MUST|SHOULD)/))('%s', async (_name, audit) => {
    expect(await reasonOf(audit)).toBeUndefined();
  });

  it.each(named(/^MAY/).filter(([, { id }]) => !(id in ONLY_WITH_A_HEADER)))('%s', async (_name, audit) => {
    expect(await reasonOf(audit)).toBeUndefined();
  });

  it.each(Object.entries(ONLY_WITH_A_HEADER))('%s: %s is answered only with a header of ours', async (wanted) => {
    const [without, withHeader] = [audits, fromPrograms].map((some) => some.find(({ id }) => id === wanted));
    expect(without && (await reasonOf(without))).toBe('Response status code is not 200');
    expect(withHeader && (await reasonOf(withHeader))).toBeUndefined();
  });

  it('takes no mutation by GET, with that header either', async () => {
    const audit = fromPrograms.find(({ id }) => id === '9C48');
    expect(audit && (await reasonOf(audit))).toBeUndefined();
  });
});
