import { WEEKS_AHEAD } from '#cafes';
import type { Contact } from '../contact.js';
import type { Form } from '../form.js';
import type { Words } from '../words.js';

type GuestWords = Pick<Form, 'title' | 'intro' | 'send'> & { readonly closed: Words };

/** What the form for guests says. */
export const guestWords = ({ call }: Contact): GuestWords => ({
  ...CAFE,
  closed: {
    da: `Der er ingen cafédage de næste ${WEEKS_AHEAD} uger. ${call.da}`,
    en: `There are no cafés in the coming ${WEEKS_AHEAD} weeks. ${call.en}`,
  },
});

const CAFE: Omit<GuestWords, 'closed'> = {
  title: { da: 'Kom med på café', en: 'Come to a café' },
  intro: [
    {
      da: 'Her melder du dig til en cafédag. Du kan også melde en anden til, for eksempel din mor eller en nabo.',
      en: 'Here you register for a day at a café. You may also register somebody else, such as your mother or a neighbour.',
    },
    {
      da: 'Er det svært for dig at komme derhen? En frivillig cykelpilot kan hente dig i en ladcykel med siddeplads foran og køre dig hjem igen.',
      en: 'Is it hard for you to get there? A volunteer can fetch you on a bike with a seat in front, and take you home again.',
    },
  ],
  send: { da: 'Meld til', en: 'Register' },
};
