import { z } from 'zod';

/** Text that a person typed: trimmed, not empty, well-formed Unicode, at most `max` UTF-16 code units. */
export const text = (max: number) =>
  z
    .string()
    .refine((value) => value.isWellFormed(), { error: 'holds half a character (a lone surrogate)' })
    // No control characters but tab and line ends: they are never typed, and break every listing.
    // eslint-disable-next-line no-control-regex
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), { error: 'holds a control character' })
    .transform((value) => value.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1, { error: 'must not be empty' })
        .max(max, { error: `must be at most ${max} characters` }),
    );

/** An e-mail address, lower-cased: two spellings of one address are one address. */
export const emailAddress = z
  .string()
  .transform((value) => value.trim().toLowerCase().normalize('NFC'))
  .pipe(z.email({ error: 'must be an e-mail address' }).max(254, { error: 'must be at most 254 characters' }));

/** A telephone number: digits, spaces and a leading plus. */
export const telephone = z
  .string()
  .transform((value) => value.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\+?\d{8,15}$/, { error: 'must be a telephone number of 8 to 15 digits' }));
