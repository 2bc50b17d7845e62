import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import { textOfPage } from '../../libs/overview/testing/poppler.js';
import { untilErased } from './erasing-people.js';
import { entryContent } from './every-overview-mutation.js';
import { Caller } from './caller.js';
import { RunningApi } from './running-api.js';

/** No activity. */
const NOBODYS = '0198c000-0000-7000-8000-000000000000';
const EDITION =
  'id name kind index status reason failedAttempts pages bytes sha256 path differs progress { done total }';

describe('editions through the API', () => {
  const folder = temporaryFolder();
  const caller = new Caller();
  let api: RunningApi;
  let entryId: string;
  let birthe: string;

  beforeAll(async () => {
    api = await RunningApi.start(folder());
    caller.url = api.url;
    const words = '... on OverviewTermsChanged { terms { edges { node { id } } } }';
    const named = { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] };
    const music: string = (await caller.say('addOverviewTerm', named, words)).terms.edges[0].node.id;
    const organiserId = await caller.did('addOrganiser', { name: 'Ældre Sagen Ishøj' });
    birthe = await caller.did('recordOrganiserContact', { organiserId, name: 'Birthe Holm', phone: '43570011' });
    const content = entryContent([music], 'Torsdagskor', { contactId: birthe });
    entryId = await caller.did('draftEntry', { organiserId, content });
    await caller.did('publishEntry', { entryId, revision: 1 });
  });
  afterAll(() => api.close());

  const make = async (input: object) =>
    await caller.say(
      'makeEdition',
      { name: 'Vinter 2026', language: 'da', kind: 'catalogue', ...input },
      `... on EditionChanged { edition { ${EDITION} } }`,
    );
  /** Asks until it is so; the test's own time limit ends what never is. */
  async function until(id: string, isSo: (edition: Edition) => boolean): Promise<Edition> {
    for (;;) {
      const { node } = await caller.ask(
        `query ($id: ID!) { node(id: $id) { ... on Edition { ${EDITION} } } }`,
        { id },
        'editor',
      );
      if (isSo(node as Edition)) return node as Edition;
    }
  }
  interface Edition {
    readonly id: string;
    readonly status: string;
    readonly path: string;
    readonly sha256: string;
    readonly differs: string | null;
    readonly index: string;
    readonly reason: string | null;
  }
  const fetched = async (path: string) => {
    const answer = await fetch(`${api.url}${path}`);
    return {
      status: answer.status,
      tag: answer.headers.get('etag'),
      bytes: new Uint8Array(await answer.arrayBuffer()),
    };
  };
  const textOf = (bytes: Uint8Array): string => [1, 2, 3].map((page) => textOfPage(bytes, page)).join('\n');
  const isPrinted = ({ status }: Edition) => status === 'rendered' || status === 'failed';

  it('are ordered, printed, and fetched by everybody', async () => {
    const { edition } = await make({});
    const printed = await until(edition.id, isPrinted);
    expect(printed).toMatchObject({ status: 'rendered', path: `/editions/${printed.sha256}.pdf` });
    expect(Number(printed.index)).toBeGreaterThan(0);
    const { status, tag, bytes } = await fetched(printed.path);
    expect([status, tag]).toEqual([200, `"${printed.sha256}"`]);
    expect(textOf(bytes)).toContain('Torsdagskor');
    expect(textOf(bytes)).toContain('Birthe Holm');
    const again = await fetch(`${api.url}${printed.path}`, { headers: { 'if-none-match': tag ?? '' } });
    expect(again.status).toBe(304);
  });

  it('show one activity on a poster, and say so where it is none or too many', async () => {
    const activityId = Buffer.from(`PublishedEntry:${parseGlobalId(entryId)?.parts[0] ?? ''}`).toString('base64url');
    const { edition } = await make({ kind: 'poster', activityId });
    const printed = await until(edition.id, isPrinted);
    expect(printed.reason).toBeNull();
    expect(textOfPage((await fetched(printed.path)).bytes, 1)).toContain('Torsdagskor');
    expect(await make({ kind: 'poster' })).toMatchObject({ code: 'PosterOfWhat' });
    expect(await make({ activityId })).toMatchObject({ code: 'OnlyPostersAreOfOne' });
  });

  it('are listed for editors, and for nobody who need not know', async () => {
    const query = '{ editions(first: 10) { edges { node { name status } } } }';
    const { editions } = await caller.ask(query, {}, 'editor');
    expect(editions.edges.length).toBeGreaterThan(1);
    const { errors } = await caller.reply(query, {}, 'volunteer');
    expect(errors?.[0]?.message).toContain('editions');
  });

  it('say why there is no file, where there can be none', async () => {
    const activityId = Buffer.from(`PublishedEntry:${NOBODYS}`).toString('base64url');
    const { edition } = await make({ kind: 'poster', activityId });
    const failed = await until(edition.id, isPrinted);
    expect(failed).toMatchObject({ status: 'failed', reason: 'entryNotPublished', path: null, failedAttempts: 0 });
    expect(failed).toMatchObject({ pages: null, sha256: null, progress: null });
  });

  it.each(['nothing.pdf', `${'0'.repeat(64)}.pdf`, '0'.repeat(64), '..%2F..%2Flog.db', `%00${'0'.repeat(63)}.pdf`])(
    'are not at %s',
    async (file) => expect((await fetched(`/editions/${file}`)).status).toBe(404),
  );

  it('are printed again without whoever was erased, and the old file is gone', async () => {
    const { edition } = await make({ name: 'Forår 2027' });
    const before = await until(edition.id, isPrinted);
    await caller.say('erasePerson', { people: [birthe], reason: 'personAsked', legalBasis: 'consentWithdrawn' });
    await untilErased(caller);
    const after = await until(edition.id, ({ differs }) => differs === 'contactErased');
    expect((await fetched(before.path)).status).toBe(404);
    expect(textOf((await fetched(after.path)).bytes)).not.toContain('Birthe');
  });
});
