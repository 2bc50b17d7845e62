/** Words by which nobody tells one activity from another, folded: those of questions, and the small ones. */
const DANISH =
  'ad af alle alt at bare blive bliver da de dem den denne der deres det dette dig din dit du efter eller en end er et faa faar ' +
  'finde findes find for fra gerne gaa gaar god godt ham han har have hen her hos hun hvad hvem hvilke hvilken hvor hvordan hvornaar hver i ' +
  'ikke ind ja jeg jer kan komme kommer kunne lave laver lidt lige man med mig min mit mod naar nogen nogle noget nok nu ' +
  'og ogsaa om op os paa saa sammen se selv sig skal ske sker skulle som sted steder til tilbud ud uden var ved vi vil ville vaere ' +
  'naer naert taet omkring aktivitet aktiviteter oensker soeger proeve deltage ting tid';
const ENGLISH =
  'a about all am an and any anything are as at be can do does find for from go going good had has have he her here his how i if in is it like ' +
  'me my near of on one or other out please she some someone something that the their them there they thing things this to up us ' +
  'want was we what when where which who will with would you your near close around activity activities looking';

const SMALL_DANISH: ReadonlySet<string> = new Set(DANISH.split(' '));
const SMALL_ENGLISH: ReadonlySet<string> = new Set(ENGLISH.split(' '));

export const isStopWord = (word: string): boolean => SMALL_DANISH.has(word) || SMALL_ENGLISH.has(word);

/** A pronoun in English; in Danish what many are afraid of, and what cafés are held for. */
const IT = 'it';

/** The words of a text by which one activity is told from another. @param words folded @param language where that is known */
export function tellingWords(words: readonly string[], language?: string): readonly string[] {
  const isEnglish = language
    ? language === 'en'
    : words.some((word) => word !== IT && SMALL_ENGLISH.has(word) && !SMALL_DANISH.has(word));
  return words.filter((word) => (word === IT ? !isEnglish : !isStopWord(word)));
}

/** Whose they are tells nothing of what is searched for: `min mand har demens`. */
const WHOSE = new Set(['min', 'mit', 'mine', 'din', 'sin', 'hans', 'hendes', 'vores', 'my', 'his', 'her', 'our']);
const WHO = new Set(
  (
    'mand kone mor far moster faster onkel tante farmor mormor farfar morfar bedstemor bedstefar soen datter aegtefaelle ' +
    'samlever foraeldre svigermor svigerfar nabo husband wife mother mom mum father dad son daughter parents grandmother grandfather neighbour'
  ).split(' '),
);

/** A question without those whom it is about. */
export const withoutWhom = (words: readonly string[]): readonly string[] =>
  words.filter((word, i) => !(WHO.has(word) && WHOSE.has(words[i - 1] ?? '')));
