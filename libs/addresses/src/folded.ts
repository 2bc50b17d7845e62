const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ä: 'ae', ø: 'oe', ö: 'oe', å: 'aa' };

/** A text as it is searched for, whoever typed it on whatever keyboard: `Vejleåparken 12B, 3.tv` is `vejleaaparken 12 b 3 tv`. */
export const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æäøöå]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Sorts as people count: house number 2 before 12. */
export const inOrder = (foldedText: string): string => foldedText.replace(/\d+/g, (digits) => digits.padStart(5, '0'));
