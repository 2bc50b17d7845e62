import { type Markup, markup, page } from '#pages';
import type { Actor, ActorKind, Language } from '#kernel';

const kinds: Readonly<Record<ActorKind, Readonly<Record<Language, string>>>> = {
  coordinator: { da: 'frivilligkoordinator', en: 'volunteer coordinator' },
  editor: { da: 'redaktør', en: 'editor' },
  volunteer: { da: 'frivillig', en: 'volunteer' },
  careStaff: { da: 'medarbejder i plejen', en: 'care staff' },
  relative: { da: 'pårørende', en: 'relative' },
  guest: { da: 'gæst', en: 'guest' },
  partner: { da: 'partner', en: 'partner' },
  auditor: { da: 'revisor', en: 'auditor' },
  dataProtectionOfficer: { da: 'databeskyttelsesrådgiver', en: 'data protection officer' },
  administrator: { da: 'administrator', en: 'administrator' },
  citizen: { da: 'borger', en: 'citizen' },
  system: { da: 'Samspil', en: 'Samspil' },
};

const words = {
  signedInAs: { da: 'Du er logget ind som', en: 'You are signed in as' },
  inMunicipality: { da: 'i kommune', en: 'in municipality' },
  nobody: { da: 'Du er ikke logget ind.', en: 'You are not signed in.' },
  signIn: { da: 'Log ind', en: 'Sign in' },
  signOut: { da: 'Log ud', en: 'Sign out' },
  daySheet: {
    da: 'Er du cykelpilot? Se dine ture i dag og i morgen',
    en: 'Are you a cycle pilot? See your rides today and tomorrow',
  },
  api: { da: 'Programmer spørger her', en: 'Programs ask here' },
  health: { da: 'om alt er vel', en: 'whether all is well' },
  audit: { da: 'kontrolpunkter', en: 'checkpoints' },
  notSignedIn: { da: 'Du blev ikke logget ind', en: 'You were not signed in' },
  again: { da: 'Prøv igen', en: 'Try again' },
  away: {
    da: 'Det sted, hvor man logger ind, svarer ikke lige nu. Prøv igen om lidt.',
    en: 'Where people sign in does not answer at the moment. Try again in a minute.',
  },
  stale: {
    da: 'Det tog for lang tid, eller login blev begyndt et andet sted. Begynd forfra.',
    en: 'It took too long, or signing in was begun elsewhere. Begin again.',
  },
  noBrowser: {
    da: 'Her kan man ikke logge ind med en browser: Samspil har ikke fået et navn hos udstederen (SAMSPIL_CLIENT_ID).',
    en: 'Nobody can sign in here with a browser: Samspil was given no name at the issuer (SAMSPIL_CLIENT_ID).',
  },
  foreign: {
    da: 'Log ud på en af vores egne sider.',
    en: 'Sign out on a page of ours.',
  },
  full: {
    da: 'Login kan ikke noteres lige nu, så ingen kan logge ind. Prøv igen om lidt.',
    en: 'Sign-ins cannot be recorded at the moment, so nobody can sign in. Try again in a minute.',
  },
  tooMany: {
    da: 'Der er logget ind for mange gange inden for den sidste time. Prøv igen senere.',
    en: 'There were too many sign-ins within the last hour. Try again later.',
  },
  notKnownHere: { da: 'Du er logget ind, men har ingen rolle her', en: 'You are signed in, but have no role here' },
  askForOne: {
    da: 'Dit login virker, men Samspil kan ikke se, hvad du må her. Bed den, der giver roller i din kommune, om hjælp, og vis denne besked:',
    en: 'Your sign-in works, but Samspil cannot tell what you may do here. Ask whoever gives out roles in your municipality for help, and show them this:',
  },
  signedOut: { da: 'Du er logget ud', en: 'You are signed out' },
  signingOutThere: { da: 'Log også ud der, hvor du loggede ind', en: 'Sign out where you signed in as well' },
} as const;

/** Why somebody was not signed in. */
export type NotSignedIn = 'stale' | 'away' | 'noBrowser' | 'foreign' | 'full' | 'tooMany';

/** The first page: who is signed in, and where things are. */
export const homePage = (language: Language, actor: Actor | undefined): string =>
  page(
    language,
    'Samspil',
    markup`${actor ? signedIn(language, actor) : markup`<p>${words.nobody[language]}</p><p><a href="/sign-in">${words.signIn[language]}</a></p>`}
<h2>${words.api[language]}</h2>
<ul>
<li><a href="/graphql">/graphql</a></li>
<li><a href="/health">/health</a>: ${words.health[language]}</li>
<li>/audit/0183/checkpoint: ${words.audit[language]}</li>
</ul>`,
  );

const signedIn = (language: Language, { kind, municipality }: Actor): Markup =>
  markup`<p>${words.signedInAs[language]} <strong>${kinds[kind][language]}</strong> ${words.inMunicipality[language]} <strong>${municipality}</strong>.</p>
${kind === 'volunteer' ? markup`<p><a href="/day-sheet">${words.daySheet[language]}</a></p>` : ''}
<form method="post" action="/sign-out"><button class="only">${words.signOut[language]}</button></form>`;

export const notSignedInPage = (language: Language, why: NotSignedIn): string =>
  page(
    language,
    words.notSignedIn[language],
    markup`<p>${words[why][language]}</p><p><a href="/sign-in">${words.again[language]}</a></p>`,
  );

/** For who is somebody at the issuer and nobody here. @param sentence what is missing, in English as the API has it */
export const notKnownHerePage = (language: Language, sentence: string): string =>
  page(
    language,
    words.notKnownHere[language],
    markup`<p>${words.askForOne[language]}</p><p lang="en">${sentence}</p><p><a href="/sign-in">${words.again[language]}</a></p>`,
  );

/** Leads on to signing out of the issuer too: by a link, for a form may lead to no other host (`form-action`). */
export const signedOutPage = (language: Language, url: string): string =>
  page(language, words.signedOut[language], markup`<p><a href="${url}">${words.signingOutThere[language]}</a></p>`);
