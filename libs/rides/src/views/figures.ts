import { type LocalDate, dateIn, plusDays } from '#kernel';
import { type World, badInput } from '#graphql';

// Figures are published, and a village is small: of one day, or of two people, a number says who it was.

/** Below this many, a number is nearly a name. */
const FEWEST = 3;

/** Whether the caller may see all those whom figures count, so that nothing in them is new to them. */
const seesEverybody = ({ access }: World): boolean =>
  access.extentOf('readPassengers') === 'municipality' && access.extentOf('readShifts') === 'municipality';

/**
 * A period that the caller may have figures of: any, where they see everybody; otherwise one whole month that is over, for the difference between two
 * periods that overlap would tell what is too small to be told.
 * @throws GraphQLError where it is another one, or the days are the wrong way round
 */
export function checkPeriod(world: World, from: LocalDate, until: LocalDate): void {
  if (until < from) throw badInput(`"until" must not lie before "from": ${until} comes before ${from}`);
  if (seesEverybody(world)) return;
  const next = plusDays(until, 1);
  const isOneMonth = from.endsWith('-01') && next.endsWith('-01') && from.slice(0, 7) === until.slice(0, 7);
  if (!isOneMonth || dateIn(world.seenAt.now()) < next)
    throw badInput('"from" and "until" must be the first and the last day of one month that is over');
}

/** A number of people, or of rides: null where it is so small that it says who, to somebody who does not see them. */
export const whereMany = (world: World, count: number): number | null =>
  count >= FEWEST || seesEverybody(world) ? count : null;

interface CountFor<Reason extends string> {
  readonly reason: Reason | 'other';
  readonly count: number;
}

/** How many there were of each reason: those with too few, and those that `isSomebodys`, count as other ones for who sees nobody. */
export function byReason<Reason extends string>(
  world: World,
  counts: readonly { readonly reason: Reason; readonly count: number }[],
  isSomebodys: (reason: Reason) => boolean = () => false,
): readonly CountFor<Reason>[] {
  const told = new Map<Reason | 'other', number>();
  for (const { reason, count } of counts) {
    const isHidden = isSomebodys(reason) || count < FEWEST;
    const as = isHidden && !seesEverybody(world) ? 'other' : reason;
    told.set(as, (told.get(as) ?? 0) + count);
  }
  return [...told].map(([reason, count]) => ({ reason, count })).sort((a, b) => (a.reason < b.reason ? -1 : 1));
}
