import type { LocalDate } from '#kernel';
import type { Contact } from '../contact.js';
import type { Answer } from '../form.js';
import { dateInWords } from '../guest/day-in-words.js';
import type { Words } from '../words.js';
import type { Standing } from './standing.js';

/** How a wish for a ride stands, and what happens next. */
export function rideAnswer(standing: Standing, { call }: Contact): Answer {
  switch (standing.is) {
    case 'open':
      return open(call);
    case 'scheduled':
      return scheduled(standing.on, call);
    case 'declined':
    case 'withdrawn':
    case 'erased':
      return { ...noRide[standing.is], next: [anotherRide(call)] };
  }
}

const open = (call: Words): Answer => ({
  title: { da: 'Tak, vi har fået dit ønske', en: 'Thank you, we have received your wish' },
  what: [{ da: 'Der er ikke aftalt en tur endnu.', en: 'No ride has been agreed yet.' }],
  next: [
    {
      da: 'Frivilligkoordinatoren ringer inden tre dage og aftaler, hvornår du bliver hentet, og hvor turen går hen.',
      en: 'The volunteer coordinator calls within three days to agree when you are fetched and where the ride goes.',
    },
    {
      da: 'Der er først en tur, når I har talt sammen. Kan det ikke lade sig gøre, ringer vi også.',
      en: 'There is a ride only when you have spoken. If it cannot be done, we call as well.',
    },
    {
      da: `Har du ikke hørt fra os, eller har du fortrudt? ${call.da}`,
      en: `Have you not heard from us, or have you changed your mind? ${call.en}`,
    },
  ],
});

function scheduled(on: LocalDate, call: Words): Answer {
  const day = dateInWords(on);
  return {
    title: { da: 'Der er planlagt en tur', en: 'A ride has been planned' },
    what: [{ da: `Turen er planlagt til ${day.da}.`, en: `The ride is planned for ${day.en}.` }],
    next: [
      {
        da: 'Frivilligkoordinatoren ringer, hvis I ikke har talt sammen om den endnu. En frivillig cykelpilot henter dig.',
        en: 'The volunteer coordinator calls if you have not spoken about it yet. A volunteer fetches you.',
      },
      { da: `Kan du ikke den dag? ${call.da}`, en: `Can you not come that day? ${call.en}` },
    ],
  };
}

const noRide: Readonly<Record<'declined' | 'withdrawn' | 'erased', Pick<Answer, 'title' | 'what'>>> = {
  declined: {
    title: { da: 'Turen kan desværre ikke blive til noget', en: 'Unfortunately the ride cannot be made' },
    what: [
      {
        da: 'Vi fik dit ønske, men kan ikke køre den tur. Frivilligkoordinatoren kan fortælle hvorfor.',
        en: 'We received your wish but cannot make that ride. The volunteer coordinator can tell you why.',
      },
    ],
  },
  withdrawn: {
    title: { da: 'Ønsket er trukket tilbage', en: 'The wish has been withdrawn' },
    what: [
      {
        da: 'Vi fik dit ønske, og siden er det trukket tilbage, så der kommer ingen tur ud af det.',
        en: 'We received your wish, and it has been withdrawn since, so no ride comes of it.',
      },
    ],
  },
  erased: {
    title: { da: 'Ønsket er slettet', en: 'The wish has been erased' },
    what: [
      {
        da: 'Det, der var skrevet, er slettet eller ved at blive det, så der kommer ingen tur ud af det.',
        en: 'What had been written has been erased or is about to be, so no ride comes of it.',
      },
    ],
  },
};

const anotherRide = (call: Words): Words => ({
  da: `Vil du ud at køre en anden gang? Så åbn formularen igen, og skriv hvornår det passer. Er der noget, du undrer dig over? ${call.da}`,
  en: `Would you like to ride another time? Then open the form again and write when it suits. Is something not clear? ${call.en}`,
});
