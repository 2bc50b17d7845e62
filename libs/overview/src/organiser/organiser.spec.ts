import { describe, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor } from '#kernel/testing';
import type { organiserEvents } from './organiser.events.js';
import { organiser } from './organiser.js';

type Event = PlainEvent<typeof organiserEvents>;

const organiserId = idFor('AAB');
const described = { name: 'AAB Ishøj', website: 'https://www.example.dk', phone: '43577576' };
const known = { organisationIsThere: true };
const added: Event = { type: 'OrganiserAdded', data: { organiserId, ...described } };
const retired: Event = { type: 'OrganiserRetired', data: { organiserId } };

describe('an organiser', () => {
  it('is added, and described anew, once; what is left out is not so any more', () => {
    given(organiser, [], { id: organiserId }).when(command('AddOrganiser', described), known).then(added);
    const wanted = { organiserId, name: 'AAB Ishøj, afdeling 55' };
    const describing = given(organiser, [added]).when(command('DescribeOrganiser', wanted), known);
    describing.then({ type: 'OrganiserDescribed', data: wanted });
    describing.when(command('DescribeOrganiser', wanted), known).thenNothing();
  });

  it('writes for no partner that is not there', () => {
    const [organisationId, unknown] = [idFor('nobody'), { organisationIsThere: false }];
    const refused = { kind: 'Organisation', id: organisationId };
    given(organiser, [])
      .when(command('AddOrganiser', { ...described, organisationId }), unknown)
      .thenRefused('NotFound', refused);
    given(organiser, [added])
      .when(command('DescribeOrganiser', { organiserId, ...described, organisationId }), unknown)
      .thenRefused('NotFound', refused);
  });

  it('has a page on the web, and no address that a browser would run', () =>
    given(organiser, [])
      .when(command('AddOrganiser', { ...described, website: 'javascript:alert(1)' }), known)
      .thenRefused('InvalidInput', {
        problems: [{ path: 'website', problem: 'must be a web address, such as https://www.example.dk' }],
      }));

  it('is retired, once, and not described any more', () => {
    given(organiser, [added]).when(command('RetireOrganiser', { organiserId })).then(retired);
    given(organiser, [added, retired]).when(command('RetireOrganiser', { organiserId })).thenNothing();
    given(organiser, [added, retired])
      .when(command('DescribeOrganiser', { organiserId, ...described }), known)
      .thenRefused('OrganiserIsRetired', { organiserId });
  });
});
