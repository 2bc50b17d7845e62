import { z } from 'zod';
import { notPersonal } from './sealed.js';
import { publicText } from './text.js';

/** Degrees in WGS 84. Denmark alone, so that degrees that were mixed up are noticed. */
const latitudeSchema = notPersonal(
  z.number().min(54.4, { error: 'must lie in Denmark' }).max(57.9, { error: 'must lie in Denmark' }),
  'a public place, or a base of bikes',
);
const longitudeSchema = notPersonal(
  z.number().min(7.9, { error: 'must lie in Denmark' }).max(15.3, { error: 'must lie in Denmark' }),
  'a public place, or a base of bikes',
);

/** An address's id in DAR: a UUID in form, most of them of no version that RFC 9562 knows. */
export const addressIdText = z.guid({ error: 'must be the id of an address in DAR' }).toLowerCase();

/** A place that everybody knows, as it was called and where it lay when it was said. `addressId` is its id in DAR, the register of addresses. */
export const publicPlaceSchema = z.object({
  label: publicText(200),
  addressId: notPersonal(addressIdText, 'the address of a public place').optional(),
  latitude: latitudeSchema,
  longitude: longitudeSchema,
});
export type PublicPlace = z.output<typeof publicPlaceSchema>;

/** Where somebody lives, as one text that can be encrypted: `55.612345,12.345678`. */
export const positionText = z.string().regex(/^5[4-7]\.\d{1,7},(?:[89]|1[0-5])\.\d{1,7}$/, {
  error: 'must be degrees of latitude and longitude in Denmark, such as 55.612345,12.345678',
});

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** @returns `undefined` where the text is no position */
export function positionOf(text: string | null | undefined): Position | undefined {
  const [latitude, longitude] = (text ?? '').split(',').map(Number);
  return latitude && longitude ? { latitude, longitude } : undefined;
}
