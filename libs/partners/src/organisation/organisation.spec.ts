import { describe, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor, newIdFor } from '#kernel/testing';
import type { organisationEvents } from './organisation.events.js';
import { organisation, organisationIdOf } from './organisation.js';
import type { PartnerScope } from './scopes.js';

type OrganisationEvent = PlainEvent<typeof organisationEvents>;

// Specs play on Tuesday 24 November 2026.
const cvr = '24256790';
const organisationId = organisationIdOf(cvr);
const description = { name: 'Boligselskabet Strandparken', kind: 'housingAssociation' as const };
const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: { organisationId, cvr, ...description },
};
const agreementId = idFor('the agreement');
const made = (from: string, until?: string, scopes: PartnerScope[] = ['readCafes']): OrganisationEvent => ({
  type: 'AgreementMade',
  data: { organisationId, agreementId, from, ...(until ? { until } : {}), scopes },
});
const make = (from: string, until?: string, scopes: PartnerScope[] = ['readCafes']) =>
  command('MakeAgreement', { organisationId, from, ...(until ? { until } : {}), scopes });
const end = (on: string, which = agreementId) => command('EndAgreement', { organisationId, agreementId: which, on });
const suspended: OrganisationEvent = { type: 'OrganisationSuspended', data: { organisationId, reason: 'misuse' } };

describe('registering an organisation', () => {
  const register = (spelt: string) => command('RegisterOrganisation', { organisationId, cvr: spelt, ...description });

  it('takes it on record', () => given(organisation, []).when(register(cvr)).then(registered));

  it('takes the spellings of a CVR number that people use', () =>
    given(organisation, []).when(register('DK-24 25 67 90')).then(registered));

  it('is refused where the number is on record already', () =>
    given(organisation, [registered])
      .when(register(cvr))
      .thenRefused('AlreadyExists', { kind: 'Organisation', id: organisationId }));

  it('is refused with a number whose check digit is wrong', () =>
    given(organisation, [])
      .when(register('24256791'))
      .thenRefused('InvalidInput', {
        problems: [
          {
            path: 'cvr',
            problem: 'must be a CVR number: eight digits of which the last checks the others, such as 24256790',
          },
        ],
      }));
});

describe('describing an organisation', () => {
  it('changes what it is called', () =>
    given(organisation, [registered])
      .when(command('DescribeOrganisation', { organisationId, name: 'Strandparken', kind: 'company' as const }))
      .then({ type: 'OrganisationDescribed', data: { organisationId, name: 'Strandparken', kind: 'company' } }));

  it('as it is already changes nothing', () =>
    given(organisation, [registered])
      .when(command('DescribeOrganisation', { organisationId, ...description }))
      .thenNothing());

  it('is refused where it is not on record', () =>
    given(organisation, [])
      .when(command('DescribeOrganisation', { organisationId, ...description }))
      .thenRefused('NotFound'));
});

describe('making an agreement', () => {
  it('lets the organisation’s clients be for what it says, in one order', () =>
    given(organisation, [registered])
      .when(make('2026-12-01', '2027-11-30', ['readChanges', 'readCafes', 'readChanges']))
      .then({
        type: 'AgreementMade',
        data: {
          organisationId,
          agreementId: newIdFor('Agreement'),
          from: '2026-12-01',
          until: '2027-11-30',
          scopes: ['readCafes', 'readChanges'],
        },
      }));

  it('may have begun before it is recorded', () =>
    given(organisation, [registered])
      .when(make('2026-01-01'))
      .then({
        type: 'AgreementMade',
        data: { organisationId, agreementId: newIdFor('Agreement'), from: '2026-01-01', scopes: ['readCafes'] },
      }));

  it('is refused where it would end before it begins, or before today', () => {
    given(organisation, [registered])
      .when(make('2026-12-01', '2026-11-30'))
      .thenRefused('AgreementEndsBeforeItBegins', { from: '2026-12-01', until: '2026-11-30' });
    given(organisation, [registered])
      .when(make('2026-01-01', '2026-11-23'))
      .thenRefused('AgreementOver', { until: '2026-11-23', today: '2026-11-24' });
  });

  it('counts days as they are in Denmark', () =>
    // 23:30 in London is half past midnight of the next day in Ishøj.
    given(organisation, [registered], { now: '2026-11-24T23:30:00Z' })
      .when(make('2026-01-01', '2026-11-24'))
      .thenRefused('AgreementOver', { until: '2026-11-24', today: '2026-11-25' }));

  it('is refused where another one has a day in common with it', () => {
    for (const [from, until] of [
      ['2026-06-01', '2026-12-31'],
      ['2026-12-31', undefined],
      ['2026-01-01', undefined],
    ] as const)
      given(organisation, [registered, made('2026-11-01', '2026-12-31')])
        .when(make(from, until))
        .thenRefused('AgreementsOverlap', { agreementId, from: '2026-11-01', until: '2026-12-31' });
    given(organisation, [registered, made('2026-11-01')])
      .when(make('2030-01-01'))
      .thenRefused('AgreementsOverlap', { agreementId, from: '2026-11-01', until: null });
  });

  it('may begin the day after the one before it', () =>
    given(organisation, [registered, made('2026-11-01', '2026-12-31')])
      .when(make('2027-01-01'))
      .then({
        type: 'AgreementMade',
        data: { organisationId, agreementId: newIdFor('Agreement'), from: '2027-01-01', scopes: ['readCafes'] },
      }));

  it('that is there already changes nothing', () =>
    given(organisation, [registered, made('2026-11-01', '2026-12-31')])
      .when(make('2026-11-01', '2026-12-31'))
      .thenNothing());

  it('is refused for what no partner may', () =>
    given(organisation, [registered])
      .when(make('2026-12-01', undefined, ['readGuests' as PartnerScope]))
      .thenRefused('InvalidInput', {
        problems: [
          {
            path: 'scopes.0',
            problem:
              'must be one of readCafes, readChanges, readPartners, introspect, readFigures, readOverview, draftEntries',
          },
        ],
      }));
});

