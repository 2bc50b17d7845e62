// What can be said of any store, said of EventStoreDB: npm run test:eventstoredb
//   EVENTSTOREDB_URL=esdb://…   of the server that it names, which must hold no log yet (never one that is in use)
//   without it                  of a double that speaks the same protocol, a new one for each spec
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SEASON = 'libs/demo/src/season';
const API = 'test/e2e';
const CONTRACT = 'libs/event-store/eventstoredb/eventstoredb-event-store';

function run(environment, ...specs) {
  const { status } = spawnSync('npm', ['run', '--silent', 'jest', '--', ...specs, ...WITHOUT], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** They say for themselves which store they are about, or are about none. */
const WITHOUT = [
  '/node_modules/',
  '/dist/',
  '/data/',
  'e2e/(audit-|copy|checkpoints|forms|limits|oauth-token|permissions|production|sign-in|tokens|web-socket)',
].map((pattern) => `--testPathIgnorePatterns=${pattern}`);

const server = process.env.EVENTSTOREDB_URL;
if (server) {
  console.log('Against the server that EVENTSTOREDB_URL names');
  // The season needs an empty log, and what the contract writes is none of Samspil's.
  const keys = mkdtempSync(join(tmpdir(), 'samspil-keys-'));
  process.on('exit', () => rmSync(keys, { recursive: true, force: true }));
  const environment = {
    SAMSPIL_KEYS: keys,
    SAMSPIL_ERASURES: keys,
    SAMSPIL_MASTER_KEY: randomBytes(32).toString('base64'),
  };
  for (const spec of [SEASON, API, CONTRACT]) run(environment, '--runInBand', spec);
} else {
  console.log('Against doubles of EventStoreDB, and no real server');
  run({ EVENTSTOREDB_URL: 'double' }, SEASON, API, CONTRACT);
}
