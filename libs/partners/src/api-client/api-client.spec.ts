import { describe, expect, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor } from '#kernel/testing';
import { type LocalDate, instant } from '#kernel';
import { grants } from '#identity';
import type { Organisation } from '../organisation/organisation.js';
import { type PartnerScope, partnerScopes } from '../organisation/scopes.js';
import type { apiClientEvents } from './api-client.events.js';
import { type ApiClient, apiClient, workingSecrets } from './api-client.js';

type ApiClientEvent = PlainEvent<typeof apiClientEvents>;

// Specs play on Tuesday 24 November 2026, at 12:00 in UTC.
const organisationId = idFor('Strandparken');
const apiClientId = idFor('ApiClient');
const hash = (digit: string): string => digit.repeat(64);
const theirs = (changes: Partial<Organisation> = {}): Organisation => ({
  cvr: '24256790',
  name: 'Strandparken',
  kind: 'housingAssociation',
  agreements: new Map([['a', { from: '2026-01-01' as LocalDate, scopes: ['readCafes', 'readChanges'] }]]),
  ...changes,
});
const issue = (...scopes: PartnerScope[]) => command('IssueApiClient', { organisationId, name: 'Infoskærmen', scopes });
const issued: ApiClientEvent = {
  type: 'ApiClientIssued',
  data: { apiClientId, organisationId, name: 'Infoskærmen', scopes: ['readCafes'], secretHash: hash('1') },
};
const rotate = (overlapHours?: number) =>
  command('RotateClientSecret', { apiClientId, ...(overlapHours === undefined ? {} : { overlapHours }) });
const rotated = (digit: string, othersUntil: string): ApiClientEvent => ({
  type: 'ApiClientSecretRotated',
  data: { apiClientId, secretHash: hash(digit), othersUntil },
});
const stateAfter = (...events: ApiClientEvent[]): ApiClient => {
  const client: ApiClient | undefined = given(apiClient, events).state;
  if (!client) throw new Error('no client was issued');
  return client;
};
const ended: ApiClientEvent = { type: 'ApiClientEnded', data: { apiClientId } };

describe('issuing a client', () => {
  const facts = (organisation: Organisation | undefined) => ({ organisation, secretHash: hash('1') });

  it('is for scopes that the agreement of today covers', () =>
    given(apiClient, []).when(issue('readCafes'), facts(theirs())).then(issued));

  it('is refused for scopes that it does not cover', () =>
    given(apiClient, [])
      .when(issue('readPartners', 'readCafes'), facts(theirs()))
      .thenRefused('ScopesNotAgreed', { scopes: ['readPartners'], agreed: ['readCafes', 'readChanges'] }));

  it('is refused where no agreement runs today', () =>
    given(apiClient, [])
      .when(
        issue('readCafes'),
        facts(theirs({ agreements: new Map([['a', { from: '2026-11-25' as LocalDate, scopes: ['readCafes'] }]]) })),
      )
      .thenRefused('NoAgreementRuns', { organisationId, on: '2026-11-24' }));

  it('is refused to an organisation that is suspended, and to one that is not there', () => {
    given(apiClient, [])
      .when(issue('readCafes'), facts(theirs({ suspended: 'misuse' })))
      .thenRefused('OrganisationIsSuspended', { organisationId });
    given(apiClient, [])
      .when(issue('readCafes'), facts(undefined))
      .thenRefused('NotFound', { kind: 'Organisation', id: organisationId });
  });

  it('can be for nothing but what partners may', () => {
    for (const scope of partnerScopes) expect(grants.partner).toHaveProperty(scope);
    given(apiClient, [])
      .when(issue('managePartners' as PartnerScope), facts(theirs()))
      .thenRefused('InvalidInput');
    given(apiClient, []).when(issue(), facts(theirs())).thenRefused('InvalidInput');
  });
});

