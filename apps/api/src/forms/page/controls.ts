import type { Language } from '#kernel';
import { type Markup, markup } from '#pages';
import type { Choice, ChoiceField, Field, Group, Problem, TextField, TickField, TicksField } from '../field.js';
import type { Sent } from '../sent.js';
import { OPTIONAL, around, described, nothing, said } from './beside.js';
import { windowControl } from './window-control.js';

/** A field as it stands in a page. */
interface Standing<F extends Field> {
  readonly field: F;
  readonly language: Language;
  readonly written: readonly string[];
  /** What is wrong with it, in words. */
  readonly problem: string | undefined;
}

/** The field with its label, its hint, what is wrong with it, and what was written before. */
export function control(
  field: Field,
  language: Language,
  sent: Sent | undefined,
  problems: readonly Problem[],
): Markup {
  const problem = problems.find((each) => each.field === field.name)?.says[language];
  const written = sent?.get(field.name) ?? (field.is === 'tick' && !sent && field.before ? ['yes'] : []);
  const standing = { language, written, problem };
  switch (field.is) {
    case 'choice':
      return oneOfGroups({ field, ...standing });
    case 'ticks':
      return anyOf({ field, ...standing });
    case 'tick':
      return yesOrNo({ field, ...standing });
    case 'window':
      return windowControl(field, language, sent, problem);
    case 'text':
    case 'telephone':
    case 'email':
    case 'longText':
      return toWrite({ field, ...standing });
  }
}

const TYPES = { text: 'text', telephone: 'tel', email: 'email' } as const;

function toWrite({ field, language, written: [value = ''], problem }: Standing<TextField>): Markup {
  const { name, label, most, missing, autocomplete } = field;
  const shared = markup`id="${name}" name="${name}" maxlength="${most}"${missing ? markup` required` : nothing}${described(field, problem)}${problem ? markup` aria-invalid="true"` : nothing}`;
  const box =
    field.is === 'longText'
      ? // A line end right after the tag is not part of the text (HTML Standard, "textarea").
        markup`<textarea ${shared} rows="5">\n${value}</textarea>`
      : // Some browsers send what they check the spelling of to their makers.
        markup`<input ${shared} type="${TYPES[field.is]}" spellcheck="false" autocomplete="${autocomplete ?? 'off'}" value="${value}">`;
  const canBeLeft = missing ? nothing : markup` <span class="hint">${OPTIONAL[language]}</span>`;
  return markup`<div class="field${problem ? ' wrong' : ''}">
<label for="${name}">${label[language]}${canBeLeft}</label>
${said(field, language, problem)}${box}
</div>`;
}

function oneOfGroups({ field, language, written, problem }: Standing<ChoiceField>): Markup {
  let isFirst = true;
  const radio = (choice: Choice): Markup => {
    // What is wrong leads to the first of them.
    const id = isFirst ? field.name : `${field.name}-${choice.value}`;
    isFirst = false;
    const isTicked = written.includes(choice.value);
    return box({ type: 'radio', id, name: field.name, choice, language, isTicked, isRequired: Boolean(field.missing) });
  };
  const behind = ({ label, choices }: NonNullable<Group['more']>): Markup =>
    markup`<details class="more"${choices.some(({ value }) => written.includes(value)) ? markup` open` : nothing}><summary>${label[language]}</summary>
${choices.map(radio)}</details>
`;
  const groups = field.groups.map(({ name, place = '', choices, more }: Group) =>
    name === undefined
      ? markup`${choices.map(radio)}`
      : markup`<fieldset>
<legend>${name}</legend>
<p class="hint">${place}</p>
${choices.map(radio)}${more ? behind(more) : nothing}</fieldset>
`,
  );
  return around(field, language, problem, markup`${groups}`);
}

const anyOf = ({ field, language, written, problem }: Standing<TicksField>): Markup =>
  around(
    field,
    language,
    problem,
    markup`${field.choices.map((choice, n) =>
      box({
        type: 'checkbox',
        id: n === 0 ? field.name : `${field.name}-${choice.value}`,
        name: field.name,
        choice,
        language,
        isTicked: written.includes(choice.value),
      }),
    )}`,
  );

function yesOrNo({ field, language, written, problem }: Standing<TickField>): Markup {
  const { name, label, missing } = field;
  const tick = box({
    type: 'checkbox',
    id: name,
    name,
    choice: { value: 'yes', label },
    language,
    isTicked: written.some((value) => value !== ''),
    isRequired: missing !== undefined,
    besides: described(field, problem),
  });
  return field.hint || problem
    ? markup`<div class="field${problem ? ' wrong' : ''}">
${said(field, language, problem)}${tick}</div>`
    : tick;
}

interface Box {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly choice: Choice;
  readonly language: Language;
  readonly isTicked: boolean;
  readonly isRequired?: boolean;
  readonly besides?: Markup;
}

const box = ({
  type,
  id,
  name,
  choice: { value, label, note },
  language,
  isTicked,
  isRequired = false,
  besides = nothing,
}: Box): Markup =>
  markup`<label class="choice" for="${id}"><input type="${type}" id="${id}" name="${name}" value="${value}"${isRequired ? markup` required` : nothing}${isTicked ? markup` checked` : nothing}${besides}>
<span>${label[language]}${note ? markup` <small>${note[language]}</small>` : nothing}</span></label>
`;
