import { describe, expect, it } from '@jest/globals';
import { type PlainEvent, actorOf, command, given, idFor, stateAfter } from '#kernel/testing';
import { volunteer } from '#volunteers';
import type { passengerEvents } from './passenger.events.js';
import { hasConsented, passenger } from './passenger.js';

type Event = PlainEvent<typeof passengerEvents>;

// Specs play on Tuesday 24 November 2026.
const TODAY = '2026-11-24';
const passengerId = idFor('Gerda');
const ours = { passengerId };
const pair = { ...ours, volunteerId: idFor('Anna') };
const escort = 'hjemmepleje-7';
const home = {
  address: 'Vejleåparken 12, 3. tv, 2635 Ishøj',
  addressId: idFor('Vejleåparken 12'),
  position: '55.612345,12.345678',
};

const recorded: Event = { type: 'PassengerRecorded', data: { ...ours, name: 'Gerda Lund' } };
const consented = (on = TODAY): Event => ({ type: 'PassengerConsentGiven', data: { ...ours, on } });
const withdrew = (on = TODAY): Event => ({ type: 'PassengerConsentWithdrawn', data: { ...ours, on } });
const paired: Event = { type: 'PairingAgreed', data: pair };
const closed: Event = { type: 'PassengerRecordClosed', data: ours };

const giveConsent = (on?: string) => command('GiveConsent', { ...ours, ...(on ? { on } : {}) });
const withdrawConsent = (on?: string) => command('WithdrawConsent', { ...ours, ...(on ? { on } : {}) });

describe('recording a passenger', () => {
  it('takes their name, and what else is known', () => {
    given(passenger, [], { id: passengerId })
      .when(command('RecordPassenger', { name: ' Gerda Lund ' }))
      .then(recorded);
    given(passenger, [], { id: passengerId })
      .when(
        command('RecordPassenger', {
          name: 'Gerda Lund',
          phone: '43 57 75 75',
          contactPerson: 'Karen Lund, datter, 43 57 75 76',
          ...home,
          needs: 'Hører dårligt på venstre øre',
        }),
      )
      .then({
        type: 'PassengerRecorded',
        data: {
          ...ours,
          name: 'Gerda Lund',
          phone: '43577575',
          contactPerson: 'Karen Lund, datter, 43 57 75 76',
          ...home,
          needs: 'Hører dårligt på venstre øre',
        },
      });
  });

  it('takes down the consent that they have given already', () =>
    given(passenger, [], { id: passengerId })
      .when(command('RecordPassenger', { name: 'Gerda Lund', consentGivenOn: '2026-11-20' }))
      .then(recorded, consented('2026-11-20')));

  it('takes down no consent of tomorrow', () =>
    given(passenger, [])
      .when(command('RecordPassenger', { name: 'Gerda Lund', consentGivenOn: '2026-11-25' }))
      .thenRefused('NotADateForConsent', { on: '2026-11-25', earliest: null, latest: TODAY }));

  it('makes care staff who do it come along with them', () => {
    const careStaff = actorOf('careStaff');
    given(passenger, [], { id: passengerId, actor: careStaff })
      .when(command('RecordPassenger', { name: 'Gerda Lund', consentGivenOn: TODAY }))
      .then(recorded, { type: 'PassengerEscortAssigned', data: { ...ours, escort: careStaff.id } }, consented());
  });

  it('happens once', () =>
    given(passenger, [recorded])
      .when(command('RecordPassenger', { name: 'Gerda Lund' }))
      .thenRefused('AlreadyExists', { kind: 'Passenger', id: passengerId }));

  it.each([
    ['a position outside Denmark', { position: '59.3,18.07' }, 'position'],
    ['an address that is no id', { addressId: 'Vejleåparken' }, 'addressId'],
    ['a CPR number among what they need', { needs: 'Diabetes, 010150-1234' }, 'needs'],
    ['no name', { name: ' ' }, 'name'],
  ])('is refused with %s, and says not what it was', (_what, input, path) => {
    const refused = given(passenger, []).when(command('RecordPassenger', { name: 'Gerda Lund', ...input }));
    refused.thenRefused('InvalidInput', { problems: [{ path, problem: expect.any(String) }] });
    for (const value of Object.values(input).filter((typed) => typed.trim()))
      expect(JSON.stringify(refused.refusal)).not.toContain(value);
  });
});

describe('changing what is known of a passenger', () => {
  it.each([
    ['ChangePassengerContact', 'PassengerContactChanged', { name: 'Gerda Holm', contactPerson: 'Karen Lund' }],
    ['ChangePassengerHome', 'PassengerHomeChanged', home],
    ['ChangePassengerHome', 'PassengerHomeChanged', {}],
    ['ChangePassengerNeeds', 'PassengerNeedsChanged', { needs: 'Kørestol' }],
  ] as const)('%s replaces all of that part', (name, type, part) => {
    given(passenger, [recorded])
      .when(command(name, { ...ours, ...part }) as never)
      .then({ type, data: { ...ours, ...part } } as Event);
    given(passenger, [])
      .when(command(name, { ...ours, ...part }) as never)
      .thenRefused('NotFound', { kind: 'Passenger', id: passengerId });
  });
});

