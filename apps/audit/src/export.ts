import { resolve } from 'node:path';
import { Command } from 'commander';
import { type Municipality, epochMilliseconds, instantOf } from '#kernel';
import { exportBundle } from './bundle/export-bundle.js';
import type { Exported } from './bundle/format.js';
import { Held } from './bundle/held.js';
import { WrongOption } from './ending.js';
import { cutAt } from './history/cut.js';
import { type History, readingHistory, refusePart } from './history/history.js';
import { logIdOf } from './history/log-id.js';
import { type Moment, momentIn, municipalityIn } from './history/moment.js';
import { interruptible } from './interruptible.js';
import { type Known, knownOf } from './known-trees.js';
import { folderOf, refuseFaultyFile } from './opened.js';
import { showingProgress } from './progress.js';
import { voucherOf } from './vouching.js';

interface ExportOptions {
  readonly to: string;
  readonly municipality?: string;
  readonly first?: string;
  readonly last?: string;
  readonly json?: true;
}

/** A folder to take home. The log may be in use. */
export const exportCommand = (): Command =>
  new Command('export')
    .description(
      'Writes a bundle: a folder that proves by itself what happened, and needs neither Samspil nor a network.',
    )
    .requiredOption('--to <folder>', 'a new folder, or an empty one')
    .option('--municipality <code>', "one municipality's log only, such as 0183")
    .option('--first <index|time>', 'from that event of the municipality on, or from the first recorded then or later')
    .option('--last <index|time>', 'up to and with that event, or all that was known at that time')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Without --municipality, the whole log: import loads it into an empty store. With it, the log of one municipality, whole and provable by
itself. With --first or --last, a part of that, and the hashes that bind the part to the signed whole.

The checkpoint in the bundle is signed now where the signing key can be read; otherwise it is the last one that Samspil made.

Examples:
  npm run audit -- export --to bundle
  npm run audit -- export --to october --municipality 0183 --first 2026-10-01T00:00:00+02:00 --last 2026-10-31T23:59:59+01:00
  python3 bundle/verify.py --key 'samspil/…'`,
    )
    .action(async (options: ExportOptions, command: Command) => {
      const exported = await readingHistory(folderOf(command), (history) => exportFrom(history, options));
      console.log(options.json ? JSON.stringify(exported) : wordsOn(exported, options.to));
    });

async function exportFrom(history: History, options: ExportOptions): Promise<Exported> {
  refusePart(history);
  refuseCutPart(history);
  const municipality = municipalityIn(options.municipality) ?? onlyOneIn(history);
  const { first, last } = options;
  if (!municipality && (first ?? last) !== undefined)
    throw new WrongOption(
      "--first and --last name a part of one municipality's log: say which with --municipality 0183",
    );
  const from = first === undefined ? undefined : await firstOf(history, momentIn('--first', first), municipality);
  const to =
    last === undefined ? undefined : (await cutAt(history, '--last', momentIn('--last', last), municipality)).length;
  const logId = await logIdOf(history);
  const known = history.bundle ? [] : knownToSigner(history, logId);
  const voucher = await voucherOf(history, logId);
  const wanted = {
    logId,
    ...(municipality ? { municipality } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const whole = onlyOneIn(history);
  const source = { store: history.store, known, ...(whole ? { municipality: whole } : {}) };
  if (!history.bundle) await refuseFaultyFile(history.folder);
  return interruptible((signal) =>
    showingProgress((show) => exportBundle(source, voucher, resolve(options.to), wanted, { show, signal })),
  );
}

/** What the log must begin with before it is signed again. */
function knownToSigner({ folder }: History, logId: string): readonly Known[] {
  const { identity, trees, checkpoints } = knownOf(folder, logId, Held.from());
  if (!identity)
    console.error(
      `There is no integrity.db in ${folder}: nothing here says whether this log is the one that was signed before.`,
    );
  return [...trees, ...checkpoints];
}

/** Its checkpoint is of more than there is here. */
function refuseCutPart({ bundle }: History): void {
  if (bundle?.says.parts.some(({ to, size }) => to < size))
    throw new WrongOption(
      'this bundle holds a part of a log, which cannot be exported again: hand on the bundle as it is',
    );
}

/** A bundle of one municipality is never all of a log. */
const onlyOneIn = ({ bundle }: History): Municipality | undefined =>
  bundle && !bundle.says.whole ? bundle.says.parts[0]?.municipality : undefined;

/** The number of the first event that is wanted: of a time, of the one behind all that was known just before it. */
async function firstOf(history: History, moment: Moment, municipality: Municipality | undefined): Promise<number> {
  if ('index' in moment) return (await cutAt(history, '--first', moment, municipality)).length - 1;
  // Instants are whole milliseconds.
  const justBefore = instantOf(epochMilliseconds(moment.time) - 1);
  return (await cutAt(history, '--first', { time: justBefore }, municipality)).length;
}

const wordsOn = ({ parts, events }: Exported, folder: string): string =>
  [
    `${events} events are in ${folder}:`,
    ...parts.map(({ municipality, from, to, size }) => `  ${municipality}  events ${from} to ${to - 1} of ${size}`),
    `Check it, also where there is no Samspil: python3 ${folder}/verify.py --key <the key that you were given before>`,
  ].join('\n');
