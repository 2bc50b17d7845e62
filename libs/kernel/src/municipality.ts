import { z } from 'zod';
import { branded } from './branded.js';
import { harmless } from './sealed.js';

/** A Danish municipality's four-digit code; Ishøj is 0183. The tenant: every stream, row and token belongs to exactly one. */
export type Municipality = string & { readonly __municipality: true };

/** What belongs to no municipality: the log's own events. */
export const SYSTEM = '0000' as Municipality;

export const municipalitySchema = branded<Municipality>(
  harmless(
    z.string().regex(/^\d{4}$/, { error: 'must be a four-digit municipality code, such as 0183' }),
    'the code of a municipality',
  ),
);
