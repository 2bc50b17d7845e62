import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bearer, testIssuer } from '../e2e/test-issuer.js';
import { report } from './bench.js';

/**
 * Resident memory of the API right after its first start, which loads the demo season, and after it has answered some large
 * queries: what the collector has not got round to by then counts.
 */
const api = fileURLToPath(new URL('../../apps/api/src/main.js', import.meta.url));
const query =
  '{ cafeSessions(first: 50) { edges { node { date missing cafe { name } shifts { role volunteer { name } } visits { edges { node { guest { name } } } } } } } }';

async function residentMegabytes(queries: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'samspil-bench-'));
  const child = spawn(process.execPath, [api], {
    env: { ...process.env, ...testIssuer.environment, SAMSPIL_DATA: join(folder, 'data'), SAMSPIL_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    url = /runs at (http\S+)/.exec(line)?.[1];
    if (url) break;
  }
  for (let asked = 0; asked < queries; asked++) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: await bearer('coordinator/0183/karen') },
      body: JSON.stringify({ query }),
    });
    await response.text();
  }
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(folder, { recursive: true });
  return Number(kilobytes) / 1024;
}

await report([
  {
    name: 'memory of the API after the demo season',
    aim: 250,
    unit: 'MB',
    measure: () => residentMegabytes(0),
    runs: 3,
  },
  {
    name: 'and after 20 queries of 50 sessions with all their guests and volunteers',
    aim: 250,
    unit: 'MB',
    measure: () => residentMegabytes(20),
    runs: 3,
  },
]);
