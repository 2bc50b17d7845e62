#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { copyCommand } from './copy.js';
import { erasuresCommand } from './erasures.js';
import { parkedCommand } from './parked.js';
import { personCommand } from './person.js';
import { readModelsCommand } from './read-models.js';
import { readsCommand } from './reads.js';
import { reapplyErasuresCommand } from './reapply-erasures.js';
import { replayCommand } from './replay.js';
import { rotateMasterKeyCommand } from './rotate-master-key.js';
import { verifyViewsCommand } from './verify-views.js';

// What is written may be about people: it is for its owner only.
process.umask(0o077);

const program = new Command('audit')
  .description("Reads Samspil's history and proves its read models. Only looks, unless a command says otherwise.")
  .option('--data <folder>', 'the data folder', process.env['SAMSPIL_DATA'] ?? 'data')
  .addCommand(replayCommand())
  .addCommand(verifyViewsCommand())
  .addCommand(parkedCommand())
  .addCommand(readModelsCommand())
  .addCommand(copyCommand())
  .addCommand(personCommand())
  .addCommand(readsCommand())
  .addCommand(erasuresCommand())
  .addCommand(reapplyErasuresCommand())
  .addCommand(rotateMasterKeyCommand())
  .configureHelp({ showGlobalOptions: true });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Error) || error instanceof InvalidArgumentError) throw error;
  console.error(`audit: ${error.message}`);
  process.exitCode = 1;
}