describe('ending an agreement', () => {
  const ended = (on: string): OrganisationEvent => ({
    type: 'AgreementEnded',
    data: { organisationId, agreementId, on },
  });

  it('sets its last day, today at the earliest', () => {
    given(organisation, [registered, made('2026-01-01')])
      .when(end('2026-11-24'))
      .then(ended('2026-11-24'));
    given(organisation, [registered, made('2026-01-01')])
      .when(end('2026-11-23'))
      .thenRefused('AgreementCannotEndThen', { on: '2026-11-23', earliest: '2026-11-24', latest: null });
  });

  it('is refused for a day later than its last', () =>
    given(organisation, [registered, made('2026-01-01', '2026-12-31')])
      .when(end('2027-01-01'))
      .thenRefused('AgreementCannotEndThen', { on: '2027-01-01', earliest: '2026-11-24', latest: '2026-12-31' }));

  it('on the day on which it ends anyway changes nothing', () =>
    given(organisation, [registered, made('2026-01-01', '2026-12-31')])
      .when(end('2026-12-31'))
      .thenNothing());

  it('is refused once it is over', () =>
    given(organisation, [registered, made('2026-01-01', '2026-12-31')])
      .at('2027-01-01T12:00:00Z')
      .when(end('2027-01-02'))
      .thenRefused('AgreementOver', { until: '2026-12-31', today: '2027-01-01' }));

  it('before it begins leaves its days to another one', () =>
    given(organisation, [registered, made('2027-01-01'), ended('2026-11-24')])
      .when(make('2027-01-01'))
      .then({
        type: 'AgreementMade',
        data: { organisationId, agreementId: newIdFor('Agreement'), from: '2027-01-01', scopes: ['readCafes'] },
      }));

  it('is refused for one that the organisation does not have', () =>
    given(organisation, [registered])
      .when(end('2026-11-24', idFor('another')))
      .thenRefused('NoSuchAgreement', { agreementId: idFor('another') }));
});

describe('suspending an organisation', () => {
  const suspend = command('SuspendOrganisation', { organisationId, reason: 'misuse' as const });
  const reinstate = command('ReinstateOrganisation', { organisationId });

  it('lasts until it is reinstated', () => {
    given(organisation, [registered]).when(suspend).then(suspended);
    given(organisation, [registered, suspended])
      .when(reinstate)
      .then({ type: 'OrganisationReinstated', data: { organisationId } });
  });

  it('for the same reason again changes nothing, nor does reinstating one that is not suspended', () => {
    given(organisation, [registered, suspended]).when(suspend).thenNothing();
    given(organisation, [registered]).when(reinstate).thenNothing();
  });

  it('for another reason is on record too', () =>
    given(organisation, [registered, suspended])
      .when(command('SuspendOrganisation', { organisationId, reason: 'ownRequest' as const }))
      .then({ type: 'OrganisationSuspended', data: { organisationId, reason: 'ownRequest' } }));
});
