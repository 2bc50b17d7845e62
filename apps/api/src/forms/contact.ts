import type { Municipality } from '#kernel';
import { municipalityNames } from './municipality-names.js';
import type { Words } from './words.js';

/** The telephone numbers of volunteer coordinators as people read them (43 57 75 75), by the code of their municipality. */
export type Telephones = Readonly<Record<string, string>>;

/** Who is responsible for a form, and whom to call instead of it. */
export interface Contact {
  /** Ishøj Kommune; where the code is in no list of ours, the municipality. */
  readonly municipality: Words;
  /** A sentence with the number; where that is not known, with where it stands. */
  readonly call: Words;
  /** The same, offered to who would rather not write. */
  readonly prefer: Words;
}

export function contactOf(municipality: Municipality, telephones: Telephones): Contact {
  const name = municipalityNames[municipality];
  const call = callOn(telephones[municipality]);
  return {
    municipality: { da: name ?? 'Kommunen', en: name ?? 'The municipality' },
    call,
    prefer: {
      da: `Vil du hellere tale med et menneske? ${call.da}`,
      en: `Would you rather speak to somebody? ${call.en}`,
    },
  };
}

function callOn(telephone: string | undefined): Words {
  if (telephone === undefined)
    return {
      da: 'Ring til kommunens frivilligkoordinator. Telefonnummeret står på kommunens hjemmeside.',
      en: 'Call the municipality’s volunteer coordinator. The telephone number is on the municipality’s website.',
    };
  // Never on two lines.
  const number = telephone.replaceAll(' ', '\u00a0');
  return {
    da: `Ring til frivilligkoordinatoren på telefon ${number}.`,
    en: `Call the volunteer coordinator on ${number}.`,
  };
}
