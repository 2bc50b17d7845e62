import type { Language } from '#kernel';
import { type Markup, markup } from '#pages';
import type { Field } from '../field.js';

export const nothing = markup``;

/** Said at what nobody has to write. */
export const OPTIONAL = { da: '(kan udelades)', en: '(optional)' };

/** Several controls that answer one question, with its label, its hint, and what is wrong. */
export const around = (field: Field, language: Language, problem: string | undefined, inside: Markup): Markup =>
  markup`<fieldset${problem ? markup` class="wrong"` : nothing}${described(field, problem)}>
<legend>${field.label[language]}</legend>
${said(field, language, problem)}${inside}</fieldset>`;

/** Where a screen reader finds the hint, and what is wrong. */
export function described({ name, hint }: Field, problem: string | undefined): Markup {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(problem ? [`${name}-problem`] : [])];
  return ids.length > 0 ? markup` aria-describedby="${ids.join(' ')}"` : nothing;
}

/** The hint, and what is wrong. */
export const said = ({ name, hint }: Field, language: Language, problem: string | undefined): Markup =>
  markup`${
    hint ? markup`<p class="hint" id="${name}-hint">${hint[language]}</p>\n` : nothing
  }${problem ? markup`<p class="problem" id="${name}-problem">${{ da: 'Fejl', en: 'Error' }[language]}: ${problem}</p>\n` : nothing}`;
