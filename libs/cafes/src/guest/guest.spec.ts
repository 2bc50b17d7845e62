import { describe, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor, stateAfter } from '#kernel/testing';
import { cafeId, opened } from '../../testing/cafes.js';
import { cafe } from '../cafe/cafe.js';
import type { guestEvents } from './guest.events.js';
import { guest } from './guest.js';

const guestId = idFor('Gerda');
const nowhere = { cafe: undefined };
const recorded: PlainEvent<typeof guestEvents> = { type: 'GuestRecorded', data: { guestId, name: 'Gerda Lund' } };

describe('recording a guest', () => {
  it('takes their name, and what else is known', () => {
    given(guest, [], { id: guestId })
      .when(command('RecordGuest', { name: ' Gerda Lund ' }), nowhere)
      .then(recorded);
    given(guest, [], { id: guestId })
      .when(
        command('RecordGuest', {
          name: 'Gerda Lund',
          phone: '43 57 75 75',
          needs: 'Sukkersyge; hører dårligt',
          cafeId,
        }),
        {
          cafe: stateAfter(cafe, [opened()]),
        },
      )
      .then({
        type: 'GuestRecorded',
        data: { guestId, name: 'Gerda Lund', phone: '43577575', needs: 'Sukkersyge; hører dårligt', cafeId },
      });
  });

  it('is refused with a café that nobody has opened', () =>
    given(guest, [])
      .when(command('RecordGuest', { name: 'Gerda Lund', cafeId }), nowhere)
      .thenRefused('NotFound', { kind: 'Cafe', id: cafeId }));

  it('happens once', () =>
    given(guest, [recorded])
      .when(command('RecordGuest', { name: 'Gerda Lund' }), nowhere)
      .thenRefused('AlreadyExists', { kind: 'Guest', id: guestId }));

  it.each([
    ['ten thousand characters', { name: 'G'.repeat(10_000) }, 'name', 'must be at most 200 characters'],
    ['half a character', { name: 'Gerda \udc00' }, 'name', 'holds half a character (a lone surrogate)'],
    ['no name', { name: ' ' }, 'name', 'must not be empty'],
    [
      'a telephone number that is none',
      { name: 'Gerda', phone: 'hos naboen' },
      'phone',
      'must be a telephone number of 8 to 15 digits',
    ],
  ])('is refused with %s', (_what, input, path, problem) =>
    given(guest, [])
      .when(command('RecordGuest', input), nowhere)
      .thenRefused('InvalidInput', { problems: [{ path, problem }] }),
  );

  it('takes no CPR number among what they need', () =>
    given(guest, [])
      .when(command('RecordGuest', { name: 'Gerda', needs: 'Diabetes, 010150-1234' }), nowhere)
      .thenRefused('InvalidInput'));
});

describe('changing what is known of a guest', () => {
  it('replaces name and telephone', () => {
    given(guest, [recorded])
      .when(command('ChangeGuestContact', { guestId, name: 'Gerda Lund Holm', phone: '43577576' }))
      .then({ type: 'GuestContactChanged', data: { guestId, name: 'Gerda Lund Holm', phone: '43577576' } });
    given(guest, [recorded])
      .when(command('ChangeGuestContact', { guestId, name: 'Gerda Lund' }))
      .then({ type: 'GuestContactChanged', data: { guestId, name: 'Gerda Lund' } });
  });

  it('replaces what they need; without needs, there are none', () => {
    given(guest, [recorded])
      .when(command('ChangeGuestNeeds', { guestId, needs: 'Kørestol' }))
      .then({ type: 'GuestNeedsChanged', data: { guestId, needs: 'Kørestol' } });
    given(guest, [recorded])
      .when(command('ChangeGuestNeeds', { guestId }))
      .then({ type: 'GuestNeedsChanged', data: { guestId } });
  });

  it('is refused for a guest who is not there', () => {
    given(guest, [])
      .when(command('ChangeGuestNeeds', { guestId }))
      .thenRefused('NotFound', { kind: 'Guest', id: guestId });
    given(guest, [])
      .when(command('ChangeGuestContact', { guestId, name: 'Gerda' }))
      .thenRefused('NotFound', { kind: 'Guest', id: guestId });
  });
});

describe('the record of a guest who has been erased', () => {
  const closed: PlainEvent<typeof guestEvents> = { type: 'GuestRecordClosed', data: { guestId } };

  it('is closed, once', () => {
    given(guest, [recorded]).when(command('CloseGuestRecord', { guestId })).then(closed);
    given(guest, [recorded, closed]).when(command('CloseGuestRecord', { guestId })).thenNothing();
  });
  it('takes nothing more', () => {
    given(guest, [recorded, closed])
      .when(command('ChangeGuestNeeds', { guestId }))
      .thenRefused('PersonErased', { id: guestId });
    given(guest, [recorded, closed])
      .when(command('ChangeGuestContact', { guestId, name: 'Gerda' }))
      .thenRefused('PersonErased', { id: guestId });
  });
});
