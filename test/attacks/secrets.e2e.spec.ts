import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { openDatabase } from '#event-store/sqlite';
import { join } from 'node:path';
import { testIssuer } from '../e2e/test-issuer.js';
import { everyQuestion } from '../e2e/whole-answers.js';
import { type Answer, Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { type Partner, partnerIn, tokenAsked } from './partner.js';
import { freshKey, mutationOf, townIn } from './town.js';
import { head, saidTo } from './wire.js';

const KAREN = 'coordinator/0183/karen';
const CLIENT_SECRET = 'what-the-issuer-knows-us-by-7f3a';
/** Where something is on the machine, or how the program came there. */
const INSIDE =
  /\/work\/|\/tmp\/|node_modules|dist\/|\.js:\d+|\.ts:\d+|at (async )?[\w.<>]+ \(|SQLITE|libsql|guestPerson|ECONNREFUSED/;

describe('what nobody may see', () => {
  const folder = temporaryFolder();
  const told: string[] = [];
  let attacked: Attacked;
  let partner: Partner;
  let secrets: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder(), { SAMSPIL_CLIENT_ID: 'samspil', SAMSPIL_CLIENT_SECRET: CLIENT_SECRET });
    await townIn(attacked, '0183');
    partner = await partnerIn(attacked, '0183');
    const { SAMSPIL_MASTER_KEY = '', SAMSPIL_SIGNING_KEY = '' } = attacked.secrets;
    const keys = [SAMSPIL_MASTER_KEY, SAMSPIL_SIGNING_KEY].flatMap((key) => [
      key,
      Buffer.from(key, 'base64').toString('hex'),
      Buffer.from(key, 'base64').toString('base64url'),
    ]);
    const token = await testIssuer.token(KAREN);
    secrets = [...keys, CLIENT_SECRET, partner.secret, token, token.split('.')[2] ?? ''];
  });
  afterAll(() => attacked.close());

  const heard = (answer: Answer | string): void => {
    const said = typeof answer === 'string' ? answer : `${[...answer.headers].join('\n')}\n${answer.text}`;
    told.push(said);
    expect(said).not.toMatch(INSIDE);
    for (const secret of secrets) expect(said).not.toContain(secret);
  };

  it.each<[string, () => Promise<Answer | string>]>([
    ['a document that is none', () => attacked.ask(KAREN, '{')],
    ['a field that there is not', () => attacked.ask(KAREN, '{ masterKey }')],
    [
      'a token that is almost right',
      async () => attacked.ask(`Bearer ${await testIssuer.token(KAREN)}x`, '{ viewer { kind } }'),
    ],
    [
      'a token of another algorithm',
      async () => attacked.ask(`Bearer ${await testIssuer.forged('signed by nobody')}`, '{ viewer { kind } }'),
    ],
    [
      'a secret in the wrong place',
      () =>
        attacked.send(`/oauth/token?client_secret=${partner.secret}`, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'client_credentials' }),
        }),
    ],
    ['a secret with a wrong name', () => tokenAsked(attacked, { client_id: '0183.x', client_secret: partner.secret })],
    [
      'a secret twice',
      () =>
        tokenAsked(
          attacked,
          { client_id: partner.clientId, client_secret: partner.secret },
          { authorization: `Basic ${Buffer.from(`${partner.clientId}:${partner.secret}`).toString('base64')}` },
        ),
    ],
    [
      'a secret as JSON',
      () =>
        attacked.send('/oauth/token', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"client_secret":"${partner.secret}"`,
        }),
    ],
    [
      'a body that is no JSON',
      () =>
        attacked.send('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"query"',
        }),
    ],
    [
      'a body of another charset',
      () =>
        attacked.send('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=klingon' },
          body: '{}',
        }),
    ],
    [
      'a body of another coding',
      () =>
        attacked.send('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-encoding': 'klingon' },
          body: '{}',
        }),
    ],
    ['an address that cannot be read', () => attacked.send('/%E0%A4%A')],
    ['an address of files', () => saidTo(attacked.port, head('GET /../../../../etc/passwd', 'Connection: close'))],
    ['the files of the data', () => attacked.send('/data/keys.db')],
    ['the source', () => attacked.send('/dist/apps/api/src/main.js.map')],
    ['the environment', () => attacked.send('/.env')],
    ['a method that there is not', () => saidTo(attacked.port, head('KLINGON /graphql', 'Connection: close'))],
    [
      'TRACE',
      () =>
        saidTo(attacked.port, head('TRACE /graphql', `Cookie: samspil-session=${'x'.repeat(43)}`, 'Connection: close')),
    ],
    ['whether it is well', () => attacked.send('/health')],
    ['the public keys', () => attacked.send('/oauth/jwks')],
    ['what it says of itself', () => attacked.send('/.well-known/oauth-authorization-server')],
    ['a checkpoint', () => attacked.send('/audit/0183/checkpoint')],
    ['the key of the log', () => attacked.send('/audit/0183/key')],
    ['a sign-in', () => attacked.send('/sign-in')],
    ['a sign-in that failed', () => attacked.send('/signed-in?error=server_error&error_description=x')],
    ['a form', () => attacked.send('/forms/0183/cafe')],
  ])('is in no answer to %s', async (_what, asked) => {
    heard(await asked());
  });

  it('is in no answer to whoever manages partners, once it has been shown', async () => {
    const about = { id: partner.apiClientId, ids: [partner.apiClientId], people: [], first: 10, index: '5', token: '' };
    for (const { declared, field, variables } of everyQuestion(about, () => 'administrator'))
      heard(
        await attacked.ask(
          'administrator/0183/root',
          `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`,
          variables,
        ),
      );
    heard(
      await attacked.ask(
        'administrator/0183/root',
        'query ($id: ID!) { node(id: $id) { ... on ApiClient { name clientId secrets { issuedAt } keys { kid } } } }',
        { id: partner.apiClientId },
      ),
    );
  });

  it('the public keys are public: no private part stands among them', async () => {
    const { keys } = (await attacked.send('/oauth/jwks')).body as { keys: Record<string, unknown>[] };
    expect(keys.flatMap((key) => Object.keys(key)).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('again and again asked for keeps nobody from being answered', async () => {
    await othersAreAnswered('secrets', attacked, () => attacked.send('/.env'));
  });

  it('is in no answer where something breaks, which has a number of the log and nothing else', async () => {
    const views = openDatabase(join(attacked.folder, 'views.db'), 'readWrite');
    const tables = views
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'guest%'`)
      .all() as { name: string }[];
    for (const { name } of tables) views.exec(`ALTER TABLE "${name}" RENAME TO "broken_${name}"`);
    views.close();
    const broken = await attacked.ask(KAREN, '{ guests(first: 1) { edges { node { name } } } }');
    heard(broken);
    expect(broken.body.errors[0]).toMatchObject({
      message: expect.stringMatching(/it is in the log as [0-9a-f-]{36}/),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(attacked.said).toContain(broken.body.errors[0].extensions.id);
    const changed = await attacked.ask(KAREN, mutationOf('recordGuest', '... on GuestChanged { guest { name } }'), {
      input: { name: 'Gerda Geheim' },
      key: freshKey(),
    });
    heard(changed);
    heard(await attacked.send('/health'));
  });

  it('is in no line of the log, nor is anybody’s name', () => {
    expect(told.length).toBeGreaterThan(25);
    for (const secret of secrets) expect(attacked.said).not.toContain(secret);
    expect(attacked.said).not.toMatch(/Bearer|eyJ|samspil_[A-Za-z0-9_-]{20}|Gerda|43577575|127\.0\.0\.1[^:]/);
  });
});
