import fc from 'fast-check';
import type { Fault, CallKind } from './faults.js';

/** What goes wrong during one run: with which call of its kind, and with the servers as a whole. */
export interface FaultSchedule {
  readonly nodes: 1 | 3;
  /** The n-th append, counted over all writers, meets the n-th of these. */
  readonly appends: readonly (Fault | undefined)[];
  readonly reads: readonly (Fault | undefined)[];
  readonly subscriptions: readonly (Fault | undefined)[];
  /** After so many appends have arrived, this happens to the servers. */
  readonly upheavals: readonly {
    readonly after: number;
    readonly what: 'cut' | 'restart' | 'elect';
    readonly node: number;
  }[];
}

const committed = fc.boolean();
const append: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('reset' as const), committed }),
  fc.record({ kind: fc.constant('silence' as const), committed }),
  fc.record({ kind: fc.constant('timeout' as const), committed }),
  fc.record({ kind: fc.constant('deadlineExceeded' as const), committed }),
  fc.constantFrom<Fault>({ kind: 'noPosition' }, { kind: 'notReady' }, { kind: 'unavailable' }, { kind: 'notLeader' }),
);
const after = fc.nat({ max: 12 });
const read: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constantFrom('cut' as const, 'stall' as const, 'cancelled' as const), after }),
  fc.constant<Fault>({ kind: 'unavailable' }),
);
const subscription: fc.Arbitrary<Fault> = fc.oneof(read, fc.record({ kind: fc.constant('end' as const), after }));

/** One call in so many goes wrong. */
const sometimes = (fault: fc.Arbitrary<Fault>, oneIn: number, calls: number): fc.Arbitrary<(Fault | undefined)[]> =>
  fc.array(
    fc.oneof(
      { arbitrary: fc.constant<Fault | undefined>(undefined), weight: oneIn - 1 },
      { arbitrary: fault, weight: 1 },
    ),
    { minLength: calls, maxLength: calls },
  );

/** Schedules in which one append in five goes wrong, one read in eight, and every other subscription. */
export const faultSchedules: fc.Arbitrary<FaultSchedule> = fc.record({
  nodes: fc.constantFrom(1 as const, 3 as const),
  appends: sometimes(append, 5, 400),
  reads: sometimes(read, 8, 600),
  subscriptions: sometimes(subscription, 2, 40),
  upheavals: fc.array(
    fc.record({
      after: fc.nat({ max: 80 }),
      what: fc.constantFrom('cut' as const, 'restart' as const, 'elect' as const),
      node: fc.nat({ max: 2 }),
    }),
    { maxLength: 4, size: 'max' },
  ),
});

/** Which list of a schedule a call draws from. */
export const drawsFrom = (kind: CallKind): 'appends' | 'reads' | 'subscriptions' | undefined =>
  kind === 'batchAppend' || kind === 'append'
    ? 'appends'
    : kind === 'read'
      ? 'reads'
      : kind === 'subscribe'
        ? 'subscriptions'
        : undefined;
