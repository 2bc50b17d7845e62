import { describe, expect, it } from '@jest/globals';
import type { Municipality } from '#kernel';
import { ISHOEJ } from '#kernel/testing';
import { contactOf } from './contact.js';
import { municipalityNames } from './municipality-names.js';

describe('whom a form leads to', () => {
  it('is the municipality by its name, and the coordinator by a number that stays on one line', () => {
    const { municipality, call, prefer } = contactOf(ISHOEJ, { [ISHOEJ]: '43 57 75 75' });
    expect(municipality).toEqual({ da: 'Ishøj Kommune', en: 'Ishøj Kommune' });
    expect(call.da).toBe('Ring til frivilligkoordinatoren på telefon 43\u00a057\u00a075\u00a075.');
    expect(prefer.en).toBe(
      'Would you rather speak to somebody? Call the volunteer coordinator on 43\u00a057\u00a075\u00a075.',
    );
  });

  it('is told without a name or a number where none is known', () => {
    const { municipality, call } = contactOf('9999' as Municipality, { [ISHOEJ]: '43 57 75 75' });
    expect(municipality).toEqual({ da: 'Kommunen', en: 'The municipality' });
    expect(call.da).toContain('Telefonnummeret står på kommunens hjemmeside');
    expect(call.en).toContain('on the municipality’s website');
  });

  it('may be any of the 98 municipalities', () => {
    expect(Object.keys(municipalityNames)).toHaveLength(98);
    for (const [code, name] of Object.entries(municipalityNames)) {
      expect(code).toMatch(/^0[1-8]\d\d$/);
      expect(name).toMatch(/ (Kommune|Regionskommune)$/);
    }
  });
});
