import { Command } from 'commander';
import type { Installation } from '#installation';
import { folderOf, openInstallation } from './opened.js';

interface Shown {
  readonly json?: true;
}

const within = async (command: Command, work: (installation: Installation) => Promise<void>): Promise<void> => {
  const installation = await openInstallation(folderOf(command));
  try {
    await work(installation);
  } finally {
    await installation.close();
  }
};

/** Events that a read model could not take. They need the folder for themselves: stop Samspil first. */
export const parkedCommand = (): Command =>
  new Command('park')
    .description('Events that a read model could not take, and what stands behind them. While Samspil does not run.')
    .addCommand(
      new Command('list')
        .description('Which they are, and why.')
        .option('--json', 'one JSON object a line (NDJSON)')
        .action(({ json }: Shown, command: Command) =>
          within(command, async ({ projections }) => {
            const parked = await projections.parked.list();
            for (const { id, stream, error } of parked)
              console.log(json ? JSON.stringify({ id, stream, error }) : `${id}  ${stream}  ${error}`);
            if (!json) console.log(`${parked.length} parked`);
          }),
        ),
    )
    .addCommand(
      new Command('retry')
        .description('Takes a parked event again, and all that stand behind it: after a release that can.')
        .argument('<id>', 'as listed')
        .option('--json', 'one JSON object')
        .action((id: string, { json }: Shown, command: Command) =>
          within(command, async ({ projections }) => {
            const still = await projections.parked.retry(id);
            const words =
              still.length > 0
                ? `${still.length} are still parked: ${still[0]?.error}`
                : 'Taken, with all that stood behind it.';
            console.log(json ? JSON.stringify({ stillParked: still.length }) : words);
          }),
        ),
    )
    .addCommand(
      new Command('drop')
        .description('Leaves a parked event out for good, in every rebuild. The decision is recorded in the log.')
        .argument('<id>', 'as listed')
        .option('--json', 'one JSON object')
        .action((id: string, { json }: Shown, command: Command) =>
          within(command, async ({ projections }) => {
            await projections.parked.drop(id);
            console.log(json ? JSON.stringify({ dropped: id }) : 'Left out for good; the log says so.');
          }),
        ),
    )
    .addHelpText(
      'after',
      `
Examples:
  npm run audit -- park list
  npm run audit -- park retry 0198c…`,
    );
