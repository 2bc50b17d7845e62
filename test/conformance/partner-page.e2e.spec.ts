import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { Program } from '../e2e/program.js';
import type { Reply } from '../e2e/running-api.js';
import { cameBack, stepsOf } from './printed.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/how-to/partner.md'), 'utf8');
const steps = stepsOf(page);
/** Between what comes of a step and of the next. */
const NEXT = '-- that was the step\n';
/** What the page has by its end, for what comes after it. */
const LEFT = 'echo "$CLIENT_ID $CLIENT_SECRET"';

/** Runs a program to its end. */
async function run(command: string, args: readonly string[], cwd: string, environment: Record<string, string> = {}) {
  const child = spawn(command, args, {
    cwd,
    // A command that waits for what never comes.
    timeout: 150_000,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { output, errors, code: code as number | null };
}

/** What a program of Node's says, line by line, until it ends; who has heard enough has it killed. */
async function* linesOf(cwd: string, args: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...environment }, timeout: 60_000 });
  const ended = once(child, 'close');
  try {
    yield* createInterface(child.stdout);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

describe('the page for partners', () => {
  const folder = temporaryFolder();
  let checkout: string;
  let samspil: string;
  let ran: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    const api = Program.start('api', [], { SAMSPIL_DATA: folder(), SAMSPIL_PORT: '0' });
    samspil = await api.url();
    // What the page leaves behind shall not lie among the sources.
    checkout = folder();
    mkdirSync(checkout, { recursive: true });
    for (const each of ['package.json', 'scripts', 'docs', 'node_modules', 'dist', 'libs'])
      symlinkSync(join(root, each), join(checkout, each));
    const script = steps.map(({ commands }) => `${commands}\nprintf '%s' '${NEXT}'\n`).join('');
    ran = await run('bash', ['-euo', 'pipefail', '-c', `${script}${LEFT}`], checkout, { SAMSPIL: samspil });
  }, 180_000);
  afterAll(() => Program.endAll());

  it('has commands that all work', () => {
    expect({ code: ran.code, steps: ran.output.split(NEXT).length - 1, errors: ran.errors }).toMatchObject({
      code: 0,
      steps: steps.length,
    });
  });

  it.each(steps.flatMap(({ heading, printed }, at) => (printed ? [[at + 1, heading, printed] as const] : [])))(
    'prints what comes of step %i: %s',
    (step, _heading, printed) => {
      const came = ran.output.split(NEXT)[step - 1] ?? '';
      expect(cameBack(printed, came) ? printed.text : came).toBe(printed.text);
    },
  );

  it('leads to a client that is typed from end to end', async () => {
    const client = join(checkout, 'my-client');
    const check = () =>
      run(process.execPath, [join(root, 'node_modules/typescript7/bin/tsc'), '--noEmit', '-p', client], root);
    expect(await check()).toEqual({ code: 0, output: '', errors: '' });
    writeFileSync(
      join(client, 'src/wrong.ts'),
      `import { SessionsDocument } from './generated/graphql.js';
       import { ask } from './samspil.js';
       for (const { node } of (await ask(SessionsDocument, { from: '2026-11-22' })).cafeSessions.edges) console.log(node.guests);`,
    );
    const { output } = await check();
    expect(output.trim()).toMatch(/^\S*wrong\.ts\S* error TS2339: Property 'guests' does not exist[^\n]*$/);
  });

  describe('leads to a client that follows', () => {
    const follow = (cursor: string, ...once: readonly '--once'[]) => {
      const [id = '', secret = ''] = ran.output.trim().split('\n').at(-1)?.split(' ') ?? [];
      const environment = { SAMSPIL: samspil, CLIENT_ID: id, CLIENT_SECRET: secret };
      return linesOf(join(checkout, 'my-client'), ['dist/follow-changes.js', cursor, ...once], environment);
    };
    const allOf = async (lines: AsyncIterable<string>) => {
      const all: string[] = [];
      for await (const line of lines) all.push(line);
      return all;
    };

    it('each change once, stopped at whatever time', async () => {
      const all = await allOf(follow('whole', '--once'));
      expect(all.length).toBeGreaterThan(300);
      let heard = 0;
      for await (const _line of follow('stopped')) if (++heard === 250) break;
      // Where it was killed: at a change, or between two pages, whose border is an index of no change of ours.
      const stoppedAt = Number(readFileSync(join(checkout, 'my-client/stopped'), 'utf8'));
      const dealtWith = all.filter((line) => Number.parseInt(line, 10) <= stoppedAt).length;
      // Killed between dealing with a change and keeping its index, it deals with that one again.
      expect(dealtWith).toBeGreaterThanOrEqual(249);
      expect(await allOf(follow('stopped', '--once'))).toEqual(all.slice(dealtWith));
      expect(await allOf(follow('stopped', '--once'))).toEqual([]);
    });

    it('what comes, as it comes', async () => {
      const { output: karen } = await run(process.execPath, ['scripts/token.mjs', 'karen', samspil], root);
      const ask = async (query: string, variables: object = {}) => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${karen.trim()}` };
        const body = JSON.stringify({ query, variables });
        const answer = await fetch(`${samspil}/graphql`, { method: 'POST', headers, body });
        return ((await answer.json()) as Pick<Reply, 'data'>).data;
      };
      const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
      const { cafeSessions } = await ask(
        'query ($from: Date!) { cafeSessions(from: $from, first: 1) { edges { node { id } } } }',
        { from },
      );
      const sing = async (theme: string) => {
        const input = { sessionId: cafeSessions.edges[0].node.id, theme };
        const mutation = 'setCafeSessionTheme(input: $input, idempotencyKey: $key) { __typename }';
        await ask(`mutation ($input: SetCafeSessionThemeInput!, $key: String!) { ${mutation} }`, { input, key: theme });
      };
      await sing('Song 1');
      let heard = 0;
      for await (const line of follow('stopped')) {
        heard += 1;
        expect(line).toContain(`{"theme":"Song ${heard}"}`);
        // The first was there before; what is said from now on comes by the subscription.
        if (heard === 4) break;
        await sing(`Song ${heard + 1}`);
      }
      expect(heard).toBe(4);
    });
  });

  it('says the limits that there are', () => {
    const { document, price, webSockets } = usualLimits;
    const all = [document.tokens, document.fields, document.aliases, price.perMinute, price.mostOfOneRequest];
    for (const limit of [...all, webSockets.ofOneClient]) expect(page).toContain(limit.toLocaleString('en'));
  });
});
