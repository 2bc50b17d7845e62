import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { sessionById } from '#cafes';
import type { World } from '#graphql';
import { volunteerById } from '#volunteers';
import { openShiftInWords, shiftReasons, shiftsInWords } from '../suggestions/explain-shifts.js';
import type { ShiftSuggestion } from '../suggestions/shifts-wanted.js';

/** What was suggested, as it is told: with its world, in that language. */
export const shiftsTold = (world: World, language: 'da' | 'en', suggestion: ShiftSuggestion) => ({
  summary: shiftsInWords(suggestion, language),
  ...suggestion.gap,
  bestSoFar: suggestion.bestSoFar,
  shifts: suggestion.shifts.map((shift) => ({ ...shift, world, reasons: shiftReasons(shift, language) })),
  unfilled: suggestion.open.map((shift) => ({ ...shift, world, reason: openShiftInWords(shift, language) })),
});

type Told = ReturnType<typeof shiftsTold>;

@Resolver('SuggestedShift')
export class SuggestedShiftResolver {
  @ResolveField() session(@Parent() { world, sessionId }: Told['shifts'][number]) {
    return world.load(sessionById, sessionId);
  }
  @ResolveField() volunteer(@Parent() { world, volunteerId }: Told['shifts'][number]) {
    return world.load(volunteerById, volunteerId);
  }
}

@Resolver('UnfilledShift')
export class UnfilledShiftResolver {
  @ResolveField() session(@Parent() { world, sessionId }: Told['unfilled'][number]) {
    return world.load(sessionById, sessionId);
  }
}
