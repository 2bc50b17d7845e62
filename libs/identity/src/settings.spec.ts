import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { identitySettingsOf, identityVariables, wrongIdentity } from './settings.js';

const variables = z.object(identityVariables);
const issuer = { SAMSPIL_ISSUER: 'https://login.example.dk/', SAMSPIL_AUDIENCE: 'https://samspil.example.dk' };

const wrongIn = (environment: object, production = false): string => {
  const parsed = variables.safeParse(environment);
  return parsed.error
    ? parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
    : wrongIdentity(parsed.data, production).join('; ');
};

describe('who is believed', () => {
  it('is nobody outside, unless an issuer is named', () => {
    expect(identitySettingsOf(variables.parse({}))).toEqual({
      url: undefined,
      isForTryingOut: false,
      issuer: undefined,
    });
    expect(wrongIn({})).toBe('');
  });

  it('is the issuer that is named, as it calls itself', () => {
    const settings = identitySettingsOf(variables.parse({ ...issuer, SAMSPIL_URL: 'https://samspil.example.dk/' }));
    expect(settings).toMatchObject({
      url: 'https://samspil.example.dk',
      issuer: {
        url: 'https://login.example.dk/',
        audience: 'https://samspil.example.dk',
        tokenType: 'at+jwt',
        client: undefined,
        claims: { kind: 'samspil_kind', kinds: { careStaff: 'careStaff' } },
      },
    });
  });

  it('may be told by other claims and in other words', () => {
    const claims = { kind: ['realm_access', 'roles'], kinds: { Frivilligkoordinator: 'coordinator' } };
    const settings = identitySettingsOf(variables.parse({ ...issuer, SAMSPIL_CLAIMS: JSON.stringify(claims) }));
    expect(settings.issuer?.claims).toMatchObject({ ...claims, people: 'samspil_people' });
  });

  it.each([
    [{ SAMSPIL_URL: 'samspil.example.dk' }, 'SAMSPIL_URL must be where browsers find Samspil'],
    [{ SAMSPIL_URL: 'https://example.dk/samspil' }, 'SAMSPIL_URL must be where browsers find Samspil, without a path'],
    [{ SAMSPIL_URL: 'http://samspil.example.dk' }, 'SAMSPIL_URL must begin with https://'],
    [{ SAMSPIL_ISSUER: 'login' }, 'SAMSPIL_ISSUER must be the URL of an OpenID issuer'],
    [{ ...issuer, SAMSPIL_TOKEN_TYPE: 'id' }, 'SAMSPIL_TOKEN_TYPE must be at+jwt or JWT'],
    [{ ...issuer, SAMSPIL_SIGN_IN: 'scope=profile' }, 'SAMSPIL_SIGN_IN must be a query with the scope openid in it'],
    [{ ...issuer, SAMSPIL_CLAIMS: '{' }, 'SAMSPIL_CLAIMS must be JSON such as'],
    [{ ...issuer, SAMSPIL_CLAIMS: '{"role":"x"}' }, 'SAMSPIL_CLAIMS must be JSON such as'],
    [{ ...issuer, SAMSPIL_CLAIMS: '{"kinds":{"x":"system"}}' }, 'kinds.x'],
    [{ SAMSPIL_AUDIENCE: 'us' }, 'SAMSPIL_AUDIENCE is about an issuer: set SAMSPIL_ISSUER as well'],
    [{ ...issuer, SAMSPIL_CLIENT_SECRET: 'x' }, 'SAMSPIL_CLIENT_SECRET is of no client'],
    [{ ...issuer, SAMSPIL_URL: 'https://login.example.dk' }, 'SAMSPIL_ISSUER must not be SAMSPIL_URL'],
    [
      { ...issuer, SAMSPIL_TOKEN_TYPE: 'JWT', SAMSPIL_CLIENT_ID: issuer.SAMSPIL_AUDIENCE },
      'ID tokens would pass for access tokens',
    ],
  ])('is not guessed: %j', (environment, sentence) => {
    expect(wrongIn(environment)).toContain(sentence);
  });

  it('must be said in production, and without anybody reading along', () => {
    expect(wrongIn({}, true)).toMatch(/SAMSPIL_ISSUER must.*SAMSPIL_AUDIENCE must.*SAMSPIL_URL must/);
    const here = { SAMSPIL_URL: 'http://localhost:3000' };
    expect(wrongIn({ ...issuer, ...here }, true)).toContain('SAMSPIL_URL must be set in production');
    expect(wrongIn({ ...issuer, SAMSPIL_ISSUER: 'http://login.example.dk' }, true)).toContain('SAMSPIL_ISSUER must');
    expect(wrongIn({ ...issuer, SAMSPIL_URL: 'https://samspil.example.dk' }, true)).toBe('');
  });

  it('is never told with a secret that is wrong', () => {
    const environment = { SAMSPIL_CLIENT_SECRET: 'do-not-say', SAMSPIL_CLAIMS: 'do-not-say' };
    expect(wrongIn(environment)).not.toContain('do-not-say');
  });
});