describe('rotating a secret', () => {
  it('lets the one before it work for a day, unless it is said how long', () => {
    given(apiClient, [issued])
      .when(rotate(), { secretHash: hash('2') })
      .then(rotated('2', '2026-11-25T12:00:00.000Z'));
    given(apiClient, [issued])
      .when(rotate(168), { secretHash: hash('2') })
      .then(rotated('2', '2026-12-01T12:00:00.000Z'));
    for (const hours of [-1, 169, 1.5])
      given(apiClient, [issued])
        .when(rotate(hours), { secretHash: hash('2') })
        .thenRefused('InvalidInput');
  });

  it('leaves the old one working until then and not a moment longer', () => {
    const client = stateAfter(issued, rotated('2', '2026-11-25T12:00:00Z'));
    const working = (at: string) => workingSecrets(client, instant(at)).map(({ hash: [first] }) => first);
    expect(working('2026-11-25T11:59:59.999Z')).toEqual(['2', '1']);
    expect(working('2026-11-25T12:00:00Z')).toEqual(['2']);
  });

  it('without an overlap leaves the new one alone', () => {
    const client = stateAfter(issued, rotated('2', '2026-11-24T12:00:00Z'));
    expect(workingSecrets(client, instant('2026-11-24T12:00:00Z'))).toEqual([{ hash: hash('2') }]);
  });

  it('again does not let the first one work longer than it would have', () => {
    const client = stateAfter(issued, rotated('2', '2026-11-24T13:00:00Z'), rotated('3', '2026-12-01T12:00:00Z'));
    expect(client.secrets.map(({ until }) => until)).toEqual([
      undefined,
      '2026-12-01T12:00:00.000Z',
      '2026-11-24T13:00:00.000Z',
    ]);
  });

  it('is refused where three work already, but not where it ends them', () => {
    const three = [issued, rotated('2', '2026-11-24T13:00:00Z'), rotated('3', '2026-12-01T12:00:00Z')];
    given(apiClient, three)
      .when(rotate(1), { secretHash: hash('4') })
      .thenRefused('TooManySecrets', { most: 3, until: '2026-11-24T13:00:00.000Z' });
    given(apiClient, three)
      .when(rotate(0), { secretHash: hash('4') })
      .then(rotated('4', '2026-11-24T12:00:00.000Z'));
    given(apiClient, three)
      .at('2026-11-24T13:00:00Z')
      .when(rotate(1), { secretHash: hash('4') })
      .then(rotated('4', '2026-11-24T14:00:00.000Z'));
  });
});

const jwk = (x: string) => JSON.stringify({ kty: 'OKP', crv: 'Ed25519', kid: 'k', x });
// RFC 8037, appendix A.2, and another one.
const [x, other] = ['11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik'];
const keyAdded = (kid: string): ApiClientEvent => ({
  type: 'ApiClientKeyAdded',
  data: { apiClientId, kid, alg: 'EdDSA', jwk: `{"crv":"Ed25519","kty":"OKP","x":"${x}"}` },
});

describe('the keys of a client', () => {
  const add = (publicJwk: string) => command('AddClientKey', { apiClientId, publicJwk });
  const remove = (kid: string) => command('RemoveClientKey', { apiClientId, kid });

  it('are kept by their kid, each once', () => {
    given(apiClient, [issued])
      .when(add(jwk(x)))
      .then(keyAdded('k'));
    given(apiClient, [issued, keyAdded('k')])
      .when(add(jwk(x)))
      .thenNothing();
    given(apiClient, [issued, keyAdded('k')])
      .when(add(jwk(other)))
      .thenRefused('KeyIdTaken', { kid: 'k' });
  });

  it('are ten at most', () =>
    given(apiClient, [issued, ...Array.from({ length: 10 }, (_, nth) => keyAdded(`k${nth}`))])
      .when(add(jwk(x)))
      .thenRefused('TooManyKeys', { most: 10 }));

  it('can be removed, which said twice is once', () => {
    given(apiClient, [issued, keyAdded('k')])
      .when(remove('k'))
      .then({ type: 'ApiClientKeyRemoved', data: { apiClientId, kid: 'k' } });
    given(apiClient, [issued]).when(remove('k')).thenNothing();
  });
});

describe('suspending a client', () => {
  const suspend = command('SuspendApiClient', { apiClientId, reason: 'secretLost' as const });
  const suspended: ApiClientEvent = { type: 'ApiClientSuspended', data: { apiClientId, reason: 'secretLost' } };
  const reinstate = command('ReinstateApiClient', { apiClientId });

  it('lasts until it is reinstated', () => {
    given(apiClient, [issued]).when(suspend).then(suspended);
    given(apiClient, [issued, suspended]).when(suspend).thenNothing();
    given(apiClient, [issued, suspended]).when(reinstate).then({ type: 'ApiClientReinstated', data: { apiClientId } });
    given(apiClient, [issued]).when(reinstate).thenNothing();
  });

  it('does not keep it from getting a new secret', () =>
    given(apiClient, [issued, suspended])
      .when(rotate(0), { secretHash: hash('2') })
      .then(rotated('2', '2026-11-24T12:00:00.000Z')));
});

describe('ending a client', () => {
  const end = command('EndApiClient', { apiClientId });

  it('ends its secrets and keys with it', () => {
    given(apiClient, [issued]).when(end).then(ended);
    expect(stateAfter(issued, keyAdded('k'), ended)).toMatchObject({ secrets: [], keys: [] });
  });

  it('is for good', () => {
    given(apiClient, [issued, ended]).when(end).thenNothing();
    given(apiClient, [issued, ended])
      .when(rotate(), { secretHash: hash('2') })
      .thenRefused('ApiClientHasEnded', { apiClientId });
    given(apiClient, [issued, ended])
      .when(command('ReinstateApiClient', { apiClientId }))
      .thenRefused('ApiClientHasEnded', { apiClientId });
  });
});
