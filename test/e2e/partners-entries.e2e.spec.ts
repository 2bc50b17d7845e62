import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { SetClock, instant } from '#kernel';
import type { PartnerScope } from '#partners';
import { entryContent } from './every-overview-mutation.js';
import { PartnerApi } from './partner-api.js';
import { mutationOf } from './permission-town.js';

const WRITING: readonly PartnerScope[] = ['readCafes', 'readOverview', 'draftEntries'];
const ENTRY = '... on EntryChanged { entry { id status latest { revision returned { reason note } } } }';
const OWN =
  '{ entries(first: 200) { edges { node { id status latest { content { texts { title } } } } } } organisers { edges { node { name } } } }';

const rowsOf = (some: number, broken: readonly number[]): string =>
  [
    'id;titel;resume;kategori;dato;starttid;sluttid;gentagelse;slutdato;pris',
    ...Array.from({ length: some }, (_none, n) =>
      broken.includes(n)
        ? `r${n};Kor ${n};Alle kan være med.;Musik;35-13-2026;14:00;16:00;;;20`
        : `r${n};Kor ${n};Alle kan være med.;klaver;01-12-2026;14:00;16:00;ugentligt;30-06-2027;20,50`,
    ),
  ].join('\r\n');

describe('what partners put into the overview themselves', () => {
  const folder = temporaryFolder();
  let api: PartnerApi;
  let music: string;
  let ours: { token: string; organiserId: string };
  let others: { token: string; organiserId: string };
  let readOnly: string;

  const partner = async (cvr: string, name: string) => {
    const organisationId = await api.organisation(cvr, name, WRITING);
    const organiserId = await api.caller.did('addOrganiser', { name, organisationId });
    return { organisationId, organiserId, token: await api.token(await api.client(organisationId, WRITING)) };
  };

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), new SetClock(instant('2026-11-24T12:00:00Z')));
    const words = '... on OverviewTermsChanged { terms { edges { node { id danish } } } }';
    const named = { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: ['klaver'] };
    music = (await api.caller.say('addOverviewTerm', named, words)).terms.edges[0].node.id;
    const choir = await partner('24256790', 'Sangforeningen');
    ours = choir;
    others = await partner('10000033', 'Nørreskov');
    readOnly = await api.token(await api.client(choir.organisationId, ['readCafes', 'readOverview']));
  });
  afterAll(() => api.close());

  let key = 0;
  const say = async (token: string, mutation: string, input: object) => {
    const { data, errors, code } = await api.ask(token, mutationOf(mutation, ENTRY), { input, key: `say-${key++}` });
    return { ...data?.answer, error: errors && code };
  };
  const send = async (
    token: string,
    body: string | Uint8Array,
    more: { organiserId?: string; type?: string; key?: string } = {},
  ) => {
    const { organiserId = ours.organiserId, type = 'text/csv', key: named = 'autumn' } = more;
    const response = await fetch(`${api.url}/imports?organiser=${encodeURIComponent(organiserId)}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': type,
        'idempotency-key': named,
        'accept-language': 'en',
      },
      body: body as string,
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
    return { status: response.status, body: (await response.json()) as any };
  };

  it('goes from a draft by an editor’s return to what everybody reads', async () => {
    const content = entryContent([music], 'Kor');
    const { entry } = await say(ours.token, 'draftEntry', { organiserId: ours.organiserId, content });
    const entryId = entry.id;
    expect(await say(ours.token, 'submitEntry', { entryId, revision: 1 })).toMatchObject({
      entry: { status: 'submitted' },
    });
    await api.caller.say('returnEntry', { entryId, revision: 1, reason: 'unclear', note: 'Hvor er det?' });
    const { data } = await api.ask(
      ours.token,
      `query ($id: ID!) { node(id: $id) { ${ENTRY.replace('EntryChanged { entry', 'Entry').replace(/}\s*$/, '')} } }`,
      { id: entryId },
    );
    expect(data.node).toMatchObject({
      status: 'returned',
      latest: { returned: { reason: 'unclear', note: 'Hvor er det?' } },
    });
    await say(ours.token, 'reviseEntry', { entryId, content: entryContent([music], 'Kor i Åparken') });
    await say(ours.token, 'submitEntry', { entryId, revision: 2 });
    for (const [mutation, input] of [
      ['publishEntry', { entryId, revision: 2 }],
      ['returnEntry', { entryId, revision: 2, reason: 'other' }],
      ['confirmEntry', { entryId }],
    ] as const)
      expect([mutation, (await say(ours.token, mutation, input)).error]).toEqual([mutation, 'FORBIDDEN']);
    const published = await api.caller.say('publishEntry', { entryId, revision: 2 }, ENTRY);
    expect(published.entry.status).toBe('published');
    expect((await say(ours.token, 'withdrawEntry', { entryId, reason: 'cancelled' })).entry.status).toBe('withdrawn');
    // To another partner it is not there, whatever became of it.
    for (const [mutation, input] of [
      ['withdrawEntry', { entryId, reason: 'cancelled' }],
      ['submitEntry', { entryId, revision: 1 }],
      ['reviseEntry', { entryId, content }],
      ['draftEntry', { organiserId: ours.organiserId, content }],
    ] as const)
      expect([mutation, (await say(others.token, mutation, input)).code]).toEqual([mutation, 'NotFound']);
  });

  it('is written by nobody whose client is for reading alone', async () => {
    const content = entryContent([music], 'Kor');
    const { error } = await say(readOnly, 'draftEntry', { organiserId: ours.organiserId, content });
    expect(error).toBe('FORBIDDEN');
    expect(await send(readOnly, rowsOf(1, []))).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('comes by the file, and what is wrong with one row leaves the others', async () => {
    const { status, body } = await send(ours.token, rowsOf(100, [41]));
    expect([status, body.new, body.refused]).toEqual([200, 99, 1]);
    expect(body.rows.filter(({ became }: { became: string }) => became === 'refused')).toEqual([
      { at: '43', became: 'refused', says: ['“35-13-2026” is no date. Write it as 2026-12-24 or 24-12-2026.'] },
    ]);
  });

  it('comes once, however often the file is sent and under whatever key', async () => {
    for (const named of ['autumn', 'autumn-again'])
      expect((await send(ours.token, rowsOf(100, [41]), { key: named })).body).toMatchObject({
        new: 0,
        revised: 0,
        unchanged: 99,
      });
    const changed = rowsOf(100, []).replace('Kor 7;', 'Det store kor;');
    expect((await send(ours.token, changed, { key: 'winter' })).body).toMatchObject({
      new: 1,
      revised: 1,
      unchanged: 98,
    });
  });

  it('leaves what is published as it is until an editor publishes the next revision', async () => {
    const file = (title: string) => `id;titel;kategori\nfast;${title};Musik`;
    const { body } = await send(ours.token, file('Fast kor'), { key: 'p1' });
    const [{ entryId }] = body.rows;
    await api.caller.say('publishEntry', { entryId, revision: 1 }, ENTRY);
    expect((await send(ours.token, file('Nyt kor'), { key: 'p2' })).body).toMatchObject({ revised: 1 });
    const { publishedEntries } = await api.caller.ask(
      '{ publishedEntries { edges { node { texts { title } } } } }',
      {},
      'guest',
    );
    expect(JSON.stringify(publishedEntries)).toContain('Fast kor');
    expect(JSON.stringify(publishedEntries)).not.toContain('Nyt kor');
  });

  it('is seen by no other partner, and taken in for none', async () => {
    const { data } = await api.ask(others.token, OWN);
    expect(data).toMatchObject({ entries: { edges: [] }, organisers: { edges: [{ node: { name: 'Nørreskov' } }] } });
    expect((await api.ask(ours.token, OWN)).data.entries.edges.length).toBeGreaterThan(100);
    const foreign = await send(others.token, rowsOf(1, []), { key: 'theirs' });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'NO_SUCH_ORGANISER' } });
    expect((await api.ask(others.token, OWN)).data.entries.edges).toEqual([]);
  });

  it('is refused whole with what would work where it is no file at all', async () => {
    expect(await send(ours.token, '{}', { type: 'application/xml' })).toMatchObject({ status: 415 });
    expect(await send(ours.token, 'x'.repeat(2 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
    expect((await send(ours.token, 'garbage', { type: 'text/calendar' })).body).toMatchObject({ refused: 1, new: 0 });
  });

  it('comes by the hundreds, while others are answered', async () => {
    const waited: number[] = [];
    const since = performance.now();
    const under = { way: true };
    const sent = send(ours.token, rowsOf(400, [7, 300]), { key: 'all' }).finally(() => (under.way = false));
    while (under.way) {
      const began = performance.now();
      await api.ask(others.token, '{ viewer { kind } }');
      waited.push(performance.now() - began);
    }
    const { body } = await sent;
    const took = performance.now() - since;
    expect(body.refused).toBe(2);
    expect(body.rows).toHaveLength(400);
    expect(waited.length).toBeGreaterThan(10);
    expect(Math.max(...waited) / took).toBeLessThan(0.5);
  }, 120_000);
});
