import { commonRefusals, refusal } from '#kernel';
import { organiserRefusals } from '../organiser/organiser.refusals.js';

/** Why the record of somebody to call says no, and what would work instead. */
export const contactRefusals = {
  NotFound: commonRefusals.NotFound,
  PersonErased: commonRefusals.PersonErased,
  OrganiserIsRetired: organiserRefusals.OrganiserIsRetired,
  ContactIsRemoved: refusal<{ contactId: string }>({
    da: () => 'Kontakten er fjernet. Registrer den på ny, hvis nogen igen må ringe.',
    en: () => 'The contact was removed. Record them anew where they may be called again.',
  }),
} as const;
