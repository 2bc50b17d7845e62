import { Command } from 'commander';
import { checkpointCommand } from './checkpoint.js';
import { copyCommand } from './copy.js';
import { cosignCommand } from './cosign.js';
import { diffCommand } from './diff.js';
import { endWith } from './ending.js';
import { erasuresCommand } from './erasures.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { parkedCommand } from './parked.js';
import { personCommand } from './person.js';
import { readModelsCommand } from './read-models.js';
import { readsCommand } from './reads.js';
import { reapplyErasuresCommand } from './reapply-erasures.js';
import { replayCommand } from './replay.js';
import { rosterCommand } from './roster.js';
import { rotateMasterKeyCommand } from './rotate-master-key.js';
import { stateCommand } from './state.js';
import { verifyViewsCommand } from './verify-views.js';
import { verifyCommand } from './verify.js';
import { whoCommand } from './who.js';

const program = (): Command =>
  new Command('audit')
    .description("Reads Samspil's history and proves it. Only looks, unless a command says otherwise.")
    .option('--data <folder>', 'the data folder, or a bundle that export wrote', process.env['SAMSPIL_DATA'] ?? 'data')
    .addCommand(verifyCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(checkpointCommand())
    .addCommand(cosignCommand())
    .addCommand(replayCommand())
    .addCommand(stateCommand())
    .addCommand(rosterCommand())
    .addCommand(diffCommand())
    .addCommand(whoCommand())
    .addCommand(verifyViewsCommand())
    .addCommand(parkedCommand())
    .addCommand(readModelsCommand())
    .addCommand(copyCommand())
    .addCommand(personCommand())
    .addCommand(readsCommand())
    .addCommand(erasuresCommand())
    .addCommand(reapplyErasuresCommand())
    .addCommand(rotateMasterKeyCommand())
    .addHelpText(
      'after',
      `
Looking commands take a bundle too, and need no server, no network and no keys: verify, replay, state, roster, diff, who, checkpoint.

Exit code: 0 done, and nothing is wrong; 1 something is wrong with the history, a bundle or a proof; 2 it could not be done.

Examples:
  npm run audit -- verify
  npm run audit -- export --to bundle
  npm run audit -- verify --data bundle --key 'samspil/…'`,
    );

/** Commander would end the process by itself, with codes of its own, and a command's help would not tell of --data. */
function endingHere(command: Command): Command {
  command.exitOverride().configureHelp({ showGlobalOptions: true });
  command.commands.forEach(endingHere);
  return command;
}

/** Does what a command line says, tells what came of it, and leaves the exit code for it. */
export async function runAudit(args: readonly string[]): Promise<void> {
  try {
    await endingHere(program()).parseAsync(args, { from: 'user' });
  } catch (error) {
    endWith(error);
  }
}
