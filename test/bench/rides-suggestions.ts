import { copenhagenDay, copenhagenMonth } from '../../libs/rides/testing/copenhagen.js';
import { rulesBroken } from '../../libs/rides/src/suggestions/rules-kept.js';
import { solveInWorker } from '../../libs/rides/src/suggestions/solve-in-worker.js';
import { suggestDays } from '../../libs/rides/src/suggestions/suggest-days.js';
import { suggestInTurn } from '../../libs/rides/src/suggestions/suggest-rides.js';
import type { Suggestion, SuggestionDay } from '../../libs/rides/src/suggestions/suggestion-day.js';
import { type Figure, report } from './bench.js';

/**
 * A day of Copenhagen size (200 bikes, 300 pilots who are free, 400 requests) and a month of such days, suggested in a thread of
 * their own, against first come, first served on the same days: the nearest bike that is free and the first pilot who is.
 */
const DAYS = 30;
const SEED = 183;
/** What a day may take, in seconds: its limit, and the grace in which a solver that does not look at its watch is stopped. */
const LONGEST_DAY = 23;

interface Measured {
  readonly seconds: number;
  readonly slowestDay: number;
  readonly suggested: readonly Suggestion[];
  readonly inTurn: readonly Suggestion[];
}

async function measured(days: readonly SuggestionDay[]): Promise<Measured> {
  const took: number[] = [];
  const suggested = await suggestDays(days, async (day) => {
    const began = performance.now();
    const suggestion = await solveInWorker(day);
    took.push((performance.now() - began) / 1_000);
    return suggestion;
  });
  const seconds = took.reduce((total, one) => total + one, 0);
  days.forEach((day, index) => {
    const broken = rulesBroken(day, suggested[index] ?? { rides: [] });
    if (broken.length > 0) throw new Error(`what was suggested for ${day.date} does not hold: ${broken.join('; ')}`);
  });
  const inTurn = await suggestDays(days, (day) => Promise.resolve(suggestInTurn(day)));
  return { seconds, slowestDay: Math.max(...took), suggested, inTurn };
}

const sum = (all: readonly Suggestion[], of: (one: Suggestion) => number): number =>
  all.reduce((total, one) => total + of(one), 0);
const unmet = (all: readonly Suggestion[]): number => sum(all, (one) => one.unmet.length);
const rides = (all: readonly Suggestion[]): number => sum(all, (one) => one.rides.length);
const kilometres = (all: readonly Suggestion[]): number => sum(all, (one) => one.emptyMetres) / 1_000;
const liked = (all: readonly Suggestion[]): number =>
  sum(all, (one) => one.rides.filter(({ reasons }) => reasons.some(({ code }) => code === 'likedPilot')).length);
const lessThanDearest = (all: readonly Suggestion[]): number =>
  sum(
    all,
    (one) => one.rides.filter(({ reasons }) => reasons.some((why) => why.code === 'wishOfTime' && why.wish > 1)).length,
  );

function tell(name: string, { seconds, slowestDay, suggested, inTurn }: Measured): void {
  const cut = suggested.filter(({ bestSoFar }) => bestSoFar).length;
  const rows: readonly (readonly [string, (all: readonly Suggestion[]) => number])[] = [
    ['rides placed', rides],
    ['requests not met', unmet],
    ['in a later wish of time', lessThanDearest],
    ['with a pilot who is liked', liked],
    ['empty way, km', kilometres],
    ['empty way per ride, km', (all) => kilometres(all) / rides(all)],
  ];
  console.log(
    `${name}: ${seconds.toFixed(1)} s, slowest day ${slowestDay.toFixed(1)} s, days cut short ${cut}, ` +
      `no more than ${sum(suggested, ({ gap }) => gap.bound)} rides are possible`,
  );
  console.log(`  ${''.padEnd(28)}${'suggested'.padStart(10)}${'in turn'.padStart(10)}`);
  for (const [what, of] of rows)
    console.log(`  ${what.padEnd(28)}${shown(of(suggested)).padStart(10)}${shown(of(inTurn)).padStart(10)}`);
}

const shown = (value: number): string => value.toFixed(Number.isInteger(value) ? 0 : 2);

const month = await measured(copenhagenMonth({ seed: SEED }, DAYS));
const day = await measured([copenhagenDay({ seed: SEED })]);
if (!process.argv.includes('--json')) {
  tell('a day', day);
  tell(`a month of ${DAYS} days`, month);
}

const figure = (name: string, aim: number, unit: string, value: number): Figure => ({
  name,
  aim,
  unit,
  measure: () => Promise.resolve(value),
  runs: 1,
});
const figures = (
  name: string,
  { seconds, slowestDay, suggested, inTurn }: Measured,
  aim: number,
): readonly Figure[] => [
  figure(`${name}: suggested`, aim, 's', seconds),
  figure(`${name}: slowest day`, LONGEST_DAY, 's', slowestDay),
  figure(`${name}: requests not met`, 1, 'of first come, first served', unmet(suggested) / unmet(inTurn)),
  figure(
    `${name}: empty way per ride`,
    1,
    'of first come, first served',
    kilometres(suggested) / rides(suggested) / (kilometres(inTurn) / rides(inTurn)),
  ),
];
await report([...figures('a day', day, LONGEST_DAY), ...figures('a month', month, DAYS * LONGEST_DAY)]);
