const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ä: 'ae',
  ø: 'oe',
  ö: 'oe',
  å: 'aa',
  ł: 'l',
  ß: 'ss',
  ı: 'i',
};

/**
 * A text as it is searched for, whoever typed it on whatever keyboard: `Café i Åparken 2B` is `cafe i aaparken 2 b`. Letters and digits
 * of every script are kept, all else is a space; nothing of it can mean anything to a search engine.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[æäøöåłßı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a text, folded, in its order. */
export const foldedWords = (text: string): readonly string[] => folded(text).split(' ').filter(Boolean);

/** How each folded word of a text was typed, so that it can be told back. */
export const asTyped = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .normalize('NFKC')
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .flatMap((typed) => foldedWords(typed).map((word) => [word, typed] as const)),
  );
