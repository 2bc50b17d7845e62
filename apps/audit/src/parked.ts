import { Command } from 'commander';
import type { Installation } from '#installation';
import { folderOf, openInstallation } from './opened.js';

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
      new Command('list').description('Which they are, and why.').action((_options: object, command: Command) =>
        within(command, async ({ projections }) => {
          const parked = await projections.parked.list();
          for (const { projection, eventId, stream, error } of parked)
            console.log(`${projection}  ${eventId}  ${stream}  ${error}`);
          console.log(`${parked.length} parked`);
        }),
      ),
    )
    .addCommand(
      new Command('retry')
        .description('Takes a parked event again, and all that stand behind it: after a release that can.')
        .argument('<projection>')
        .argument('<event id>')
        .action((projection: string, eventId: string, _options: object, command: Command) =>
          within(command, ({ projections }) => projections.parked.retry(projection, eventId)),
        ),
    )
    .addCommand(
      new Command('drop')
        .description('Leaves a parked event out for good, in every rebuild. The decision is recorded in the log.')
        .argument('<projection>')
        .argument('<event id>')
        .action((projection: string, eventId: string, _options: object, command: Command) =>
          within(command, ({ projections }) => projections.parked.drop(projection, eventId)),
        ),
    );
