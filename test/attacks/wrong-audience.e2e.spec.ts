import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { testIssuer } from '../e2e/test-issuer.js';
import { Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { freshKey, mutationOf } from './town.js';

const KAREN = 'coordinator/0183/karen';
const OURS = testIssuer.environment.SAMSPIL_AUDIENCE;

describe('a token for somebody else', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    await attacked.ask(KAREN, '{ viewer { kind } }');
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  const said = async (aud: unknown) => {
    const token = await testIssuer.token(KAREN, {}, { aud });
    const recorded = mutationOf('recordGuest');
    return attacked.ask(`Bearer ${token}`, recorded, { input: { name: 'Mallory' }, key: freshKey() });
  };
  const wrong: readonly (readonly [string, unknown])[] = [
    ['another system of the municipality', 'https://payroll.example.dk'],
    ['nobody', undefined],
    ['an empty name', ''],
    ['an empty list', []],
    ['a list of others', ['https://payroll.example.dk', 'https://esdh.example.dk']],
    ['our name with a path', `${OURS}/graphql`],
    ['our name with a slash', `${OURS}/`],
    ['our name in capitals', OURS.toUpperCase()],
    ['our name and more of it', `${OURS}.evil.example`],
    ['a part of our name', OURS.slice(0, -1)],
    ['our name in a list of a list', [[OURS]]],
    ['our name in an object', { 0: OURS, length: 1 }],
    ['everybody', '*'],
    ['a number', 1],
    ['our name after a null byte', `\0${OURS}`],
  ];

  it.each(wrong)('such as %s, is nobody’s here', async (_who, aud) => {
    const { status, code, text } = await said(aud);
    expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(text).not.toContain('payroll');
  });

  it('is not believed for being for our token endpoint, or for where partners get theirs', async () => {
    for (const aud of [attacked.ownUrl, `${attacked.ownUrl}/oauth/token`, attacked.url])
      expect((await said(aud)).status).toBe(401);
  });

  it('by the hundred keeps nobody from being answered', async () => {
    let next = 0;
    await othersAreAnswered('wrong-audience', attacked, () => said(wrong[next++ % wrong.length]?.[1]));
  });

  it('does nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });
});
