import type { Language } from '#kernel';
import { type Markup, markup } from '#pages';
import type { Contact } from '../contact.js';
import type { Field, Problem } from '../field.js';
import type { Answer, Form } from '../form.js';
import { HONEYPOT } from '../guard/honeypot.js';
import type { Keys } from '../keys.js';
import type { Sent } from '../sent.js';
import { control } from './controls.js';
import { type Page, paragraphs } from './page.js';

/** A form as it is shown: for the first time, or with what was written and what is wrong with it. */
export interface Shown {
  readonly form: Form;
  readonly language: Language;
  readonly contact: Contact;
  readonly keys: Keys;
  readonly sent?: Sent;
  readonly problems?: readonly Problem[];
}

export function formPage({ form, language, contact, keys, sent, problems = [] }: Shown): Page {
  const { title, intro, closed } = form;
  return {
    language,
    title,
    municipality: contact.municipality,
    hasTwin: !sent,
    isWrong: problems.length > 0,
    content: markup`${summary(form.fields, problems, language)}
${paragraphs(intro, language)}
${paragraphs([contact.prefer], language)}
${closed ? markup`<p class="note">${closed[language]}</p>` : asked(form, language, keys, sent, problems)}
${noticeOf(form.notice, language)}
${back(language)}`,
  };
}

export function answerPage({ title, what, next }: Answer, language: Language, { municipality }: Contact): Page {
  return {
    language,
    title,
    municipality,
    hasTwin: false,
    content: markup`${what.map((words) => markup`<p class="note">${words[language]}</p>\n`)}
<h2>${{ da: 'Hvad sker der nu?', en: 'What happens next?' }[language]}</h2>
${paragraphs(next, language)}
${back(language)}`,
  };
}

const asked = (form: Form, language: Language, keys: Keys, sent: Sent | undefined, problems: readonly Problem[]) =>
  // The browser's own messages are in the browser's language, and gone when one looks away: ours stay.
  markup`<form method="post" action="?language=${language}" novalidate>
<input type="hidden" name="key" value="${keys.key}">
<input type="hidden" name="attempt" value="${keys.attempt}">
${form.fields.map((field) => control(field, language, sent, problems))}
<div class="apart" aria-hidden="true"><label for="${HONEYPOT}">${EMPTY[language]}</label>
<input id="${HONEYPOT}" name="${HONEYPOT}" type="text" tabindex="-1" autocomplete="off" value=""></div>
<p class="sent"><button type="submit">${form.send[language]}</button></p>
</form>`;

const EMPTY = { da: 'Lad dette felt stå tomt', en: 'Leave this empty' };

/** Leads to each field that something is wrong with. The focus goes here first. */
function summary(fields: readonly Field[], problems: readonly Problem[], language: Language): Markup {
  if (problems.length === 0) return markup``;
  const lines = problems.map(({ field, says }) =>
    fields.some(({ name }) => name === field)
      ? markup`<li><a href="#${field ?? ''}">${says[language]}</a></li>\n`
      : markup`<li>${says[language]}</li>\n`,
  );
  return markup`<div class="problems" role="alert" aria-labelledby="problems" tabindex="-1" autofocus>
<h2 id="problems">${TO_PUT_RIGHT[language]}</h2>
<ul>
${lines}</ul>
</div>`;
}

const TO_PUT_RIGHT = { da: 'Der er noget, du skal se på', en: 'There is something to look at' };

const noticeOf = (
  notice: Form['notice'],
  language: Language,
): Markup => markup`<section class="notice" aria-labelledby="notice">
<h2 id="notice">${{ da: 'Sådan bruger vi dine oplysninger', en: 'How we use your data' }[language]}</h2>
${paragraphs(notice, language)}</section>`;

/** From `/forms/0183/cafe` to `/forms/0183/`. */
const back = (language: Language): Markup =>
  markup`<p class="back"><a href="./?language=${language}">${{ da: 'Alle formularer', en: 'All forms' }[language]}</a></p>`;
