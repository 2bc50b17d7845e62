import { z } from 'zod';
import { type ActorKind, event, harmless, idSchema, instantSchema } from '#kernel';

/** What somebody looks at people's data for. */
export const readingForSchema = z.enum(['coordination', 'care', 'ownAffairs', 'dataProtection', 'audit', 'operations']);
export type ReadingFor = z.output<typeof readingForSchema>;

/** What they look for unless they say otherwise. */
export const usualReading: Readonly<Record<ActorKind, ReadingFor>> = {
  coordinator: 'coordination',
  editor: 'coordination',
  volunteer: 'coordination',
  partner: 'coordination',
  careStaff: 'care',
  relative: 'ownAffairs',
  guest: 'ownAffairs',
  citizen: 'ownAffairs',
  auditor: 'audit',
  dataProtectionOfficer: 'dataProtection',
  administrator: 'operations',
  system: 'operations',
};

const people = z.array(idSchema).optional();

export const readLogEvents = {
  /** What one request showed. Who looked stands in the envelope. Of the people only their ids, by what was shown of them. */
  PersonalDataRead: event(
    'PersonalDataRead',
    z.object({
      /** When it was shown; recorded a moment later, with others. */
      at: instantSchema,
      readingFor: readingForSchema,
      /** Which fields of the API were asked: guests, cafeSession. */
      asked: z.array(harmless(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/), 'a name of the API')),
      contact: people,
      health: people,
      notes: people,
    }),
  ),
};
