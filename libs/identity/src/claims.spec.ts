import { describe, expect, it } from '@jest/globals';
import { idFor } from '#kernel/testing';
import { Unauthenticated } from './actor-source.js';
import { actorIdOf, actorOfClaims, claimsMappingSchema } from './claims.js';

const ISSUER = 'https://login.example.dk';
const claims = { sub: '0198c1f2-karen', samspil_kind: 'coordinator', samspil_municipality: '0183' };

const actor = (said: object, mapping: object = {}) =>
  actorOfClaims({ ...claims, ...said }, ISSUER, claimsMappingSchema.parse(mapping));

describe('who somebody is by a token', () => {
  it('has an id that is always the same, and says nothing of their name', () => {
    expect(actor({})).toEqual({ id: actorIdOf(ISSUER, claims.sub), kind: 'coordinator', municipality: '0183' });
    expect(actor({}).id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(actorIdOf('https://another.example.dk', claims.sub)).not.toBe(actor({}).id);
    // No subject can be made to look like another issuer's.
    expect(actorIdOf('a', 'b","c')).not.toBe(actorIdOf('a","b', 'c'));
  });

  it('is told with the people whose affairs are theirs, and what the token is for', () => {
    expect(
      actor({ samspil_people: [idFor('Gerda').toUpperCase()], samspil_scopes: 'readGuests openid' }),
    ).toMatchObject({
      people: [idFor('Gerda')],
      scopes: ['readGuests'],
    });
    expect(actor({ samspil_people: idFor('Gerda'), samspil_scopes: ['readCafes'] })).toMatchObject({
      people: [idFor('Gerda')],
      scopes: ['readCafes'],
    });
    expect(actor({ samspil_scopes: '' })).toMatchObject({ scopes: [] });
  });

  it.each([
    'system',
    'citizen',
    'partner',
    'mayor',
    '',
    'Coordinator',
    undefined,
    null,
    7,
    { toString: 'coordinator' },
  ])('is never %j', (kind) => {
    expect(() => actor({ samspil_kind: kind })).toThrow(Unauthenticated);
  });

  it.each(['0000', '183', '01830', 'Ishøj', '', undefined, null, 183, ['0183', '0187']])(
    'is in no municipality called %j',
    (municipality) => {
      expect(() => actor({ samspil_municipality: municipality })).toThrow('which one municipality');
    },
  );

  it.each([['karen'], [['karen', idFor('Gerda')]], [{ id: idFor('Gerda') }], [[7]], [Array(201).fill(idFor('Gerda'))]])(
    'has no people called %j',
    (people) => {
      expect(() => actor({ samspil_people: people })).toThrow('names people');
    },
  );

  it.each([undefined, '', 7])('is nobody without a subject: %j', (sub) => {
    expect(() => actor({ sub })).toThrow('whose it is');
  });

  it.each(['karen@ishoj.dk', '010101-0101', '0101010101', '4711', '31'])(
    'is nobody whom the log could tell by trying: %s',
    (sub) => {
      expect(() => actor({ sub })).toThrow('a claim with an opaque id');
      expect(() => actor({ sub })).not.toThrow(sub);
      expect(actor({ sub, oid: claims.sub }, { subject: 'oid' }).id).toBe(actor({}).id);
      expect(() => actor({ upn: sub }, { subject: ['upn'] })).toThrow('calls you in upn by');
    },
  );

  it('is not repeated where it cannot be', () => {
    const refused = () => actor({ samspil_kind: 'Karen Hansen', samspil_municipality: 'Karen Hansen' });
    expect(refused).not.toThrow('Karen');
  });
});

describe('the words of an issuer', () => {
  const roles = {
    kind: ['realm_access', 'roles'],
    municipality: 'cvr',
    kinds: { 'http://ishoj.dk/roles/frivilligkoordinator/1': 'coordinator', Redaktion: 'editor', Redaktør: 'editor' },
    municipalities: { '11931316': '0183' },
  };
  const with_ = (...held: unknown[]) => actor({ realm_access: { roles: held }, cvr: '11931316' }, roles);

  it('may be a list of job function roles, among which those of other systems are passed over', () => {
    expect(with_('offline_access', 'http://ishoj.dk/roles/frivilligkoordinator/1')).toMatchObject({
      kind: 'coordinator',
      municipality: '0183',
    });
    expect(with_('Redaktion', 'Redaktør', 7)).toMatchObject({ kind: 'editor' });
  });

  it('make nobody of whom they make two', () => {
    expect(() => with_('Redaktion', 'http://ishoj.dk/roles/frivilligkoordinator/1')).toThrow(
      'editor and coordinator at once',
    );
  });

  it.each(['coordinator', 'editor', 'constructor', '__proto__', 'toString'])('are these alone, and not %s', (word) => {
    expect(() => with_(word)).toThrow('what you are here');
    expect(() => actor({ realm_access: { roles: ['Redaktion'] }, cvr: word }, roles)).toThrow('which one municipality');
  });

  it('are not looked for in what is inherited', () => {
    expect(() => actor({}, { kind: ['constructor', 'name'], kinds: { Object: 'administrator' } })).toThrow(
      Unauthenticated,
    );
  });
});
