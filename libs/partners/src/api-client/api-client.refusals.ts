import { type Instant, type LocalDate, commonRefusals, refusal } from '#kernel';
import type { PartnerScope } from '../organisation/scopes.js';

/** Why a client's record says no, and what would work instead. */
export const apiClientRefusals = {
  NotFound: commonRefusals.NotFound,
  OrganisationIsSuspended: refusal<{ organisationId: string }>({
    da: () => 'Organisationen er spærret. Ophæv spærringen, før den får en ny klient.',
    en: () => 'The organisation is suspended. Reinstate it before it gets a new client.',
  }),
  NoAgreementRuns: refusal<{ organisationId: string; on: LocalDate }>({
    da: ({ on }) => `Organisationen har ingen aftale, der gælder den ${on}. Lav en aftale først.`,
    en: ({ on }) => `The organisation has no agreement that runs on ${on}. Make an agreement first.`,
  }),
  ScopesNotAgreed: refusal<{ scopes: readonly PartnerScope[]; agreed: readonly PartnerScope[] }>({
    da: ({ scopes, agreed }) =>
      `Aftalen omfatter ikke ${scopes.join(', ')}. Den omfatter ${agreed.join(', ')}: vælg af dem, eller lav en ny aftale.`,
    en: ({ scopes, agreed }) =>
      `The agreement does not cover ${scopes.join(', ')}. It covers ${agreed.join(', ')}: choose from these, or make a new agreement.`,
  }),
  ApiClientHasEnded: refusal<{ apiClientId: string }>({
    da: () => 'Klienten er nedlagt og kan ikke tages i brug igen. Udsted en ny.',
    en: () => 'The client has ended and cannot be used again. Issue a new one.',
  }),
  TooManySecrets: refusal<{ most: number; until: Instant }>({
    da: ({ most, until }) =>
      `Der virker allerede ${most} hemmeligheder. Vent til ${until}, eller vælg 0 timers overlap, så kun den nye virker.`,
    en: ({ most, until }) =>
      `There are ${most} secrets that work already. Wait until ${until}, or choose an overlap of 0 hours, so that only the new one works.`,
  }),
  TooManyKeys: refusal<{ most: number }>({
    da: ({ most }) => `En klient kan højst have ${most} nøgler. Fjern en, som ikke bruges mere.`,
    en: ({ most }) => `A client can have ${most} keys at most. Remove one that is no longer used.`,
  }),
  KeyIdTaken: refusal<{ kid: string }>({
    da: ({ kid }) =>
      `Klienten har allerede en anden nøgle, der hedder ${kid}. Giv den nye et andet kid, eller udelad det.`,
    en: ({ kid }) => `The client has another key called ${kid} already. Give the new one another kid, or leave it out.`,
  }),
};
