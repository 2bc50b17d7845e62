import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { TrustedDocuments } from '../../apps/api/src/limits/trusted-documents.js';
import { LimitedApi } from './limited-api.js';

const SCHEMA = getIntrospectionQuery();

/** What a browser gets that opens the address of the API. */
const opened = ({ url }: LimitedApi) => fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });

describe('the API in production', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), {}, { production: true });
  });
  afterAll(() => api.close());

  it('tells the schema to those whose work it is, and to nobody else', async () => {
    const { status, body } = await api.ask(SCHEMA);
    expect([status, body.errors[0].extensions.code, body.data]).toEqual([403, 'FORBIDDEN', undefined]);
    const integrator = await api.ask(SCHEMA, {}, { as: 'administrator/0183/karen' });
    expect(integrator.body.data.__schema.queryType.name).toBe('Query');
    // Found valid for one, and not told to the next.
    expect((await api.ask(SCHEMA)).status).toBe(403);
  });

  it('does not guess what somebody may have meant', async () => {
    const { body } = await api.ask('{ cafe { edges { cursor } } }');
    expect(body.errors[0].message).not.toMatch(/Did you mean/);
  });

  it('has no Sandbox, and headers that let nothing else in', async () => {
    const page = await opened(api);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.headers.get('content-type')).not.toMatch(/html/);
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';script-src 'self';/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('x-powered-by')).toBeNull();
  });

  it('answers documents of the web app by their hash, and knows no others', async () => {
    const [hash = ''] = new TrustedDocuments().all.keys();
    const variables = { id: 'x', from: '2026-01-01', until: '2026-02-01' };
    const found = await api.send({ documentId: `sha256:${hash}`, variables });
    expect([found.status, found.body.errors]).toEqual([200, undefined]);
    const unknown = await api.send({ documentId: `sha256:${'0'.repeat(64)}` });
    expect([unknown.status, unknown.body.errors[0].extensions.code]).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
  });
});

describe('the API in development', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder());
  });
  afterAll(() => api.close());

  it('has a Sandbox whose parts its headers let in, and nothing that a browser would remember', async () => {
    const page = await opened(api);
    const html = await page.text();
    const policy = page.headers.get('content-security-policy') ?? '';
    expect([page.status, page.headers.get('strict-transport-security')]).toEqual([200, null]);
    const scripts = [...html.matchAll(/<script[^>]* src="https:\/\/([^/"]+)/g)].map(([, host = '']) => host);
    expect(scripts).not.toHaveLength(0);
    for (const host of scripts) expect(policy).toContain(`https://*.${host.split('.').slice(1).join('.')}`);
  });
});
