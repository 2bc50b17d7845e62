import { describe, it } from '@jest/globals';
import { type PlainEvent, NOW, idFor } from '#kernel/testing';
import { given } from '#projections/testing';
import type { passengerEvents } from '../passenger/passenger.events.js';
import { passengersProjection } from './passengers.projection.js';

type Event = PlainEvent<typeof passengerEvents>;

const passengerId = idFor('Gerda');
const home = { address: 'Vejlebrovej 1', addressId: idFor('DAR'), position: '55.612345,12.345678' };
const who = { name: 'Gerda Lund', phone: '43577575', contactPerson: 'Bo Lund, 20304050', needs: 'Rollator' };
const recorded: Event = { type: 'PassengerRecorded', data: { passengerId, ...who, ...home } };
const person = { passengerId, ...who, ...home };
const paired: Event = { type: 'PairingAgreed', data: { passengerId, volunteerId: idFor('Anne') } };
const escorted: Event = { type: 'PassengerEscortAssigned', data: { passengerId, escort: 'home-care' } };

describe('the passengers', () => {
  it('show since when a passenger is known and by whom they were recorded, apart from who they are', () =>
    given(passengersProjection, [recorded]).thenTables({
      passenger: [{ passengerId, since: NOW, recordedBy: 'system', consent: null, consentOn: null, closed: false }],
      passengerPerson: [person],
      passengerEscort: [],
      pairing: [],
    }));

  it('show no more than is known', () =>
    given(passengersProjection, [{ type: 'PassengerRecorded', data: { passengerId, name: 'Gerda' } }]).thenRows(
      'passengerPerson',
      [
        {
          ...{ passengerId, name: 'Gerda', phone: null, contactPerson: null },
          ...{ address: null, addressId: null, position: null, needs: null },
        },
      ],
    ));

  it('show the present contact, home and needs, each by itself', async () => {
    const called: Event = { type: 'PassengerContactChanged', data: { passengerId, name: 'Gerda Holm' } };
    const moved: Event = { type: 'PassengerHomeChanged', data: { passengerId, address: 'Strandvejen 2' } };
    const walks: Event = { type: 'PassengerNeedsChanged', data: { passengerId } };
    await given(passengersProjection, [recorded, called]).thenRows('passengerPerson', [
      { ...person, name: 'Gerda Holm', phone: null, contactPerson: null },
    ]);
    await given(passengersProjection, [recorded, moved]).thenRows('passengerPerson', [
      { ...person, address: 'Strandvejen 2', addressId: null, position: null },
    ]);
    await given(passengersProjection, [recorded, walks]).thenRows('passengerPerson', [{ ...person, needs: null }]);
  });

  it('show the latest word on their consent', async () => {
    const given1: Event = { type: 'PassengerConsentGiven', data: { passengerId, on: '2026-11-01' } };
    const withdrawn: Event = { type: 'PassengerConsentWithdrawn', data: { passengerId, on: '2026-11-20' } };
    await given(passengersProjection, [recorded, given1]).thenRow('passenger', { passengerId }, {
      consent: 'given',
      consentOn: '2026-11-01',
    } as never);
    await given(passengersProjection, [recorded, given1, withdrawn]).thenRow('passenger', { passengerId }, {
      consent: 'withdrawn',
      consentOn: '2026-11-20',
    } as never);
  });

  it('show with whom they like to ride, and who comes along', async () => {
    await given(passengersProjection, [recorded, paired, escorted]).thenTables({
      pairing: [{ passengerId, volunteerId: idFor('Anne') }],
      passengerEscort: [{ passengerId, escort: 'home-care' }],
    });
    const ended: Event[] = [
      { ...paired, type: 'PairingEnded' },
      { ...escorted, type: 'PassengerEscortEnded' },
    ];
    await given(passengersProjection, [recorded, paired, escorted, ...ended]).thenTables({
      pairing: [],
      passengerEscort: [],
    });
  });

  it('show nobody beside them once they have been erased', () =>
    given(passengersProjection, [
      recorded,
      paired,
      escorted,
      { type: 'PassengerRecordClosed', data: { passengerId } },
    ]).thenTables({
      passenger: [{ passengerId, since: NOW, recordedBy: 'system', consent: null, consentOn: null, closed: true }],
      pairing: [],
      passengerEscort: [],
    }));
});
