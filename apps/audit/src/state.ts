import { Command } from 'commander';
import { parseStreamName, stateAfter } from '#kernel';
import { ciphertextIn } from '#event-store';
import { deciders } from '#installation';
import { WrongOption } from './ending.js';
import { cutAt, wholeOf } from './history/cut.js';
import { type History, readingHistory, refusePart } from './history/history.js';
import { momentIn } from './history/moment.js';
import { folderOf } from './opened.js';

interface StateOptions {
  readonly stream: string;
  readonly at?: string;
  readonly json?: true;
}

/** What the rules knew when they decided. */
export const stateCommand = (): Command =>
  new Command('state')
    .description(
      'What the rules knew of one thing at a moment, as JSON: the memory on which decisions about it were made.',
    )
    .requiredOption('--stream <stream>', 'such as cafeSession-0183_…')
    .option('--at <index|time>', 'with and up to that event of the municipality, or all that was known at that time')
    .option('--json', 'on one line')
    .addHelpText(
      'after',
      `
Personal values are shown as [sealed]: no rule depends on one. Computed by today's rules from the events of then.

Examples:
  npm run audit -- state --stream cafeSession-0183_… --at 2026-11-16T18:00:00+01:00
  npm run audit -- state --data bundle --stream volunteer-0183_… --at 1200`,
    )
    .action(async (options: StateOptions, command: Command) => {
      const state = await readingHistory(folderOf(command), (history) => stateOf(history, options));
      console.log(JSON.stringify(state, null, options.json ? 0 : 2));
    });

async function stateOf(history: History, { stream, at }: StateOptions): Promise<object> {
  refusePart(history);
  const parts = parseStreamName(stream);
  const decider = parts && deciders.get(parts.category);
  if (!decider)
    throw new WrongOption(
      `--stream ${stream} is none of a thing that has a state: it begins with ${[...deciders.keys()].join(', ')}, then -0183_ and an id`,
    );
  const { municipality } = parts;
  const cut = await (at === undefined
    ? wholeOf(history, municipality)
    : cutAt(history, '--at', momentIn('--at', at), municipality));
  const all = await history.log.load(stream);
  if (all.length === 0) throw new WrongOption(`the log holds no stream ${stream}: take one that replay shows`);
  const events = all.filter(({ position }) => cut.position !== undefined && position <= cut.position);
  await history.log.unseal(events);
  return {
    stream,
    at: { index: cut.length - 1, recordedAt: cut.recordedAt ?? null },
    revision: events.length - 1,
    state: shown(events.length > 0 ? stateAfter(decider, events) : undefined) ?? null,
  };
}

/** Maps and sets as objects and lists, and nothing personal. */
function shown(value: unknown): unknown {
  if (value instanceof Map) return shownMap(value);
  if (value instanceof Set) return [...value].map(shown);
  if (typeof value === 'string') return isSealedText(value) ? '[sealed]' : value;
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  if (Array.isArray(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shown(member)]));
}

/** What is kept by personal values, as addresses are, is a list: sealed, they are no names to tell entries apart by. */
function shownMap(map: ReadonlyMap<unknown, unknown>): unknown {
  const entries = [...map].map(([key, value]) => [String(shown(key)), shown(value)] as const);
  return entries.some(([key]) => key === '[sealed]')
    ? entries.map(([key, value]) => ({ key, value }))
    : Object.fromEntries(entries);
}

function isSealedText(text: string): boolean {
  if (!text.startsWith('["')) return false;
  try {
    ciphertextIn(text);
    return true;
  } catch {
    return false;
  }
}
