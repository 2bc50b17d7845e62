import { z } from 'zod';
import {
  type Instant,
  type LocalDate,
  command,
  dateIn,
  decider,
  localDateSchema,
  nothing,
  plusDays,
  purposes,
  vocabulary,
} from '#kernel';
import { plusMonths } from './calendar.js';
import { type HoldReason, heldPerson, holdReasonSchema, retentionHoldEvents } from './retention.events.js';
import { retentionHoldRefusals } from './retention.refusals.js';

/** After that somebody decides again: what is put off without an end is never looked at. */
const LONGEST_MONTHS = 24;

/** What is known of the person: by their own stream, and by that of their erasure. */
interface HeldPerson {
  readonly isOnRecord: boolean;
  /** When it was decided that everything goes. */
  readonly erasedAt: Instant | undefined;
}

const retentionHoldCommands = {
  KeepLonger: command<HeldPerson>('holdData').of(
    z.object({ ...heldPerson, until: localDateSchema, reason: holdReasonSchema }),
  ),
  ReleaseHold: command<HeldPerson>('holdData').of(z.object(heldPerson)),
};

/** Until when a person's data are kept whatever the rules say, that date included; without `until` they are not. */
interface RetentionHold {
  readonly until?: LocalDate;
  readonly reason?: HoldReason;
}

const notHeld: RetentionHold = {};

const { event, refuse } = vocabulary(retentionHoldEvents, retentionHoldRefusals);

/** Somebody's decision that a person's data are not erased yet, though they are due. It lapses by itself. */
export const retentionHold = decider({
  category: 'retentionHold',
  kind: 'RetentionHold',
  identity: 'subjectId',
  commands: retentionHoldCommands,
  events: retentionHoldEvents,
  refusals: retentionHoldRefusals,
  initial: notHeld,

  guard: (_hold, _command, { actor }) => (actor.kind === 'system' ? refuse('PersonMustDecide', {}) : undefined),

  decide: {
    KeepLonger: (wanted, hold, { now, isOnRecord, erasedAt }) => {
      const { kind, subjectId, until } = wanted;
      if (!isOnRecord) return refuse('NotFound', { kind, id: subjectId });
      if (erasedAt) return refuse('AlreadyErased', { kind, id: subjectId, purposes, decidedAt: erasedAt });
      const today = dateIn(now);
      if (until <= today) return refuse('HoldEndsTooSoon', { until, earliest: plusDays(today, 1) });
      const latest = plusMonths(today, LONGEST_MONTHS);
      if (until > latest) return refuse('HoldEndsTooLate', { until, latest });
      const isSaidBefore = hold.until === until && hold.reason === wanted.reason;
      return isSaidBefore ? nothing : [event('RetentionPostponed', wanted)];
    },
    ReleaseHold: (wanted, { until }, { now, isOnRecord }) => {
      if (!isOnRecord) return refuse('NotFound', { kind: wanted.kind, id: wanted.subjectId });
      return until && until >= dateIn(now) ? [event('RetentionHoldReleased', wanted)] : nothing;
    },
  },

  evolve: {
    RetentionPostponed: (_hold, { until, reason }) => ({ until, reason }),
    RetentionHoldReleased: () => notHeld,
  },
});
