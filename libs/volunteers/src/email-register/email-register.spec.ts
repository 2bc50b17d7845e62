import { describe, expect, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor, newIdFor } from '#kernel/testing';
import type { emailRegisterEvents } from './email-register.events.js';
import { emailRegister, registerPartOf } from './email-register.js';

const part = registerPartOf('anna@ishoj.dk');
const anna = idFor('Anna');
const bent = idFor('Bent');
const reserve = (volunteerId: string, email = 'anna@ishoj.dk') => command('ReserveEmail', { part, volunteerId, email });
const reserved = (volunteerId: string, reservationId: string): PlainEvent<typeof emailRegisterEvents> => ({
  type: 'VolunteerEmailReserved',
  data: { volunteerId, reservationId, email: 'anna@ishoj.dk' },
});
const free = { lapsed: undefined };
const annas = idFor('reservation of Anna');

describe('reserving an e-mail address', () => {
  it('gives it to who asks first', () =>
    given(emailRegister, [])
      .when(reserve(anna), free)
      .then(reserved(anna, newIdFor('EmailReservation'))));

  it('is refused to who asks second, without a word about the first', () =>
    given(emailRegister, [reserved(anna, annas)])
      .when(reserve(bent), free)
      .thenRefused('EmailTaken', {}));

  it('takes two spellings for one address', () =>
    given(emailRegister, [reserved(anna, annas)])
      .when(reserve(bent, ' Anna@ISHOJ.dk '), free)
      .thenRefused('EmailTaken', {}));

  it('changes nothing for who has it', () =>
    given(emailRegister, [reserved(anna, annas)])
      .when(reserve(anna), free)
      .thenNothing());

  it('gives away what a lapsed reservation held, to somebody else or anew to the same', () => {
    const lapsed = { lapsed: annas };
    given(emailRegister, [reserved(anna, annas)])
      .when(reserve(bent), lapsed)
      .then(reserved(bent, newIdFor('EmailReservation')));
    given(emailRegister, [reserved(anna, annas)])
      .when(reserve(anna), lapsed)
      .then(reserved(anna, newIdFor('EmailReservation')));
  });

  it('does not give away what somebody took after the lapsed reservation', () =>
    given(emailRegister, [reserved(anna, annas), reserved(bent, idFor('reservation of Bent'))])
      .when(reserve(anna), { lapsed: annas })
      .thenRefused('EmailTaken', {}));

  it('takes no address that is none', () =>
    given(emailRegister, [])
      .when(reserve(anna, 'anna'), free)
      .thenRefused('InvalidInput', { problems: [{ path: 'email', problem: 'must be an e-mail address' }] }));
});

describe('the parts of the register', () => {
  it('are named by the first byte of the address’s SHA-256', () => {
    expect(registerPartOf('anna@ishoj.dk')).toBe('02');
    expect(registerPartOf('bent@ishoj.dk')).toMatch(/^[0-9a-f]{2}$/);
  });
});
