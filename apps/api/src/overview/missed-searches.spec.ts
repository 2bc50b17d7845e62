import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CommandHandling, type Journal, type SetClock } from '#kernel';
import { ISHOEJ, type MemoryJournal, clockAt, memoryJournal } from '#kernel/testing';
import { MissedSearches } from './missed-searches.js';

const HOUR_MS = 3_600_000;
const nobodySees = { known: ['kor'], unknown: ['birthe'] };

let journal: MemoryJournal;
let clock: SetClock;
let isAway: boolean;
let missed: MissedSearches;
beforeEach(() => {
  Logger.overrideLogger(false);
  journal = memoryJournal();
  [clock, isAway] = [clockAt(), false];
  const store: Journal = {
    load: (...asked) => journal.load(...asked),
    unseal: (events) => journal.unseal(events),
    inputHash: (...asked) => journal.inputHash(...asked),
    append: (...said) => (isAway ? Promise.reject(new Error('the store is away')) : journal.append(...said)),
  };
  missed = new MissedSearches(new CommandHandling(store, clock), clock);
  missed.onModuleInit();
});
afterEach(() => missed.onModuleDestroy());

const recorded = () => journal.events.map(({ data }) => (data as { words: unknown }).words);
async function anHourLater(): Promise<void> {
  clock.advance(HOUR_MS);
  for (let n = 0; n < 50; n++) await nextTurn();
}

describe('searches that found nothing', () => {
  it('are recorded together once an hour, and nothing where there were none', async () => {
    missed.notice(ISHOEJ, nobodySees);
    missed.notice(ISHOEJ, nobodySees);
    expect(recorded()).toEqual([]);
    await anHourLater();
    await anHourLater();
    expect(recorded()).toEqual([[{ word: 'kor', times: 2 }]]);
    expect(journal.events[0]).toMatchObject({
      stream: `missedSearches-${ISHOEJ}_2026-11`,
      metadata: { actor: { kind: 'system' } },
    });
  });

  it('are recorded once when the store comes back, with nothing lost that came meanwhile', async () => {
    missed.notice(ISHOEJ, nobodySees);
    isAway = true;
    await anHourLater();
    missed.notice(ISHOEJ, nobodySees);
    isAway = false;
    await anHourLater();
    await anHourLater();
    expect(recorded()).toEqual([[{ word: 'kor', times: 1 }], [{ word: 'kor', times: 1 }]]);
  });

  it('are recorded before it stops', async () => {
    missed.notice(ISHOEJ, nobodySees);
    await missed.onModuleDestroy();
    expect(recorded()).toEqual([[{ word: 'kor', times: 1 }]]);
  });

  it('name nobody: a word that stands nowhere in the overview is in no event', async () => {
    for (let n = 0; n < 40; n++) missed.notice(ISHOEJ, nobodySees);
    await missed.onModuleDestroy();
    expect(JSON.stringify(journal.events)).not.toContain('birthe');
  });
});
