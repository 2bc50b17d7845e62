import type { z } from 'zod';
import { holdsCprNumber } from '#kernel';
import type { Sent } from './sent.js';
import { partsOf, windowIn } from './window.js';
import type { Words } from './words.js';

/** What all fields have. */
interface Asked {
  readonly name: string;
  readonly label: Words;
  readonly hint?: Words;
}

/** Something to write. */
export interface TextField extends Asked {
  readonly is: 'text' | 'telephone' | 'email' | 'longText';
  readonly rule: z.ZodType<string, string>;
  /** In UTF-16 code units; the rule has the last word. */
  readonly most: number;
  /** Said where nothing was written; without it, nothing need be. */
  readonly missing?: Words;
  /** Said where what was written cannot be used. */
  readonly wrong: Words;
  /** What browsers and aids may fill in by themselves (WCAG 2.2, 1.3.5). */
  readonly autocomplete?: 'name' | 'tel' | 'email' | 'address-line1';
}

/** One of what can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: Words;
  readonly note?: Words;
}

/** Choices that belong together: of a café by its name and place, or of nothing with a name. */
export interface Group {
  readonly name?: string;
  readonly place?: string;
  readonly choices: readonly Choice[];
  /** Behind a line that opens, so that the others can be looked through. */
  readonly more?: { readonly label: Words; readonly choices: readonly Choice[] };
}

/** One of several, by groups. */
export interface ChoiceField extends Asked {
  readonly is: 'choice';
  readonly groups: readonly Group[];
  /** What any choice there ever was looks like: nothing else is asked about. */
  readonly rule: z.ZodType<string, string>;
  /** Said where nothing was chosen; without it, nothing need be. */
  readonly missing?: Words;
  /** Said where what was chosen is no choice. */
  readonly wrong: Words;
}

/** Any of several. */
export interface TicksField extends Asked {
  readonly is: 'ticks';
  readonly choices: readonly Choice[];
}

/** Yes or no. */
export interface TickField extends Asked {
  readonly is: 'tick';
  /** Whether it is ticked before anybody has done anything. */
  readonly before: boolean;
  /** Said where it was not ticked; without it, it need not be. */
  readonly missing?: Words;
}

/** A day, and from when until when on it. */
export interface WindowField extends Asked {
  readonly is: 'window';
  /** Said where nothing was written; without it, nothing need be. */
  readonly missing?: Words;
}

export type Field = TextField | ChoiceField | TicksField | TickField | WindowField;

/** What a field is sent as. */
export const namesOf = ({ is, name }: Field): readonly string[] => (is === 'window' ? partsOf(name) : [name]);

/** Something to put right: in which field, or in none of them. */
export interface Problem {
  readonly field?: string;
  readonly says: Words;
}

/** What is to be put right before anything is done, in the order of the page. */
export const problemsIn = (fields: readonly Field[], sent: Sent): readonly Problem[] =>
  fields.flatMap((field) => {
    const says = field.is === 'window' ? wrongWithWindow(field, sent) : wrongWith(field, sent.get(field.name) ?? []);
    return says ? [{ field: field.name, says }] : [];
  });

function wrongWithWindow({ name, missing }: WindowField, sent: Sent): Words | undefined {
  const window = windowIn(sent, name);
  return window === undefined ? missing : 'wrong' in window ? window.wrong : undefined;
}

function wrongWith(field: Exclude<Field, WindowField>, [value = '', ...others]: readonly string[]): Words | undefined {
  if (field.is === 'tick') return value === '' ? field.missing : undefined;
  if (field.is === 'ticks') {
    const values = value === '' ? others : [value, ...others];
    return values.every((each) => field.choices.some((choice) => choice.value === each)) ? undefined : NOT_A_CHOICE;
  }
  if (value.trim() === '') return field.missing;
  // Whether it can still be chosen is for the rules to say: they know why it cannot.
  if (field.is === 'choice') return field.rule.safeParse(value).success ? undefined : field.wrong;
  if (field.rule.safeParse(value).success) return undefined;
  if (holdsCprNumber(value)) return CPR;
  return value.length > field.most ? tooLong(field.most) : field.wrong;
}

const NOT_A_CHOICE: Words = {
  da: 'Sæt kryds ved noget på listen.',
  en: 'Tick something on the list.',
};
const CPR: Words = {
  da: 'Det ligner et CPR-nummer. Slet det: vi må ikke gemme CPR-numre her.',
  en: 'This looks like a CPR number. Delete it: we may not keep CPR numbers here.',
};
const tooLong = (most: number): Words => ({
  da: `Det er for langt. Skriv højst ${most} tegn.`,
  en: `This is too long. Write at most ${most} characters.`,
});
