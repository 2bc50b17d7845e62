import { describe, it } from '@jest/globals';
import { idFor } from '#kernel/testing';
import { type Told, given } from '#projections/testing';
import { type partnersProjection as projection, partnersProjection } from './partners.projection.js';

type PartnersEvent = Told<(typeof projection)['events']>;

const organisationId = idFor('Strandparken');
const agreementId = idFor('the agreement');
const apiClientId = idFor('the client');
const stream = `apiClient-0183_${apiClientId}`;
const hash = '0'.repeat(64);

const registered: PartnersEvent = {
  type: 'OrganisationRegistered',
  data: { organisationId, cvr: '24256790', name: 'Strandparken', kind: 'housingAssociation' },
};
const issued: PartnersEvent = {
  type: 'ApiClientIssued',
  data: { apiClientId, organisationId, name: 'Infoskærmen', scopes: ['readCafes'], secretHash: hash },
  stream,
  recordedAt: '2026-11-24T12:00:00.000Z',
};
const rotated = (recordedAt: string, othersUntil: string): PartnersEvent => ({
  type: 'ApiClientSecretRotated',
  data: { apiClientId, secretHash: hash, othersUntil },
  stream,
  recordedAt,
});
const row = { organisationId, cvr: '24256790', name: 'Strandparken', kind: 'housingAssociation', suspendedFor: null };
const client = {
  apiClientId,
  organisationId,
  name: 'Infoskærmen',
  scopes: ['readCafes'],
  issuedAt: '2026-11-24T12:00:00.000Z',
  suspendedFor: null,
  endedAt: null,
};

describe('partners', () => {
  it('show an organisation as it is called now, and whether it is suspended', async () => {
    await given(partnersProjection, [registered]).thenRows('organisation', [row] as never);
    const described: PartnersEvent = {
      type: 'OrganisationDescribed',
      data: { organisationId, name: 'Strandparken A/S', kind: 'company' },
    };
    const suspended: PartnersEvent = { type: 'OrganisationSuspended', data: { organisationId, reason: 'misuse' } };
    await given(partnersProjection, [registered, described, suspended]).thenRows('organisation', [
      { ...row, name: 'Strandparken A/S', kind: 'company', suspendedFor: 'misuse' },
    ] as never);
    await given(partnersProjection, [
      registered,
      suspended,
      { type: 'OrganisationReinstated', data: { organisationId } },
    ]).thenRows('organisation', [row] as never);
  });

  it('show agreements with the last day that they have', () =>
    given(partnersProjection, [
      registered,
      { type: 'AgreementMade', data: { organisationId, agreementId, from: '2026-01-01', scopes: ['readCafes'] } },
      { type: 'AgreementEnded', data: { organisationId, agreementId, on: '2026-11-30' } },
    ]).thenRows('agreement', [
      { agreementId, organisationId, from: '2026-01-01', until: '2026-11-30', scopes: ['readCafes'] },
    ] as never));

  it('show a client with its secret, and nothing of what that is', () =>
    given(partnersProjection, [issued]).thenTables({
      apiClient: [client],
      apiClientSecret: [
        { apiClientId, organisationId, number: 0, createdAt: '2026-11-24T12:00:00.000Z', expiresAt: null },
      ],
      apiClientKey: [],
    } as never));

  it('show until when each secret works, of which rotating makes none work longer', () =>
    given(partnersProjection, [
      issued,
      rotated('2026-11-24T13:00:00.000Z', '2026-11-24T14:00:00.000Z'),
      rotated('2026-11-24T13:30:00.000Z', '2026-11-25T12:00:00.000Z'),
    ]).thenRows('apiClientSecret', [
      {
        apiClientId,
        organisationId,
        number: 0,
        createdAt: '2026-11-24T12:00:00.000Z',
        expiresAt: '2026-11-24T14:00:00.000Z',
      },
      {
        apiClientId,
        organisationId,
        number: 1,
        createdAt: '2026-11-24T13:00:00.000Z',
        expiresAt: '2026-11-25T12:00:00.000Z',
      },
      { apiClientId, organisationId, number: 2, createdAt: '2026-11-24T13:30:00.000Z', expiresAt: null },
    ] as never));

  it('show the keys that a client has', () => {
    const added = (kid: string): PartnersEvent => ({
      type: 'ApiClientKeyAdded',
      data: { apiClientId, kid, alg: 'ES256', jwk: '{}' },
      stream,
      recordedAt: '2026-11-24T12:00:00.000Z',
    });
    return given(partnersProjection, [
      issued,
      added('a'),
      added('b'),
      { type: 'ApiClientKeyRemoved', data: { apiClientId, kid: 'a' }, stream },
    ]).thenRows('apiClientKey', [
      { apiClientId, organisationId, kid: 'b', alg: 'ES256', addedAt: '2026-11-24T12:00:00.000Z' },
    ] as never);
  });

  it('show whether a client is suspended', async () => {
    const suspended: PartnersEvent = {
      type: 'ApiClientSuspended',
      data: { apiClientId, reason: 'secretLost' },
      stream,
    };
    await given(partnersProjection, [issued, suspended]).thenRow('apiClient', { apiClientId }, {
      suspendedFor: 'secretLost',
    } as never);
    await given(partnersProjection, [
      issued,
      suspended,
      { type: 'ApiClientReinstated', data: { apiClientId }, stream },
    ]).thenRows('apiClient', [client] as never);
  });

  it('show a client that has ended, without secrets and keys', () =>
    given(partnersProjection, [
      issued,
      { type: 'ApiClientKeyAdded', data: { apiClientId, kid: 'a', alg: 'ES256', jwk: '{}' }, stream },
      { type: 'ApiClientEnded', data: { apiClientId }, stream, recordedAt: '2026-11-25T12:00:00.000Z' },
    ]).thenTables({
      apiClient: [{ ...client, endedAt: '2026-11-25T12:00:00.000Z' }],
      apiClientSecret: [],
      apiClientKey: [],
    } as never));
});
