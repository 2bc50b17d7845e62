import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Command } from 'commander';
import { DomainReader, type DomainLog } from '#event-store';
import { allEvents } from '#installation';
import { type Told, asJson, asLine, numbered } from './history/told-events.js';
import { WrongOption, endWithFault } from './ending.js';
import { cutAt } from './history/cut.js';
import { type History, readingHistory } from './history/history.js';
import { momentIn, municipalityIn } from './history/moment.js';
import { folderOf, openKeysAtHand } from './opened.js';

interface ReplayOptions {
  readonly to?: string;
  readonly stream?: string;
  readonly municipality?: string;
  readonly follow?: true;
  readonly json?: true;
  readonly out?: string;
}

export const replayCommand = (): Command =>
  new Command('replay')
    .description('Tells the history in the order in which it was recorded. Personal values stay sealed.')
    .option('--to <index|time>', 'up to and with that event of the municipality, or all that was known at that time')
    .option('--stream <stream>', 'one stream only, such as cafeSession-0183_…')
    .option('--municipality <code>', 'one municipality only, such as 0183')
    .option('--follow', 'go on with what is recorded from now on, until interrupted')
    .option('--json', 'one JSON object a line (NDJSON)')
    .option('--out <file>', 'write NDJSON to a file')
    .addHelpText(
      'after',
      `
Whoever was erased is shown as erased where the keys lie at hand; without them, as in a bundle, all personal values are shown as sealed.

Examples:
  npm run audit -- replay --to 2026-11-16T18:00:00+01:00 --json
  npm run audit -- replay --municipality 0183 --to 1200 --out history.ndjson
  npm run audit -- replay --data bundle --stream cafeSession-0183_…
  npm run audit -- replay --follow`,
    )
    .action(async (options: ReplayOptions, command: Command) => {
      const folder = folderOf(command);
      const interrupted = new AbortController();
      process.once('SIGINT', () => interrupted.abort());
      process.once('SIGTERM', () => interrupted.abort());
      await readingHistory(folder, async (history) => {
        const keys = history.bundle ? undefined : openKeysAtHand(folder);
        try {
          const log = keys ? new DomainReader(history.store, keys, allEvents) : history.log;
          await replay(history, log, options, interrupted.signal);
        } finally {
          keys?.close();
        }
      });
    });

async function replay(history: History, log: DomainLog, options: ReplayOptions, signal: AbortSignal): Promise<void> {
  const municipality = municipalityIn(options.municipality);
  const events = await wanted(history, log, options, signal);
  const out = options.out ? await openedFor(options.out) : process.stdout;
  const tell = options.json || options.out ? asJson : asLine;
  let found = false;
  for await (const told of events) {
    if (signal.aborted) break;
    found ||= options.stream === undefined || told.decoded.stored.stream === options.stream;
    if (municipality && told.municipality !== municipality) continue;
    if (options.stream && told.decoded.stored.stream !== options.stream) continue;
    await put(out, told, tell);
  }
  if (!found && options.stream)
    throw new WrongOption(`the log holds no stream ${options.stream}: take one that replay shows`);
  if (out !== process.stdout) await new Promise<void>((resolve) => out.end(resolve));
}

async function openedFor(file: string): Promise<Writable> {
  const out = createWriteStream(file);
  try {
    await once(out, 'open');
    return out;
  } catch (error) {
    throw new WrongOption(
      `--out ${file} cannot be written (${(error as NodeJS.ErrnoException).code}): name a file in a folder where you may write`,
    );
  }
}

/** All events that are not beyond the limit; without one, and following, those to come too. */
async function wanted(
  history: History,
  log: DomainLog,
  { to, follow, municipality }: ReplayOptions,
  signal: AbortSignal,
): Promise<AsyncIterable<Told>> {
  const { firstIndexOf } = history;
  if (follow && (history.bundle ?? to))
    throw new WrongOption('--follow goes on without end, in the live log: leave it out, or leave out --to');
  if (follow) return numbered(log, log.subscribe({ signal }), firstIndexOf);
  if (to === undefined) return numbered(log, log.readAll(), firstIndexOf);
  const { position } = await cutAt(history, '--to', momentIn('--to', to), municipalityIn(municipality));
  return position === undefined ? nothing() : numbered(log, log.readAll({ until: position }), firstIndexOf);
}

async function* nothing(): AsyncGenerator<Told> {}

async function put(out: Writable, told: Told, tell: (told: Told) => string): Promise<void> {
  if ('problem' in told.decoded) {
    console.error(told.decoded.problem);
    endWithFault();
  }
  if (!out.write(`${tell(told)}\n`)) await once(out, 'drain');
}
