import type { Answer } from '../form.js';
import type { Words } from '../words.js';
import type { Standing } from './standing.js';

/** What is said where somebody has no place, and will get none by waiting. */
export const noPlace: Readonly<
  Record<Exclude<Standing['is'], 'registered' | 'waiting' | 'offered'>, Pick<Answer, 'title' | 'what'>>
> = {
  lapsed: {
    title: { da: 'Du har ikke en plads', en: 'You do not have a place' },
    what: [
      {
        da: 'Du fik tilbudt en plads, men der blev ikke sagt ja i tide, så den er gået videre.',
        en: 'You were offered a place, but nobody said yes in time, so it has gone to somebody else.',
      },
    ],
  },
  cancelled: {
    title: { da: 'Du er ikke tilmeldt længere', en: 'You are no longer registered' },
    what: [
      {
        da: 'Du var tilmeldt, men er meldt fra igen, så du har ikke en plads den dag.',
        en: 'You were registered, but that has been cancelled, so you do not have a place that day.',
      },
    ],
  },
  erased: {
    title: { da: 'Du er ikke tilmeldt længere', en: 'You are no longer registered' },
    what: [
      {
        da: 'Det, der var skrevet, er slettet eller ved at blive det, så du har ikke en plads den dag.',
        en: 'What had been written has been erased or is about to be, so you do not have a place that day.',
      },
    ],
  },
  dayCancelled: {
    title: { da: 'Cafédagen er aflyst', en: 'The day is cancelled' },
    what: [
      {
        da: 'Du var med på listen, men caféen holder ikke åbent den dag.',
        en: 'You were on the list, but the café is not open that day.',
      },
    ],
  },
  dayOver: {
    title: { da: 'Cafédagen er slut', en: 'The day is over' },
    what: [{ da: 'Du var med på listen til den dag.', en: 'You were on the list for that day.' }],
  },
};

/** @param call whom to call */
export const anotherDay = (call: Words): Words => ({
  da: `Vil du med en anden dag? Så åbn formularen igen, og vælg en dag på listen. Er der noget, du undrer dig over? ${call.da}`,
  en: `Would you like to come another day? Then open the form again and choose a day on the list. Is something not clear? ${call.en}`,
});
