// What can be said of any store, said of EventStoreDB: npm run test:eventstoredb
//   EVENTSTOREDB_URL=esdb://…   of the server that it names, which must hold no log yet (never one that is in use)
//   without it                  of a double that speaks the same protocol, a new one for each spec
// The season first, which needs an empty log; the contract last, whose events are none of Samspil's.
import { spawnSync } from 'node:child_process';

const specs = ['libs/demo/src/season', 'test/e2e', 'libs/event-store/eventstoredb/eventstoredb-event-store'];
const url = process.env.EVENTSTOREDB_URL ?? 'double';
console.log(
  `Against ${url === 'double' ? 'doubles of EventStoreDB, and no real server' : 'the server that EVENTSTOREDB_URL names'}`,
);
for (const spec of specs) {
  const { status } = spawnSync('npm', ['run', '--silent', 'jest', '--', '--runInBand', spec], {
    stdio: 'inherit',
    env: { ...process.env, EVENTSTOREDB_URL: url },
  });
  if (status !== 0) process.exit(status ?? 1);
}
