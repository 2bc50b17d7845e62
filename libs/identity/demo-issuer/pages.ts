import type { Language } from '#kernel';
import { markup, page } from '#pages';
import { type DemoPerson, demoPeople } from './people.js';

const words = {
  title: { da: 'Log ind for at prøve Samspil', en: 'Sign in to try Samspil out' },
  note: {
    da: 'Dette er kun til at prøve Samspil med. Ingen af personerne findes, og der er ingen adgangskode: alle, der kan åbne denne side, kan være hvem som helst af dem.',
    en: 'This is for trying Samspil out only. None of these people exist, and there is no password: whoever can open this page can be any of them.',
  },
  who: { da: 'Hvem vil du være?', en: 'Who do you want to be?' },
  signOut: { da: 'Log ud', en: 'Sign out' },
  signOutWhy: { da: 'Så kan du være en anden næste gang.', en: 'Then you can be somebody else next time.' },
  wrong: { da: 'Det gik ikke', en: 'That did not work' },
  again: {
    da: 'Din login-side er for gammel, eller den blev åbnet på en anden måde. Begynd forfra.',
    en: 'Your sign-in page is too old, or was opened in another way. Begin again.',
  },
  signIn: { da: 'Log ind', en: 'Sign in' },
} as const;

const button = ({ subject, name, does, municipality }: DemoPerson, language: Language) =>
  markup`<button name="who" value="${subject}"><strong>${name}</strong><span>${does[language]}, ${municipality}</span></button>`;

/** Asks who somebody wants to be. @param action where the form goes */
export const signInPage = (language: Language, action: string): string =>
  page(
    language,
    words.title[language],
    markup`<p class="note">${words.note[language]}</p>
<h2>${words.who[language]}</h2>
<form method="post" action="${action}" class="people">
${demoPeople.map((person) => button(person, language))}
</form>`,
  );

/** Asks whether somebody wants to sign out. @param form what the issuer wants to be sent back, as it made it: `<form id="op.logoutForm" action="…">` */
export function signOutPage(language: Language, form: string): string {
  const [, action = '', xsrf = ''] = /action="([^"]*)"[^]*?name="xsrf" value="([^"]*)"/.exec(form) ?? [];
  return page(
    language,
    words.signOut[language],
    markup`<p>${words.signOutWhy[language]}</p>
<form method="post" action="${action}">
<input type="hidden" name="xsrf" value="${xsrf}">
<button class="only" name="logout" value="yes">${words.signOut[language]}</button>
</form>`,
  );
}

/** Says that something went wrong, without what it was about. */
export const errorPage = (language: Language): string =>
  page(
    language,
    words.wrong[language],
    markup`<p>${words.again[language]}</p><p><a href="/sign-in">${words.signIn[language]}</a></p>`,
  );
