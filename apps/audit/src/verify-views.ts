import { Command } from 'commander';
import { ViewsDatabase, sentenceOf, verifyViews } from '#projections';
import { allProjections } from '#installation';
import { isBundle } from './bundle/bundle.js';
import { WrongOption, endWithFault } from './ending.js';
import { folderOf, openLog } from './opened.js';

export const verifyViewsCommand = (): Command =>
  new Command('verify-views')
    .description('Builds every read model anew from the log, in memory, and compares it row by row with the live one.')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Exit code 0 where they are equal, 1 where they are not; the first difference is named.

Example:
  npm run audit -- verify-views --json`,
    )
    .action(async (options: { readonly json?: true }, command: Command) => {
      const folder = folderOf(command);
      if (isBundle(folder))
        throw new WrongOption(
          `${folder} is a bundle, and holds no read models: verify-views needs the data folder. What a bundle tells is looked at with state, roster and diff`,
        );
      const { log, close } = await openLog(folder);
      const live = await ViewsDatabase.openReadOnly(folder);
      try {
        const { tables, first } = await verifyViews(allProjections, live, log);
        if (options.json) console.log(JSON.stringify({ tables, first: first ?? null }));
        else {
          for (const { projection, table, rows, differences } of tables)
            console.log(
              `${projection}.${table}: ${rows} rows${differences > 0 ? `, ${differences} of them otherwise` : ''}`,
            );
          console.log(first ? `The first difference: ${sentenceOf(first)}` : 'Every read model is what the log says.');
        }
        if (first) endWithFault();
      } finally {
        await live.close();
        await close();
      }
    });
