import type { Language } from '#kernel';

/** What there is to say, in both languages. */
export type Sentence = Readonly<Record<Language, string>>;

/** The file, or where it is to be kept, cannot be used at all: nothing was changed, and the addresses there were are still there. */
export class AddressesUnusable extends Error {
  override readonly name = 'AddressesUnusable';
  constructor(
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}
