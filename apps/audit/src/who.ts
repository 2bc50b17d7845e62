import { Command } from 'commander';
import { type RecordedEvent, idSchema, parseStreamName } from '#kernel';
import { parseGlobalId } from '#graphql';
import { definitions } from '#installation';
import { READ_LOG, TheirAffairs, purposesOf } from '#privacy';
import { numbered } from './history/told-events.js';
import { WrongOption, endWithFault } from './ending.js';
import { type History, readingHistory } from './history/history.js';
import { folderOf } from './opened.js';

interface WhoOptions {
  readonly subject: readonly string[];
  readonly json?: true;
}

/** Everything that concerns a person, and who looked at it. Without a name: whose id it is, is for who may look that up. */
export const whoCommand = (): Command =>
  new Command('who')
    .description(
      'Every event that concerns a person, what became of their rides and wishes among them, and every look at them: when, what, and by which account. No names.',
    )
    .requiredOption('--subject <id...>', 'the ids of all records of one person, as the API gives them, or plain UUIDs')
    .option('--json', 'one JSON object a line (NDJSON)')
    .addHelpText(
      'after',
      `
For people themselves there is person, which tells what is held in words; this is for who must know what happened to a record.

Example:
  npm run audit -- who --subject 0198c… --json`,
    )
    .action((options: WhoOptions, command: Command) =>
      readingHistory(folderOf(command), (history) => tellOf(history, options)),
    );

async function tellOf(history: History, { subject, json }: WhoOptions): Promise<void> {
  const ids = new Set(subject.map(idIn));
  const affairs = new TheirAffairs(ids, definitions);
  const told = { events: 0, looks: 0 };
  tellOfPart(history);
  for await (const { index, municipality, decoded } of numbered(
    history.log,
    history.log.readAll(),
    history.firstIndexOf,
  )) {
    if (!('event' in decoded)) {
      console.error(decoded.problem);
      endWithFault();
    } else if (affairs.has(decoded.event)) {
      const entry = { municipality, index, ...entryOf(decoded.event, ids) };
      told[entry.look ? 'looks' : 'events'] += 1;
      console.log(json ? JSON.stringify(entry) : lineOf(entry));
    }
  }
  if (told.events + told.looks === 0)
    throw new WrongOption(`the log tells of nobody with the id ${[...ids].join(', ')}: take one that the API gives`);
  if (!json) console.log(`${told.events} events and ${told.looks} looks.`);
}

/** Whose rides and wishes they are that were made before it begins, a part of a log cannot tell. */
function tellOfPart({ bundle }: History): void {
  if (bundle && !bundle.isFromTheBeginning)
    console.error(
      'This bundle holds a part of a log: what became of rides and wishes from before it is told only where it names the person.',
    );
}

function entryOf(event: RecordedEvent, ids: ReadonlySet<string>) {
  const { stream, revision, type, metadata } = event;
  const { recordedAt, occurredAt, actor } = metadata;
  const look = parseStreamName(stream)?.category === READ_LOG;
  return {
    recordedAt,
    ...(occurredAt ? { occurredAt } : {}),
    type,
    stream,
    revision,
    by: actor,
    look,
    ...(look ? lookOf(event.data as Look, ids) : { personal: purposesOf(event, definitions, ids) }),
  };
}

type Look = Readonly<Record<string, unknown>> & { readonly readingFor: string; readonly asked: readonly string[] };

/** What they were shown of this person: the rest of a look is of others. */
function lookOf({ readingFor, asked, ...shown }: Look, ids: ReadonlySet<string>) {
  const saw = Object.entries(shown)
    .filter(([, people]) => Array.isArray(people) && people.some((id) => ids.has(String(id))))
    .map(([purpose]) => purpose);
  return { readingFor, asked, saw };
}

type Entry = ReturnType<typeof entryOf> & { readonly municipality: string; readonly index: number };

function lineOf(entry: Entry): string {
  const { municipality, index, recordedAt, occurredAt, type, by, stream, revision } = entry;
  const what =
    'saw' in entry
      ? `saw ${entry.saw.join(', ')} for ${entry.readingFor}, asking ${entry.asked.join(', ')}`
      : Object.entries(entry.personal)
          .map(([field, purpose]) => `${field} (${purpose})`)
          .join(', ');
  return `${municipality} ${String(index).padStart(6)}  ${recordedAt}${occurredAt ? ` (happened ${occurredAt})` : ''}  ${type}  ${what}  by ${by.kind} ${by.id}  ${stream}@${revision}`;
}

function idIn(text: string): string {
  const id = idSchema.safeParse(parseGlobalId(text)?.parts[0] ?? text).data;
  if (!id) throw new WrongOption(`--subject ${text} is no id of a person's record: take one that the API gives`);
  return id;
}
