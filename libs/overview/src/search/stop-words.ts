/** Words by which nobody tells one activity from another, folded: those of questions, and the small ones. */
const DANISH =
  'ad af alle alt at bare blive bliver da de dem den denne der deres det dette dig din dit du efter eller en end engang er et evt eventuelt faa faar ' +
  'finde findes find for fra foer foerstkommende gerne gaa gaar god godt ham han hans har have hen hende hendes her hos hun hvad hvem hvilke hvilken hvor hvordan hvornaar hver i ' +
  'ikke ind inden ja jeg jer kan kl klokken komme kommer kunne lave laver lidt lige lyst maaske man med mere meget mig min mine mit mod naeste naar nogen nogle noget nok nu ' +
  'og ogsaa om op os paa saa sammen se selv senere sig skal ske sker skulle snart som sted steder til tilbud taenke ud uden undtagen var ved vi vil ville vores vaere ' +
  'naer naert taet omkring aktivitet aktiviteter oensker soeger proeve deltage ting tid';
const ENGLISH =
  'a about all am an and any anything are as at be can do does except find for from go going good had has have he her here his how i if in is it like ' +
  'me my near next not of on one or other our out please she some someone something that the their them there they thing things this to up us ' +
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
