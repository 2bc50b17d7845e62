import { Command } from 'commander';
import { systemClock } from '#kernel';
import type { ProjectionRunner } from '#projections';
import { folderOf, openInstallation } from './opened.js';

const run =
  (work: (projections: ProjectionRunner, projection: string) => Promise<void>) =>
  async (projection: string, _options: object, command: Command): Promise<void> => {
    const installation = await openInstallation(folderOf(command));
    try {
      await work(installation.projections, projection);
      while (installation.projections.status().some(({ status }) => status === 'building')) await systemClock.sleep(50);
      for (const { version, generation, status, position } of installation.projections
        .status()
        .filter((each) => each.projection === projection))
        console.log(`${projection}  version ${version}  generation ${generation}  ${status}  at ${Number(position)}`);
    } finally {
      await installation.close();
    }
  };

/** The generations of the read models. They need the folder for themselves: stop Samspil first. */
export const readModelsCommand = (): Command =>
  new Command('read-models')
    .description('The generations of the read models. While Samspil does not run.')
    .addCommand(
      new Command('status')
        .description('Every generation, and how far it is.')
        .action(async (_options: object, command: Command) => {
          const installation = await openInstallation(folderOf(command));
          for (const { projection, version, generation, status, position, parked } of installation.projections.status())
            console.log(
              `${projection}  version ${version}  generation ${generation}  ${status}  at ${Number(position)}  ${parked} parked`,
            );
          await installation.close();
        }),
    )
    .addCommand(
      new Command('rebuild')
        .description('Builds a read model anew beside the live one, and switches when it has caught up.')
        .argument('<projection>')
        .action(run((projections, projection) => projections.rebuild(projection))),
    )
    .addCommand(
      new Command('roll-back')
        .description('Switches back to the generation before, once that has caught up.')
        .argument('<projection>')
        .action(run((projections, projection) => projections.rollBack(projection))),
    );
