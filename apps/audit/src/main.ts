#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { copyCommand } from './copy.js';
import { parkedCommand } from './parked.js';
import { readModelsCommand } from './read-models.js';
import { replayCommand } from './replay.js';
import { verifyViewsCommand } from './verify-views.js';

const program = new Command('audit')
  .description("Reads Samspil's history and proves its read models. Only looks, unless a command says otherwise.")
  .option('--data <folder>', 'the data folder', process.env['SAMSPIL_DATA'] ?? 'data')
  .addCommand(replayCommand())
  .addCommand(verifyViewsCommand())
  .addCommand(parkedCommand())
  .addCommand(readModelsCommand())
  .addCommand(copyCommand())
  .configureHelp({ showGlobalOptions: true });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Error) || error instanceof InvalidArgumentError) throw error;
  console.error(`audit: ${error.message}`);
  process.exitCode = 1;
}
