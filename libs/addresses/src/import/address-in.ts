import type { Address } from '../address-book.js';
import type { Sentence } from '../sentence.js';
import { pointOf } from './coordinates.js';
import { type Fields, broken } from './record.js';

/** Without these no address can be made. */
export const NEEDED = ['id', 'vejnavn', 'husnr', 'postnr', 'postnrnavn'] as const;

/** DAWA's 2 and 4, which are DAR's 4 and 5: abandoned, and dropped before it came to be. https://danmarksadresser.dk/adressedata/kodelister/livscyklus */
const GONE = { status: ['2', '4'], darstatus: ['4', '5'] } as const;

/** Whether it is an address of today; one that is only planned is, since people move in before the paperwork is done. */
export const stillThere = ({ status, darstatus }: Fields): boolean =>
  darstatus === undefined
    ? !GONE.status.some((gone) => gone === status)
    : !GONE.darstatus.some((gone) => gone === darstatus);

/** The four digits of its municipality; spreadsheets take leading zeros away. */
export const municipalityIn = ({ kommunekode }: Fields): string | undefined => kommunekode?.padStart(4, '0');

/** The address in a record, or what is wrong with the record. */
export function addressIn(fields: Fields): Address | { readonly broken: Sentence } {
  const missing = NEEDED.filter((name) => !fields[name]);
  if (missing.length > 0) return { broken: nothingIn(missing) };
  const id = fields.id?.toLowerCase() ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { broken: noId };
  if (Object.values(fields).some((text) => text?.includes('\uFFFD'))) return { broken: notUtf8 };
  const point = pointOf(fields);
  return point ? { id, label: labelOf(fields), ...point } : { broken: broken.nowhere };
}

/** As DAR writes it: street and number, floor and door, the village where it has one, post code and town. */
function labelOf({ vejnavn, husnr, etage, dør, supplerendebynavn, postnr = '', postnrnavn }: Fields): string {
  const house = `${vejnavn} ${husnr?.replace(/^0+(?=\d)/, '')}`;
  const floorAndDoor = [etage && `${etage}.`, dør].filter(Boolean).join(' ');
  return [house, floorAndDoor, supplerendebynavn, `${postnr.padStart(4, '0')} ${postnrnavn}`]
    .filter(Boolean)
    .join(', ');
}

const nothingIn = (missing: readonly string[]): Sentence => ({
  da: `Der står intet i ${missing.join(', ')}. Hent filen igen, eller ret adressen i registret.`,
  en: `Nothing stands in ${missing.join(', ')}. Fetch the file again, or have the address corrected in the register.`,
});

const noId: Sentence = {
  da: 'Adressens id er ikke et UUID. Hent filen igen uden at gemme den fra et regneark.',
  en: "The address's id is not a UUID. Fetch the file again without saving it from a spreadsheet.",
};

const notUtf8: Sentence = {
  da: 'Linjen er ikke UTF-8. Hent filen igen, eller gem den som UTF-8.',
  en: 'The line is not UTF-8. Fetch the file again, or save it as UTF-8.',
};
