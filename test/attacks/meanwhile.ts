import { performance } from 'node:perf_hooks';
import { expect } from '@jest/globals';
import type { Attacked } from './attacked.js';

/** How many times longer somebody else may wait while an attack goes on. */
const MOST = 3;
const TRIES = 3;
/** A short form by default; `ATTACKS=long` for the rest. */
export const isLong = process.env['ATTACKS'] === 'long';
const SAMPLES = isLong ? 200 : 25;
const WARMING = 10;
/** An attacker who has not been stopped by then stops. */
const MOST_ROUNDS = isLong ? 10_000 : 1_000;

const HONEST = '{ viewer { kind } cafes(first: 5) { edges { node { name } } } }';

/** One thing that an attacker does, again and again; ends by itself. */
export type Round = () => Promise<unknown>;

/**
 * Expects that others are answered while an attack goes on, within three times what they wait when nothing else goes on: medians within one
 * run, the best of three, for this machine does other things too. Says so in a line of the output.
 * @param together how many rounds go on at a moment: fewer where each is as much work as an honest request, for two of those and one's own are three by themselves
 */
export async function othersAreAnswered(name: string, attacked: Attacked, round: Round, together = 2): Promise<void> {
  let best = Infinity;
  for (let tries = 0; tries < TRIES && best > MOST; tries++)
    best = Math.min(best, await ratio(attacked, round, together));
  process.stdout.write(`attack: ${name} ${best.toFixed(1)}x\n`);
  expect(best).toBeLessThanOrEqual(MOST);
}

async function ratio(attacked: Attacked, round: Round, together: number): Promise<number> {
  await waits(attacked, WARMING);
  const idle = median(await waits(attacked, SAMPLES));
  let isOver = false;
  const attacking = Array.from({ length: together }, async () => {
    for (let rounds = 0; !isOver && rounds < MOST_ROUNDS; rounds++) await round();
  });
  const busy = median(await waits(attacked, SAMPLES));
  isOver = true;
  await Promise.all(attacking);
  return busy / idle;
}

/** How long somebody waits, again and again, in milliseconds. @throws Error where they are not answered */
async function waits(attacked: Attacked, times: number): Promise<readonly number[]> {
  const waited: number[] = [];
  for (let time = 0; time < times; time++) {
    const since = performance.now();
    const { status, text } = await attacked.ask(attacked.honestly.as, HONEST, {}, attacked.honestly.headers);
    waited.push(performance.now() - since);
    if (status !== 200) throw new Error(`somebody else was answered with ${status}: ${text}`);
  }
  return waited;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Infinity;
