import { Command } from 'commander';
import { Bundle, isBundle } from './bundle/bundle.js';
import type { SignedCheckpoint } from './bundle/voucher.js';
import { WrongOption } from './ending.js';
import { municipalityIn } from './history/moment.js';
import { folderOf } from './opened.js';
import { checkpointsOf, checkpointsOfBundle } from './vouching.js';

interface CheckpointOptions {
  readonly municipality?: string;
  readonly vkey?: true;
  readonly json?: true;
}

/** What to keep, so that later it can be shown that nothing before it was changed. */
export const checkpointCommand = (): Command =>
  new Command('checkpoint')
    .description(
      'The latest signed checkpoint of each log, to be kept elsewhere: nothing before it can be changed unnoticed.',
    )
    .option('--municipality <code>', 'of one municipality only, such as 0183')
    .option('--vkey', 'the public keys instead, to be handed to auditors')
    .option('--json', 'one JSON object a line (NDJSON)')
    .addHelpText(
      'after',
      `
Examples:
  npm run -s audit -- checkpoint --municipality 0183 > checkpoint-of-2026
  npm run -s audit -- checkpoint --municipality 0183 --vkey > key-of-0183
  npm run audit -- verify --against checkpoint-of-2026 --key key-of-0183`,
    )
    .action(async ({ municipality, vkey, json }: CheckpointOptions, command: Command) => {
      const only = municipalityIn(municipality);
      const all = await allOf(folderOf(command));
      const wanted = [...all].filter(([each]) => !only || each === only);
      if (wanted.length === 0)
        throw new WrongOption(
          `there is no checkpoint${only ? ` of ${only}` : ''} here yet: Samspil makes them while it runs, and when it is stopped`,
        );
      const shown = wanted.map(([each, signed]) =>
        json ? JSON.stringify({ municipality: each, ...signed }) : vkey ? signed.vkey : signed.note.trimEnd(),
      );
      console.log(shown.join(json || vkey ? '\n' : '\n\n'));
    });

async function allOf(folder: string): Promise<ReadonlyMap<string, SignedCheckpoint>> {
  if (!isBundle(folder)) return checkpointsOf(folder).checkpoints;
  const bundle = await Bundle.open(folder);
  try {
    return await checkpointsOfBundle(bundle);
  } finally {
    await bundle.close();
  }
}
