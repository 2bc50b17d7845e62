import { Command } from 'commander';
import { reapplyErasures } from '#installation';
import { folderOf, openInstallation } from './opened.js';

/** After a restore. It needs the folder for itself: before Samspil is started on it. */
export const reapplyErasuresCommand = (): Command =>
  new Command('reapply-erasures')
    .description(
      'After a restore: erases again whoever had been erased, by the ledger of erasures. While Samspil does not run.',
    )
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Restored were the log, the keys or both; the ledger (SAMSPIL_ERASURES) never is: it lies apart from all backups.

Example:
  npm run audit -- reapply-erasures`,
    )
    .action(async ({ json }: { readonly json?: true }, command: Command) => {
      const installation = await openInstallation(folderOf(command), { afterRestore: true });
      try {
        const reapplied = await reapplyErasures(installation);
        const { decisions, again, ledgered } = reapplied;
        console.log(
          json
            ? JSON.stringify(reapplied)
            : `The ledger holds ${decisions} decisions to erase. ${again === 0 ? 'All of them stand carried out: nothing had come back.' : `${again} of them had come back in whole or in part, and were carried out again.`}${ledgered === 0 ? '' : ` ${ledgered} were missing in the ledger, and are written there again.`}`,
        );
      } finally {
        await installation.close();
      }
    });
