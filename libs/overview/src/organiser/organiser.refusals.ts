import { commonRefusals, refusal } from '#kernel';

/** Why an organiser's record says no, and what would work instead. */
export const organiserRefusals = {
  NotFound: commonRefusals.NotFound,
  OrganiserIsRetired: refusal<{ organiserId: string }>({
    da: () => 'Arrangøren er ikke aktiv mere. Vælg en anden arrangør, eller opret den på ny.',
    en: () => 'The organiser is no longer active. Choose another organiser, or add it anew.',
  }),
} as const;
