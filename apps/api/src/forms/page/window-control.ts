import type { Language } from '#kernel';
import { type Markup, markup } from '#pages';
import type { WindowField } from '../field.js';
import { type Sent, oneOf } from '../sent.js';
import { partsOf } from '../window.js';
import { around, nothing } from './beside.js';

const LABELS = {
  date: { da: 'Dato', en: 'Date' },
  from: { da: 'Fra klokken', en: 'From' },
  until: { da: 'Til klokken', en: 'Until' },
};

/** A date and two times of day. Where a browser has no controls for them, they are written as text. */
export function windowControl(
  field: WindowField,
  language: Language,
  sent: Sent | undefined,
  problem: string | undefined,
): Markup {
  const [date, from, until] = partsOf(field.name);
  const part = (name: string, type: 'date' | 'time', label: string): Markup => {
    // What is wrong leads to the first of them.
    const id = name === date ? field.name : name;
    return markup`<div class="part"><label for="${id}">${label}</label>
<input type="${type}" id="${id}" name="${name}" value="${sent ? oneOf(sent, name) : ''}" autocomplete="off"${problem ? markup` aria-invalid="true"` : nothing}></div>
`;
  };
  return around(
    field,
    language,
    problem,
    markup`<div class="parts">
${part(date, 'date', LABELS.date[language])}${part(from, 'time', LABELS.from[language])}${part(until, 'time', LABELS.until[language])}</div>
`,
  );
}
