import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Command } from 'commander';
import {
  type Instant,
  type Municipality,
  Sealed,
  happenedAt,
  instantSchema,
  municipalitySchema,
  parseStreamName,
} from '#kernel';
import { type DecodedEvent, type DecodedSlice, type DomainLog, KeysMissing } from '#event-store';
import { folderOf, openLog } from './opened.js';

interface ReplayOptions {
  readonly to?: string;
  readonly stream?: string;
  readonly municipality?: string;
  readonly follow?: true;
  readonly json?: true;
  readonly out?: string;
}

/** One event of a municipality's history, with its number there. */
interface Told {
  /** The event's number in its municipality's log, from 0: the same in every store. */
  readonly index: number;
  readonly municipality: Municipality;
  readonly decoded: DecodedEvent;
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
Examples:
  npm run audit -- replay --to 2026-11-16T18:00:00+01:00 --json
  npm run audit -- replay --municipality 0183 --to 1200 --out history.ndjson
  npm run audit -- replay --follow`,
    )
    .action(async (options: ReplayOptions, command: Command) => {
      const { log, close } = await openLog(folderOf(command));
      const interrupted = new AbortController();
      process.once('SIGINT', () => interrupted.abort());
      process.once('SIGTERM', () => interrupted.abort());
      try {
        await replay(log, options, interrupted.signal);
      } finally {
        await close();
      }
    });

function municipalityOf(code: string | undefined): Municipality | undefined {
  if (code === undefined) return undefined;
  const parsed = municipalitySchema.safeParse(code);
  if (!parsed.success) throw new Error(`--municipality ${code} ${parsed.error.issues[0]?.message ?? 'is none'}`);
  return parsed.data;
}

async function replay(log: DomainLog, options: ReplayOptions, signal: AbortSignal): Promise<void> {
  const municipality = municipalityOf(options.municipality);
  const until = limitOf(options.to, municipality);
  const out = options.out ? createWriteStream(options.out) : process.stdout;
  if (out !== process.stdout) await once(out, 'open');
  const tell = options.json || options.out ? asJson : asLine;
  // Whoever reads our output may stop reading: `| head` is no error.
  out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  let found = false;
  for await (const told of history(log, options.follow === true, signal)) {
    found ||= options.stream === undefined || told.decoded.stored.stream === options.stream;
    if (until(told) === 'beyond') break;
    if (municipality && told.municipality !== municipality) continue;
    if (options.stream && told.decoded.stored.stream !== options.stream) continue;
    if ('problem' in told.decoded) {
      console.error(told.decoded.problem);
      process.exitCode = 1;
    }
    if (!out.write(`${tell(told)}\n`)) await once(out, 'drain');
  }
  if (!found && options.stream)
    throw new Error(`the log holds no stream ${options.stream}: take one that replay shows`);
  if (out !== process.stdout) await new Promise<void>((resolve) => out.end(resolve));
}

/** The whole log with every event's number in its municipality. */
async function* history(log: DomainLog, follow: boolean, signal: AbortSignal): AsyncIterable<Told> {
  const counted = new Map<Municipality, number>();
  const slices: AsyncIterable<DecodedSlice> = follow ? log.subscribe({ signal }) : log.readAll();
  for await (const { events } of slices) {
    await tellErased(log, events);
    for (const decoded of events) {
      const municipality = parseStreamName(decoded.stored.stream)?.municipality;
      // What is none of our streams stands in no municipality's log.
      if (!municipality) continue;
      const index = counted.get(municipality) ?? 0;
      counted.set(municipality, index + 1);
      yield { index, municipality, decoded };
      if (signal.aborted) return;
    }
  }
}

/** Personal values stay sealed, and those of whom there are no keys any more are shown as erased. */
async function tellErased(log: DomainLog, events: readonly DecodedEvent[]): Promise<void> {
  try {
    await log.unseal(events.flatMap((decoded) => ('event' in decoded ? [decoded.event] : [])));
  } catch (error) {
    // Keys of another day cannot tell; the history can be told all the same.
    if (!(error instanceof KeysMissing)) throw error;
  }
}

type Limit = (told: Told) => 'within' | 'beyond';

/** Up to an index, or the longest beginning of the log in which nothing was recorded after a time. */
function limitOf(to: string | undefined, municipality: Municipality | undefined): Limit {
  if (to === undefined) return () => 'within';
  if (/^\d+$/.test(to)) {
    if (!municipality)
      throw new Error(`--to ${to} is an index in one municipality's log: say which with --municipality 0183`);
    return (told) => (told.municipality === municipality && told.index > Number(to) ? 'beyond' : 'within');
  }
  const time = instantSchema.safeParse(to);
  if (!time.success)
    throw new Error(`--to ${to} is neither an index nor a time with an offset, such as 2026-11-24T12:00:00+01:00`);
  return ({ decoded }) => ('event' in decoded && decoded.event.metadata.recordedAt > time.data ? 'beyond' : 'within');
}

const asJson = ({ index, municipality, decoded }: Told): string => {
  const { stream, revision, id, type } = decoded.stored;
  const place = { municipality, index, stream, revision, id, type };
  if ('problem' in decoded) return JSON.stringify({ ...place, problem: decoded.problem });
  const { data, metadata } = decoded.event;
  return JSON.stringify({ ...place, data, metadata });
};

const asLine = ({ index, municipality, decoded }: Told): string => {
  const { stream, revision, type } = decoded.stored;
  const place = `${municipality} ${String(index).padStart(6)}`;
  if ('problem' in decoded) return `${place}  ${type} cannot be read`;
  const { data, metadata } = decoded.event;
  const facts = Object.entries(data as object)
    .filter(([, value]) => typeof value !== 'object' || value instanceof Sealed)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
  return `${place}  ${wall(metadata.recordedAt)}  ${type}${happened(metadata.recordedAt, happenedAt(decoded.event))}  ${facts}  by ${metadata.actor.kind} ${metadata.actor.id}  ${stream}@${revision}`;
};

const wall = (at: Instant): string => at.slice(0, 19).replace('T', ' ');
const happened = (recordedAt: Instant, at: Instant): string => (at === recordedAt ? '' : ` (happened ${wall(at)})`);
