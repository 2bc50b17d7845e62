const MONTHS = [
  ...[['januar', 'january'], ['februar', 'february'], ['marts', 'march'], ['april'], ['maj', 'may'], ['juni', 'june']],
  ...[['juli', 'july'], ['august'], ['september'], ['oktober', 'october'], ['november'], ['december']],
];

/** By its name, folded: 1 is January. */
export function monthIn(word: string | undefined): number | undefined {
  const month = MONTHS.findIndex((names) => names.includes(word ?? ''));
  return month < 0 ? undefined : month + 1;
}

export const isMonth = (word: string): boolean => monthIn(word) !== undefined;
