#!/usr/bin/env node
import { runAudit } from './program.js';

// What is written may be about people: it is for its owner only.
process.umask(0o077);

// Whoever reads our output may stop reading: `| head` is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await runAudit(process.argv.slice(2));
