// Builds what has changed, then runs an application in this very process, so that signals reach it: node scripts/run.mjs api
import { spawnSync } from 'node:child_process';

for (const build of [['node_modules/typescript7/bin/tsc', '-b'], ['scripts/copy-assets.mjs']]) {
  const { status } = spawnSync(process.execPath, build, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const [application] = process.argv.splice(2, 1);
const entry = new URL(`../dist/apps/${application}/src/main.js`, import.meta.url);
// The application reads its own arguments from where they would stand had it been started itself.
process.argv[1] = entry.pathname;
await import(entry.href);
