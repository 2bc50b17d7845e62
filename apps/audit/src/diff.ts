import { Command } from 'commander';
import { type Municipality } from '#kernel';
import { positionOf } from '#event-store';
import { allProjections } from '#installation';
import { type ColumnChange, type RowChange, changesBetween, foldViews } from '#projections';
import { WrongOption } from './ending.js';
import { type Cut, cutAt } from './history/cut.js';
import { type History, readingHistory, refusePart } from './history/history.js';
import { momentIn, municipalityIn } from './history/moment.js';
import { folderOf } from './opened.js';

interface DiffOptions {
  readonly from: string;
  readonly to: string;
  readonly municipality?: string;
  readonly readModel?: string;
  readonly json?: true;
}

/** What changed in what people saw. */
export const diffCommand = (): Command =>
  new Command('diff')
    .description(
      'What changed in the read models between two moments: rows added, removed and changed. No personal value is shown.',
    )
    .requiredOption('--from <index|time>', 'as it stood then')
    .requiredOption('--to <index|time>', 'and then')
    .option('--municipality <code>', 'one municipality only, such as 0183; needed for an index')
    .option('--read-model <name>', 'one read model only, such as cafeSessions')
    .option('--json', 'one JSON object a line (NDJSON)')
    .addHelpText(
      'after',
      `
Both are folded from the log by today's code. Of a personal column only that it changed is told.

Examples:
  npm run audit -- diff --from 2026-11-16T00:00:00+01:00 --to 2026-11-17T00:00:00+01:00 --municipality 0183
  npm run audit -- diff --data bundle --municipality 0183 --from 1200 --to 1300 --read-model cafeSessions --json`,
    )
    .action((options: DiffOptions, command: Command) =>
      readingHistory(folderOf(command), (history) => tellDifferences(history, options)),
    );

async function tellDifferences(history: History, options: DiffOptions): Promise<void> {
  refusePart(history);
  const municipality = municipalityIn(options.municipality);
  const projections = projectionsNamed(options.readModel);
  const [from, to] = await Promise.all([
    cutOf(history, '--from', options.from, municipality),
    cutOf(history, '--to', options.to, municipality),
  ]);
  const before = await foldViews({ projections, log: history.log, until: from.position ?? positionOf(0) });
  try {
    const after = await foldViews({ projections, log: history.log, until: to.position ?? positionOf(0) });
    try {
      let changes = 0;
      for await (const change of changesBetween(projections, before, after)) {
        if (municipality && change.municipality !== municipality) continue;
        changes++;
        console.log(options.json ? JSON.stringify(change) : lineOf(change));
      }
      if (!options.json) console.log(changes === 0 ? 'Nothing changed.' : `${changes} rows differ.`);
    } finally {
      await after.close();
    }
  } finally {
    await before.close();
  }
}

const cutOf = (history: History, option: string, text: string, municipality: Municipality | undefined): Promise<Cut> =>
  cutAt(history, option, momentIn(option, text), municipality);

function projectionsNamed(name: string | undefined) {
  const found = allProjections.filter((projection) => name === undefined || projection.name === name);
  if (found.length === 0)
    throw new WrongOption(
      `--read-model ${name} is none: there are ${allProjections.map((projection) => projection.name).join(', ')}`,
    );
  return found;
}

const lineOf = ({ kind, municipality, table, key, columns }: RowChange): string =>
  `${municipality}  ${kind.padEnd(7)}  ${table} ${Object.values(key).join(' ')}  ${columns.map(columnOf).join('; ')}`;

const columnOf = (change: ColumnChange): string =>
  'personal' in change
    ? `${change.column} (personal) changed`
    : `${change.column} ${JSON.stringify(change.before)} → ${JSON.stringify(change.after)}`;
