import { describe, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor } from '#kernel/testing';
import type { organiserEvents } from './organiser.events.js';
import { organiser } from './organiser.js';

type Event = PlainEvent<typeof organiserEvents>;

const organiserId = idFor('AAB');
const described = { name: 'AAB Ishøj', website: 'https://www.example.dk', phone: '43577576' };
const added: Event = { type: 'OrganiserAdded', data: { organiserId, ...described } };
const retired: Event = { type: 'OrganiserRetired', data: { organiserId } };

describe('an organiser', () => {
  it('is added, and described anew, once; what is left out is not so any more', () => {
    given(organiser, [], { id: organiserId }).when(command('AddOrganiser', described)).then(added);
    const wanted = { organiserId, name: 'AAB Ishøj, afdeling 55' };
    const describing = given(organiser, [added]).when(command('DescribeOrganiser', wanted));
    describing.then({ type: 'OrganiserDescribed', data: wanted });
    describing.when(command('DescribeOrganiser', wanted)).thenNothing();
  });

  it('has a page on the web, and no address that a browser would run', () =>
    given(organiser, [])
      .when(command('AddOrganiser', { ...described, website: 'javascript:alert(1)' }))
      .thenRefused('InvalidInput', {
        problems: [{ path: 'website', problem: 'must be a web address, such as https://www.example.dk' }],
      }));

  it('is retired, once, and not described any more', () => {
    given(organiser, [added]).when(command('RetireOrganiser', { organiserId })).then(retired);
    given(organiser, [added, retired]).when(command('RetireOrganiser', { organiserId })).thenNothing();
    given(organiser, [added, retired])
      .when(command('DescribeOrganiser', { organiserId, ...described }))
      .thenRefused('OrganiserIsRetired', { organiserId });
  });
});
