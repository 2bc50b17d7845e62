import type { Field, Problem } from './field.js';
import type { Keys } from './keys.js';
import type { Sent } from './sent.js';
import type { Words } from './words.js';

/** What a form is called in its address. */
export const FORM_NAMES = ['cafe', 'ride', 'volunteer'] as const;
export type FormName = (typeof FORM_NAMES)[number];

/** A page that somebody fills in, as it stands for them now. */
export interface Form {
  readonly name: FormName;
  readonly title: Words;
  readonly intro: readonly Words[];
  readonly fields: readonly Field[];
  /** What stands on the button. */
  readonly send: Words;
  /** Why it cannot be filled in at the moment. */
  readonly closed?: Words;
  /** What the municipality tells of the data that are written here. */
  readonly notice: readonly Words[];
  /**
   * Does what was asked, once for the same keys.
   * @throws StoreUnavailable, OutcomeUnknown: sent again with the same keys, it is done once
   */
  submit(sent: Sent, keys: Keys): Promise<Outcome>;
  /** Whether that has been recorded under these keys: then `submit` records nothing more, and answers. */
  isTaken(sent: Sent, keys: Keys): Promise<boolean>;
}

/** What is said when it has been done: what it was, and what happens next. */
export interface Answer {
  readonly title: Words;
  readonly what: readonly Words[];
  readonly next: readonly Words[];
}

/**
 * That it was done, and whether it was done only now; or what stands in the way, with the keys under which it may be sent again. An answer
 * looks the same either time.
 */
export type Outcome =
  { readonly done: Answer; readonly isNew: boolean } | { readonly problems: readonly Problem[]; readonly keys: Keys };
