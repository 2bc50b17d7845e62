import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import type { Said } from './history.js';

/** A process that runs what was built of a `*.child.ts`. */
export interface Child {
  readonly pid: number;
  /** What it says, up to its end. */
  readonly said: AsyncIterableIterator<Said>;
  /** Ends it with SIGKILL, whatever it is at. */
  kill(): void;
}

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** What a command is put into, such as `['sh', '-c', 'exec "$@"', 'sh']`. */
export type Around = readonly string[];

export function startChild(
  name: string,
  args: readonly string[],
  { around = [], ...options }: SpawnOptions & { around?: Around } = {},
): Child {
  const file = fileURLToPath(new URL(`../../dist/test/crash/${name}.child.js`, import.meta.url));
  const [command = '', ...rest] = [...around, process.execPath, file, ...args];
  const child = spawn(command, rest, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  if (child.pid === undefined) throw new Error(`${command} could not be started`);
  return { pid: child.pid, said: linesOf(child), kill: () => child.kill('SIGKILL') };
}

async function* linesOf(child: ChildProcess): AsyncGenerator<Said> {
  if (!child.stdout) return;
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may be cut off by the kill: then it was never said.
    if (line.endsWith('}')) yield JSON.parse(line) as Said;
  }
}

export async function everythingSaid(child: Child): Promise<Said[]> {
  const said: Said[] = [];
  for await (const one of child.said) said.push(one);
  return said;
}
