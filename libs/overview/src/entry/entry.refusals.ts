import { type LocalDate, commonRefusals, refusal } from '#kernel';
import { organiserRefusals } from '../organiser/organiser.refusals.js';
import type { TermKind } from '../terms/terms.events.js';
import { KIND_IN_WORDS } from '../terms/terms.refusals.js';

/** Why an entry cannot be so, and what would work instead. */
export const entryRefusals = {
  NotFound: commonRefusals.NotFound,
  OrganiserIsRetired: organiserRefusals.OrganiserIsRetired,
  ContactNotOfOrganiser: refusal<{ contactId: string }>({
    da: () =>
      'Den, man skal ringe til, hører ikke til hos arrangøren mere. Vælg en anden kontakt, eller lad feltet stå tomt.',
    en: () => 'Whom to call does not belong to the organiser any more. Choose another contact, or leave it empty.',
  }),
  TermNotInUse: refusal<{ termId: string; kind: TermKind }>({
    da: ({ kind }) => `Der er ingen ${KIND_IN_WORDS[kind].da} med det id, der er i brug. Vælg en fra listen.`,
    en: ({ kind }) => `No ${KIND_IN_WORDS[kind].en} in use has that id. Choose one from the list.`,
  }),
  PhotoNotStored: refusal<{ sha256: string }>({
    da: ({ sha256 }) =>
      `Billedet ${sha256.slice(0, 12)}… er ikke gemt: det blev aldrig sendt, eller var ubrugt i over et døgn. Send det til /photos igen.`,
    en: ({ sha256 }) =>
      `The photo ${sha256.slice(0, 12)}… is not stored: it was never sent, or unused for more than a day. Send it to /photos again.`,
  }),
  TimeEndsBeforeItBegins: refusal<{ from: string; until: string }>({
    da: ({ from, until }) =>
      `En tid kan ikke slutte (${until}), før den begynder (${from}). Vælg et senere sluttidspunkt.`,
    en: ({ from, until }) => `A time cannot end (${until}) before it begins (${from}). Choose a later end.`,
  }),
  EntryHasNoDate: refusal<{ firstDate: LocalDate }>({
    da: ({ firstDate }) =>
      `Det, der begynder ${firstDate}, er ikke på nogen dato: alle er undtaget. Fjern en undtagelse, eller tiden selv.`,
    en: ({ firstDate }) =>
      `What begins on ${firstDate} is on no date: all are excepted. Take an exception away, or the time itself.`,
  }),
  EntryIsOver: refusal<{ lastDate: LocalDate }>({
    da: ({ lastDate }) => `Den sidste dag var ${lastDate}. Giv aktiviteten tider, der kommer, eller træk den tilbage.`,
    en: ({ lastDate }) => `Its last day was ${lastDate}. Give it times to come, or withdraw it.`,
  }),
  NotTheLatestRevision: refusal<{ revision: number; latest: number }>({
    da: ({ revision, latest }) => `Udgave ${revision} er ikke den seneste: det er ${latest}. Se den først.`,
    en: ({ revision, latest }) => `Revision ${revision} is not the latest: that is ${latest}. Look at that one first.`,
  }),
  EntryNotSubmitted: refusal<{ entryId: string; revision: number }>({
    da: ({ revision }) => `Udgave ${revision} er ikke indsendt. Indsend den først, eller ret i den som kladde.`,
    en: ({ revision }) => `Revision ${revision} has not been submitted. Submit it first, or revise it as a draft.`,
  }),
  EntryNotDraft: refusal<{ entryId: string; revision: number }>({
    da: ({ revision }) =>
      `Udgave ${revision} er ingen kladde mere. Ret i aktiviteten: det giver en ny udgave, som kan indsendes.`,
    en: ({ revision }) =>
      `Revision ${revision} is no draft any more. Revise the entry: that makes a new one, which can be submitted.`,
  }),
  EntryNotPublished: refusal<{ entryId: string }>({
    da: () => 'Aktiviteten er ikke offentliggjort nu. Offentliggør den, så gælder den på ny.',
    en: () => 'The entry is not published now. Publish it, and it counts anew.',
  }),
  EntryIsWithdrawn: refusal<{ entryId: string }>({
    da: () => 'Aktiviteten er trukket tilbage. Opret den på ny, hvis den kommer igen.',
    en: () => 'The entry was withdrawn. Draft it anew where it comes again.',
  }),
} as const;
