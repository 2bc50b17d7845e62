import { Command } from 'commander';
import { ViewsDatabase, verifyViews } from '#projections';
import { allProjections } from '#installation';
import { folderOf, openLog } from './opened.js';

export const verifyViewsCommand = (): Command =>
  new Command('verify-views')
    .description('Builds every read model anew from the log, in memory, and compares it row by row with the live one.')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExit code 0 where they are equal, 1 where they are not; the first difference is named.')
    .action(async (options: { readonly json?: true }, command: Command) => {
      const folder = folderOf(command);
      const { log, close } = await openLog(folder);
      const live = await ViewsDatabase.openReadOnly(folder);
      try {
        const result = await verifyViews(live, log, allProjections);
        if (options.json) console.log(JSON.stringify(result));
        else {
          for (const { projection, table, rows } of result.tables) console.log(`${projection}.${table}: ${rows} rows`);
          console.log(
            result.difference ? `They differ: ${result.difference}` : 'Every read model is what the log says.',
          );
        }
        process.exitCode = result.difference ? 1 : 0;
      } finally {
        await live.close();
        await close();
      }
    });