describe('consent', () => {
  it('is given today, or was on another day, and stands once it is given', () => {
    given(passenger, [recorded]).when(giveConsent()).then(consented());
    given(passenger, [recorded]).when(giveConsent('2026-11-20')).then(consented('2026-11-20'));
    given(passenger, [recorded, consented('2026-11-20')])
      .when(giveConsent())
      .thenNothing();
  });

  it('is withdrawn where it was given, and may be given again', () => {
    given(passenger, [recorded, consented('2026-11-20')])
      .when(withdrawConsent())
      .then(withdrew());
    given(passenger, [recorded]).when(withdrawConsent()).thenNothing();
    given(passenger, [recorded, consented('2026-11-20'), withdrew('2026-11-22')])
      .when(withdrawConsent())
      .thenNothing();
    given(passenger, [recorded, consented('2026-11-20'), withdrew('2026-11-22')])
      .when(giveConsent())
      .then(consented());
  });

  it('is neither given nor withdrawn tomorrow, or before what was said of it last', () => {
    given(passenger, [recorded])
      .when(giveConsent('2026-11-25'))
      .thenRefused('NotADateForConsent', { on: '2026-11-25', earliest: null, latest: TODAY });
    given(passenger, [recorded, consented('2026-11-20')])
      .when(withdrawConsent('2026-11-19'))
      .thenRefused('NotADateForConsent', { on: '2026-11-19', earliest: '2026-11-20', latest: TODAY });
    given(passenger, [recorded, consented('2026-11-20'), withdrew('2026-11-22')])
      .when(giveConsent('2026-11-21'))
      .thenRefused('NotADateForConsent', { on: '2026-11-21', earliest: '2026-11-22', latest: TODAY });
  });

  it('is what lets them ride, while it stands', () => {
    const has = (...events: Event[]) => hasConsented(stateAfter(passenger, [recorded, ...events]));
    expect([has(), has(consented()), has(consented(), withdrew()), has(consented(), closed)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(hasConsented(undefined)).toBe(false);
  });
});

describe('a pairing with a pilot', () => {
  const anna = { volunteer: { ...stateAfter(volunteer, []), status: 'approved' as const } };

  it('is agreed, once', () => {
    given(passenger, [recorded]).when(command('AgreePairing', pair), anna).then(paired);
    given(passenger, [recorded, paired]).when(command('AgreePairing', pair), anna).thenNothing();
  });

  it('is refused with a volunteer who is not there', () => {
    for (const nobody of [undefined, stateAfter(volunteer, [])])
      given(passenger, [recorded])
        .when(command('AgreePairing', pair), { volunteer: nobody })
        .thenRefused('NotFound', { kind: 'Volunteer', id: pair.volunteerId });
  });

  it('ends, once', () => {
    const ended: Event = { type: 'PairingEnded', data: pair };
    given(passenger, [recorded, paired]).when(command('EndPairing', pair)).then(ended);
    given(passenger, [recorded, paired, ended]).when(command('EndPairing', pair)).thenNothing();
  });
});

describe('who comes along with a passenger', () => {
  const assigned: Event = { type: 'PassengerEscortAssigned', data: { ...ours, escort } };
  const ended: Event = { type: 'PassengerEscortEnded', data: { ...ours, escort } };

  it('is assigned, and ends, once each', () => {
    const assign = command('AssignPassengerEscort', { ...ours, escort });
    const end = command('EndPassengerEscort', { ...ours, escort });
    given(passenger, [recorded]).when(assign).then(assigned);
    given(passenger, [recorded, assigned]).when(assign).thenNothing();
    given(passenger, [recorded, assigned]).when(end).then(ended);
    given(passenger, [recorded, assigned, ended]).when(end).thenNothing();
  });
});

describe('the record of a passenger who has been erased', () => {
  it('is closed, once', () => {
    given(passenger, [recorded]).when(command('ClosePassengerRecord', ours)).then(closed);
    given(passenger, [recorded, closed]).when(command('ClosePassengerRecord', ours)).thenNothing();
  });

  it('takes nothing more', () => {
    for (const said of [giveConsent(), withdrawConsent(), command('ChangePassengerNeeds', ours)])
      given(passenger, [recorded, consented(), closed]).when(said).thenRefused('PersonErased', { id: passengerId });
  });

  it('names nobody any more', () =>
    expect(stateAfter(passenger, [recorded, consented(), paired, closed])).toEqual({
      ...ours,
      pairings: [],
      escorts: [],
      closed: true,
    }));
});
