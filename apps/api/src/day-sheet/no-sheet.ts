import type { LocalDate } from '#kernel';
import { daySheetCloses, daySheetOpens } from '#rides';
import { dateInWords } from '../forms/guest/day-in-words.js';
import type { Words } from '../forms/words.js';

/** A sheet that cannot be had, and what would work instead. */
export class NoSheet extends Error {
  override readonly name = 'NoSheet';
  constructor(
    readonly status: 400 | 401 | 403 | 500 | 503,
    readonly title: Words,
    readonly says: readonly Words[],
    /** Whether signing in would help. */
    readonly signIn = false,
  ) {
    super(title.en);
  }
}

const NOT_HERE: Words = { da: 'Der er ingen dagsseddel at vise', en: 'There is no day sheet to show' };

export const noSuchDate = (): NoSheet =>
  new NoSheet(400, NOT_HERE, [
    {
      da: 'Datoen i adressen kan ikke læses. Skriv den som /day-sheet?date=2026-05-24, eller udelad den for at se i dag.',
      en: 'The date in the address cannot be read. Write it as /day-sheet?date=2026-05-24, or leave it out to see today.',
    },
  ]);

/** @param manages whether they see all rides in another way */
export const notForYou = (manages: boolean): NoSheet =>
  new NoSheet(403, NOT_HERE, [
    { da: 'Dagssedlen er cykelpilotens egen.', en: 'The day sheet is the pilot’s own.' },
    manages
      ? {
          da: 'Som koordinator ser du dagens ture med passagerer og piloter i Samspil: feltet rides i API’et på /graphql.',
          en: 'As a coordinator you see the rides of a day with passengers and pilots in Samspil: the field rides of the API at /graphql.',
        }
      : {
          da: 'Log ind som den frivillige, der er pilot, eller spørg frivilligkoordinatoren.',
          en: 'Sign in as the volunteer who is the pilot, or ask the volunteer coordinator.',
        },
  ]);

/** @param is whether that day’s sheet is still to come, or has been */
export function notNow(date: LocalDate, is: 'notYet' | 'over'): NoSheet {
  const [day, from, until] = [date, daySheetOpens(date), daySheetCloses(date)].map(dateInWords) as [
    Words,
    Words,
    Words,
  ];
  return new NoSheet(403, NOT_HERE, [
    is === 'notYet'
      ? {
          da: `Dagssedlen for ${day.da} kan ses fra ${from.da} (${daySheetOpens(date)}) til ${until.da}.`,
          en: `The day sheet for ${day.en} can be seen from ${from.en} (${daySheetOpens(date)}) to ${until.en}.`,
        }
      : {
          da: `Dagssedlen for ${day.da} kunne ses til og med ${until.da} (${daySheetCloses(date)}). Spørg frivilligkoordinatoren, hvis du mangler noget.`,
          en: `The day sheet for ${day.en} could be seen until ${until.en} (${daySheetCloses(date)}). Ask the volunteer coordinator if you need something.`,
        },
  ]);
}

export const signInFirst = (): NoSheet =>
  new NoSheet(
    401,
    { da: 'Log ind for at se dine ture', en: 'Sign in to see your rides' },
    [
      {
        da: 'Dagssedlen er kun for den cykelpilot, der kører turene.',
        en: 'The day sheet is for the pilot of the rides alone.',
      },
    ],
    true,
  );

export const tryAgain = (): NoSheet =>
  new NoSheet(503, { da: 'Det går ikke lige nu', en: 'It does not work just now' }, [
    {
      da: 'Vent et øjeblik, og hent siden igen. Haster det, så ring til frivilligkoordinatoren.',
      en: 'Wait a moment and load the page again. If it is urgent, call the volunteer coordinator.',
    },
  ]);

/** @param id under which the log has it */
export const ourFault = (id: string): NoSheet =>
  new NoSheet(500, { da: 'Noget gik galt hos os', en: 'Something went wrong on our side' }, [
    {
      da: `Hent siden igen. Går det galt igen, så ring til frivilligkoordinatoren, og sig nummeret ${id}.`,
      en: `Load the page again. If it goes wrong again, call the volunteer coordinator, and say the number ${id}.`,
    },
  ]);
