import { command, decider, vocabulary } from '#kernel';
import { missedEvents } from './missed.events.js';

const { event } = vocabulary(missedEvents, {});

/** The words that people searched for in a month without finding anything, for the editor: what is missing in the overview. */
export const missedSearches = decider({
  category: 'missedSearches',
  kind: 'MissedSearches',
  identity: 'month',
  commands: {
    /** Of the process that answers searches: what it counted in memory since the last time. */
    CountMissedWords: command('followUp').of(missedEvents.WordsMissed.schema),
  },
  events: missedEvents,
  refusals: {},
  initial: {},

  decide: { CountMissedWords: (counted) => [event('WordsMissed', counted)] },
  // Nothing is decided from what was counted before.
  evolve: { WordsMissed: (state) => state },
});
