import { describe, it } from '@jest/globals';
import { type PlainEvent, NOW, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { guestEvents } from '../guest/guest.events.js';
import { guestsProjection } from './guests.projection.js';

type Event = PlainEvent<typeof guestEvents>;

const guestId = idFor('Gerda');
const cafeId = idFor('Åparken');
const recorded: Event = {
  type: 'GuestRecorded',
  data: { guestId, name: 'Gerda Lund', phone: '43577575', needs: 'Sukkersyge', cafeId },
};

describe('the guests', () => {
  it('show since when a guest is known and where they come as a rule, apart from who they are', () =>
    given(guestsProjection, [recorded]).thenTables({
      guest: [{ guestId, cafeId, since: NOW }],
      guestPerson: [{ guestId, name: 'Gerda Lund', phone: '43577575', needs: 'Sukkersyge' }],
    }));

  it('show no more than is known', () =>
    given(guestsProjection, [{ type: 'GuestRecorded', data: { guestId, name: 'Gerda' } }]).thenTables({
      guest: [{ guestId, cafeId: null, since: NOW }],
      guestPerson: [{ guestId, name: 'Gerda', phone: null, needs: null }],
    }));

  it('show the present name and telephone, and leave the needs', async () => {
    const married: Event = { type: 'GuestContactChanged', data: { guestId, name: 'Gerda Holm' } };
    await given(guestsProjection, [recorded, married]).thenRows('guestPerson', [
      { guestId, name: 'Gerda Holm', phone: null, needs: 'Sukkersyge' },
    ]);
  });

  it('show the present needs, and leave name and telephone', async () => {
    const walks: Event = { type: 'GuestNeedsChanged', data: { guestId, needs: 'Rollator' } };
    await given(guestsProjection, [recorded, walks]).thenRow(
      'guestPerson',
      { guestId },
      { name: 'Gerda Lund', needs: 'Rollator' },
    );
    await given(guestsProjection, [recorded, walks, { type: 'GuestNeedsChanged', data: { guestId } }]).thenRow(
      'guestPerson',
      { guestId },
      { needs: null, phone: '43577575' },
    );
  });
});
