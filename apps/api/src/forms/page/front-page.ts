import type { Language } from '#kernel';
import { markup } from '#pages';
import type { FormName } from '../form.js';
import type { MunicipalForms } from '../public-forms.js';
import type { Words } from '../words.js';
import { type Page, paragraphs } from './page.js';

const ways: readonly { readonly name: FormName; readonly title: Words; readonly says: Words }[] = [
  {
    name: 'cafe',
    title: { da: 'Kom med på café', en: 'Come to a café' },
    says: {
      da: 'Meld dig selv eller en anden til en cafédag. Du kan blive hentet på cykel.',
      en: 'Register yourself or somebody else for a day. You can be fetched by bike.',
    },
  },
  {
    name: 'ride',
    title: { da: 'Kom ud at køre på cykel', en: 'Go for a ride by bike' },
    says: {
      da: 'En frivillig cykler dig en tur ud i det fri.',
      en: 'A volunteer takes you out into the open by bike.',
    },
  },
  {
    name: 'volunteer',
    title: { da: 'Bliv frivillig', en: 'Become a volunteer' },
    says: { da: 'Giv en hånd med, lidt eller meget.', en: 'Lend a hand, a little or a lot.' },
  },
];

/** Leads to the forms of a municipality, whose address it has: `/forms/0183`. */
export const frontPage = (
  { municipality, contact, names }: Pick<MunicipalForms, 'municipality' | 'contact' | 'names'>,
  language: Language,
): Page => ({
  language,
  title: { da: 'Caféer og frivillige', en: 'Cafés and volunteers' },
  municipality: contact.municipality,
  hasTwin: true,
  content: markup`${paragraphs([INTRO], language)}
<ul class="ways">
${ways
  .filter(({ name }) => names.includes(name))
  .map(
    ({ name, title, says }) =>
      markup`<li><a href="/forms/${municipality}/${name}?language=${language}">${title[language]} <span>${says[language]}</span></a></li>\n`,
  )}</ul>
${paragraphs([contact.prefer], language)}`,
});

const INTRO: Words = {
  da: 'Her kan du skrive til os. Du skal ikke bruge MitID eller en adgangskode.',
  en: 'You can write to us here. You need neither MitID nor a password.',
};
