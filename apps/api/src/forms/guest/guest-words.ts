import type { Contact } from '../contact.js';
import type { Form, FormName } from '../form.js';
import type { Words } from '../words.js';

type GuestWords = Pick<Form, 'title' | 'intro' | 'send'> & { readonly closed: Words };

/** What the two forms for guests say, each in words of its own. */
export const guestWords = (name: Extract<FormName, 'cafe' | 'ride'>, { call }: Contact): GuestWords => ({
  ...(name === 'cafe' ? CAFE : RIDE),
  closed: {
    da: `Der er ingen cafédage de næste fire uger. ${call.da}`,
    en: `There are no cafés in the coming four weeks. ${call.en}`,
  },
});

const CAFE: Omit<GuestWords, 'closed'> = {
  title: { da: 'Kom med på café', en: 'Come to a café' },
  intro: [
    {
      da: 'Her melder du dig til en cafédag. Du kan også melde en anden til, for eksempel din mor eller en nabo.',
      en: 'Here you register for a day at a café. You may also register somebody else, such as your mother or a neighbour.',
    },
  ],
  send: { da: 'Meld til', en: 'Register' },
};

const RIDE: Omit<GuestWords, 'closed'> = {
  title: { da: 'Bliv hentet på cykel', en: 'Be fetched by bike' },
  intro: [
    {
      da: 'En frivillig cykelpilot henter dig i en ladcykel med siddeplads foran, kører dig til caféen og hjem igen.',
      en: 'A volunteer fetches you on a bike with a seat in front, takes you to the café and home again.',
    },
    {
      da: 'Her melder du dig til en cafédag og beder om at blive hentet. Bagefter ringer frivilligkoordinatoren og aftaler hvor og hvornår.',
      en: 'Here you register for a day at a café and ask to be fetched. The volunteer coordinator then calls to agree where and when.',
    },
  ],
  send: { da: 'Meld til, og bed om at blive hentet', en: 'Register, and ask to be fetched' },
};
