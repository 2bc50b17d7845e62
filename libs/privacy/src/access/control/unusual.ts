import type { ReaderSummary } from './reader-figures.js';

/** What is compared between readers. */
const compared = ['mostPeopleInAnHour', 'people', 'outsideHours'] as const;

/** By which figure a reader stands out most, and how many times the usual it is. */
export interface Unusual {
  readonly by: (typeof compared)[number];
  readonly times: number;
}

/** Fewer of a kind have nothing usual about them: they are held against everybody. */
const ENOUGH_OF_A_KIND = 3;

/**
 * Who stands out, first. The usual is the median of the readers of the same kind, or of all where there are fewer than three of that kind,
 * and at least 1. It says whom to ask first, and nothing about anybody: there may be good reasons.
 */
export function unusualFirst(
  readers: readonly ReaderSummary[],
): readonly (ReaderSummary & { readonly unusual: Unusual })[] {
  return readers
    .map((each) => ({ ...each, unusual: unusual(each, peersOf(each, readers)) }))
    .sort(
      (a, b) => b.unusual.times - a.unusual.times || b.requests - a.requests || (a.reader.id < b.reader.id ? -1 : 1),
    );
}

function peersOf({ reader }: ReaderSummary, readers: readonly ReaderSummary[]): readonly ReaderSummary[] {
  const alike = readers.filter((each) => each.reader.kind === reader.kind);
  return alike.length < ENOUGH_OF_A_KIND ? readers : alike;
}

function unusual(reader: ReaderSummary, peers: readonly ReaderSummary[]): Unusual {
  const times = compared.map((by) => ({ by, times: reader[by] / Math.max(1, median(peers.map((each) => each[by]))) }));
  return times.reduce((most, each) => (each.times > most.times ? each : most));
}

/** The lower one of the two in the middle: of two readers, the busier one stands out. */
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
