import { Command } from 'commander';
import { systemClock } from '#kernel';
import type { ProjectionRunner, ProjectionStatus } from '#projections';
import { folderOf, openInstallation } from './opened.js';

interface Shown {
  readonly json?: true;
}

const within = async (
  command: Command,
  work: (projections: ProjectionRunner) => Promise<void> | void,
): Promise<void> => {
  const installation = await openInstallation(folderOf(command));
  try {
    await work(installation.projections);
  } finally {
    await installation.close();
  }
};

const run =
  (work: (projections: ProjectionRunner, projection: string) => Promise<void>) =>
  (projection: string, options: Shown, command: Command): Promise<void> =>
    within(command, async (projections) => {
      await work(projections, projection);
      while (projections.status().some(({ status }) => status === 'building')) await systemClock.sleep(50);
      show(
        projections.status().filter((each) => each.projection === projection),
        options,
      );
    });

function show(generations: readonly ProjectionStatus[], { json }: Shown): void {
  for (const { projection, version, generation, status, position, parked } of generations)
    console.log(
      json
        ? JSON.stringify({ projection, version, generation, status, position: Number(position), parked })
        : `${projection}  version ${version}  generation ${generation}  ${status}  at ${Number(position)}  ${parked} parked`,
    );
}

const JSON_LINES = ['--json', 'one JSON object a line (NDJSON)'] as const;

/** The generations of the read models. They need the folder for themselves: stop Samspil first. */
export const readModelsCommand = (): Command =>
  new Command('read-models')
    .description('The generations of the read models. While Samspil does not run.')
    .addCommand(
      new Command('status')
        .description('Every generation, and how far it is.')
        .option(...JSON_LINES)
        .action((options: Shown, command: Command) =>
          within(command, (projections) => {
            show(projections.status(), options);
          }),
        ),
    )
    .addCommand(
      new Command('rebuild')
        .description('Builds a read model anew beside the live one, and switches when it has caught up.')
        .argument('<projection>')
        .option(...JSON_LINES)
        .action(run((projections, projection) => projections.rebuild(projection))),
    )
    .addCommand(
      new Command('roll-back')
        .description('Switches back to the generation before, once that has caught up.')
        .argument('<projection>')
        .option(...JSON_LINES)
        .action(run((projections, projection) => projections.rollBack(projection))),
    )
    .addHelpText(
      'after',
      `
Examples:
  npm run audit -- read-models status
  npm run audit -- read-models rebuild cafeSessions`,
    );
