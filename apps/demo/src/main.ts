import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type LocalDate, dateIn, localDateSchema, systemClock } from '#kernel';
import { DataFolderUnusable } from '#event-store';
import { loadSeason, municipalities, showProgress } from '#demo';
import { masterKeyOf } from '#installation';

// As in the application: what is written is for its owner only.
process.umask(0o077);

interface Wanted {
  readonly data: string;
  readonly date: LocalDate;
  readonly years?: number;
  readonly municipalities: number;
  readonly seed: number;
}

const wholeNumber =
  (from: number, to: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < from || number > to)
      throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`);
    return number;
  };

const pastDate = (text: string): LocalDate => {
  const date = localDateSchema.safeParse(text).data;
  if (!date) throw new InvalidArgumentError('It must be a date that exists, such as 2026-11-24.');
  if (date > dateIn(systemClock.now()))
    throw new InvalidArgumentError('It must not lie in the future: nothing can have been recorded then.');
  return date;
};

/** A folder for a load: empty, or not there yet. */
function emptyFolder(text: string): string {
  const folder = resolve(text);
  if (existsSync(folder) && readdirSync(folder).some((name) => name !== 'master.key'))
    throw new DataFolderUnusable(
      `the folder ${folder} holds something already: name an empty one, or one that is not there yet, with --data`,
    );
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function load({ data, date: today, ...options }: Wanted): Promise<void> {
  const folder = emptyFolder(data);
  const began = systemClock.now();
  const progress = showProgress('Loading');
  const events = await loadSeason(folder, masterKeyOf({ masterKey: process.env['SAMSPIL_MASTER_KEY'], data: folder }), {
    today,
    ...options,
    onProgress: progress.show,
  });
  const seconds = (Date.parse(systemClock.now()) - Date.parse(began)) / 1_000;
  progress.end(
    `${events} events in ${seconds.toFixed(1)} s, in ${folder}\nStart Samspil on it with: SAMSPIL_DATA=${folder} npm start`,
  );
}

const program = new Command('demo')
  .description(
    'Fills an empty data folder with a season of cafés: the one that a first start loads, or a larger one for measuring.',
  )
  .option('--data <folder>', 'the folder to fill; empty, or not there yet', process.env['SAMSPIL_DATA'] ?? 'data')
  .option('--years <n>', 'how many years lie behind, 1 to 10 (without it: twelve weeks)', wholeNumber(1, 10))
  .option(
    '--municipalities <n>',
    `in how many municipalities, 1 to ${municipalities.length}; the first is ${municipalities[0]?.name ?? ''}`,
    wholeNumber(1, municipalities.length),
    1,
  )
  .option('--seed <n>', 'another number makes another season; the same one the same', wholeNumber(0, 2 ** 31), 183)
  .option('--date <date>', 'the day around which the season lies', pastDate, dateIn(systemClock.now()))
  .addHelpText(
    'after',
    `
Examples:
  npm run demo                                                     the demo season, into ./data
  npm run demo -- --data /tmp/large --years 3 --municipalities 5   a large one
  npm run demo -- --data /tmp/august --date 2026-08-20 --seed 7    another season around another day`,
  )
  .action(load);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Error) || !['DataFolderUnusable', 'MasterKeyUnusable'].includes(error.name)) throw error;
  console.error(`Nothing was loaded: ${error.message}`);
  process.exitCode = 1;
}
