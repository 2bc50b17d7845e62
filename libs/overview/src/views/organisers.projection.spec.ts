import { describe, it } from '@jest/globals';
import { type PlainEvent, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { organiserEvents } from '../organiser/organiser.events.js';
import { organisersProjection } from './organisers.projection.js';

type Event = PlainEvent<typeof organiserEvents>;

const organiserId = idFor('Ældre Sagen');
const added: Event = { type: 'OrganiserAdded', data: { organiserId, name: 'Ældre Sagen Ishøj' } };
const row = { organiserId, name: 'Ældre Sagen Ishøj', website: null, phone: null, email: null };

describe('the organisers', () => {
  it('show what they are called, and no more than was said', () =>
    given(organisersProjection, [added]).thenRows('organiser', [{ ...row, organisationId: null, retired: false }]));

  it('show how they are reached and whose they are, as it was said last', async () => {
    const reached = { website: 'https://www.aeldresagen.dk', phone: '43577575', email: 'ishoej@aeldresagen.dk' };
    const organisationId = idFor('partner');
    const described: Event = {
      type: 'OrganiserDescribed',
      data: { organiserId, name: 'ÆS', ...reached, organisationId },
    };
    await given(organisersProjection, [added, described]).thenRows('organiser', [
      { organiserId, name: 'ÆS', ...reached, organisationId, retired: false },
    ]);
    await given(organisersProjection, [added, described, { ...added, type: 'OrganiserDescribed' }]).thenRows(
      'organiser',
      [{ ...row, organisationId: null, retired: false }],
    );
  });

  it('show that one makes nothing happen any more', () =>
    given(organisersProjection, [added, { type: 'OrganiserRetired', data: { organiserId } }]).thenRow(
      'organiser',
      { organiserId },
      { name: 'Ældre Sagen Ishøj', retired: true },
    ));
});
