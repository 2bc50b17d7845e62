/** Words by which nobody tells one activity from another, folded: those of questions, and the small ones. */
const DANISH =
  'ad af alle alt at bare blive bliver da de dem den denne der deres det dette dig din dit du efter eller en end er et ' +
  'finde findes find for fra gerne gaa gaar god godt ham han har have hen her hos hun hvad hvem hvilke hvilken hvor hvordan hvornaar hver i ' +
  'ikke ind ja jeg jer kan komme kommer kunne lave laver lidt lige man med mig min mit mod naar nogen nogle noget nok nu ' +
  'og ogsaa om op os paa saa sammen se selv sig skal ske sker skulle som sted steder til tilbud ud uden var ved vi vil ville vaere ' +
  'naer naert taet omkring aktivitet aktiviteter oensker soeger proeve deltage ting tid';
const ENGLISH =
  'a about all am an and any anything are as at be can do does find for from go going good have here how i if in is it like ' +
  'me my near of on one or other out please some someone something that the their them there they thing things this to up us ' +
  'want was we what when where which who will with would you your near close around activity activities looking';

const STOP_WORDS: ReadonlySet<string> = new Set(`${DANISH} ${ENGLISH}`.split(' '));

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
