import type { Language } from '#kernel';
import { markup } from '#pages';
import type { Contact } from '../contact.js';
import type { Words } from '../words.js';
import { type Page, paragraphs } from './page.js';

/** A request that no form comes of, and what would work instead. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
  constructor(
    readonly status: 403 | 404 | 411 | 413 | 415 | 429 | 500 | 503,
    readonly title: Words,
    readonly says: readonly Words[],
    /** In seconds. */
    readonly retryAfter?: number,
  ) {
    super(title.en);
  }
}

/** The same for a municipality that does not exist, for one without cafés, and for a form that there is none of. */
export const noSuchForm = (): TurnedAway =>
  new TurnedAway(404, { da: 'Der er ingen formular her', en: 'There is no form here' }, [
    {
      da: 'Adressen er måske skrevet forkert. Se på din kommunes hjemmeside, eller ring til kommunens frivilligkoordinator.',
      en: 'The address may have been mistyped. Look at your municipality’s website, or call its volunteer coordinator.',
    },
  ]);

export const fromElsewhere = (): TurnedAway =>
  new TurnedAway(403, { da: 'Formularen blev ikke sendt', en: 'The form was not sent' }, [
    {
      da: 'Den kom fra en anden hjemmeside end vores. Åbn formularen her på siden, og udfyld den igen.',
      en: 'It came from another website than ours. Open the form on this site and fill it in again.',
    },
  ]);

/** Nothing that our own pages send. */
export const notOurForm = (status: 411 | 413 | 415): TurnedAway =>
  new TurnedAway(status, { da: 'Formularen kan ikke læses', en: 'The form cannot be read' }, [
    status === 413
      ? { da: 'Der er skrevet for meget. Skriv det kortere.', en: 'Too much has been written. Write less.' }
      : {
          da: 'Den blev ikke sendt fra vores side. Åbn formularen her på siden, og udfyld den igen.',
          en: 'It was not sent from our page (application/x-www-form-urlencoded, with its length). Open the form here and fill it in again.',
        },
  ]);

/** @param seconds until the address is heard again */
export const tooManyPages = (seconds: number): TurnedAway =>
  new TurnedAway(
    429,
    { da: 'Vent lidt', en: 'Wait a little' },
    [
      {
        da: `Der er hentet mange sider på kort tid. ${againIn(seconds).da}`,
        en: `Many pages have been asked for in a short time. ${againIn(seconds).en}`,
      },
    ],
    seconds,
  );

/** What to do where more is written from an address, or to a municipality, than people write. */
export const tooManyForms = (seconds: number): Words => ({
  da: `Der er kommet mange formularer på kort tid, så denne blev ikke sendt. ${againIn(seconds).da}`,
  en: `Many forms have come in a short time, so this one was not sent. ${againIn(seconds).en}`,
});

function againIn(seconds: number): Words {
  const minutes = Math.ceil(seconds / 60);
  return {
    da: `Prøv igen om ${minutes === 1 ? 'et minut' : `${minutes} minutter`}, eller ring i stedet.`,
    en: `Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or call instead.`,
  };
}

/** In seconds: how soon what is not to be had may be back. */
const SOON = 30;

/** @param wasSent whether a form was sent, of which nobody knows whether it arrived */
export const notNow = (wasSent: boolean): TurnedAway =>
  new TurnedAway(
    503,
    { da: 'Det går ikke lige nu', en: 'It does not work just now' },
    [
      wasSent
        ? {
            da: 'Vi ved ikke, om formularen nåede frem. Vent et øjeblik, gå tilbage, og tryk på knappen igen: så tæller den én gang. Du kan også ringe.',
            en: 'We do not know whether the form arrived. Wait a moment, go back, and press the button again: it then counts once. You may also call.',
          }
        : {
            da: 'Vent et øjeblik, og hent siden igen. Du kan også ringe.',
            en: 'Wait a moment and load the page again. You may also call.',
          },
    ],
    SOON,
  );

/** @param id under which the log has it */
export const ourFault = (id: string): TurnedAway =>
  new TurnedAway(500, { da: 'Noget gik galt hos os', en: 'Something went wrong on our side' }, [
    {
      da: `Gå tilbage, og prøv igen: det, du sender to gange, tæller én gang. Går det galt igen, så ring, og sig nummeret ${id}.`,
      en: `Go back and try again: what you send twice counts once. If it goes wrong again, call, and say the number ${id}.`,
    },
  ]);

export const turnedAwayPage = (
  { title, says, status }: TurnedAway,
  language: Language,
  contact: Contact | undefined,
): Page => ({
  language,
  title,
  municipality: contact?.municipality,
  hasTwin: false,
  content: markup`${paragraphs(says, language)}
${contact && status !== 404 ? paragraphs([contact.call], language) : ''}`,
});
