import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { testIssuer } from './test-issuer.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Variables; one that is undefined is not there, whatever it is otherwise. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A built application as a process of its own. */
export class Program {
  private static readonly running = new Set<Program>();
  /** What every program is started with besides: where its log is. */
  static environment: Environment = {};

  private output = '';
  private errors = '';
  readonly ended: Promise<number | NodeJS.Signals | null>;

  private constructor(private readonly child: ChildProcessByStdio<null, Readable, Readable>) {
    child.stdout.on('data', (text: Buffer) => (this.output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (this.errors += text.toString()));
    Program.running.add(this);
    this.ended = once(child, 'close').then(([code, signal]) => {
      Program.running.delete(this);
      return (code ?? signal) as number | NodeJS.Signals | null;
    });
  }

  static start(application: string, args: readonly string[], environment: Environment): Program {
    return Program.spawn(process.execPath, [`dist/apps/${application}/src/main.js`, ...args], environment);
  }

  /** As the README starts it, without the demo season. */
  static npmStart(folder: string): Program {
    return Program.spawn('npm', ['start'], { SAMSPIL_DATA: folder, SAMSPIL_PORT: '0', SAMSPIL_DEMO: 'off' });
  }

  private static spawn(command: string, args: readonly string[], environment: Environment): Program {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SAMSPIL_')));
    return new Program(
      spawn(command, args, {
        cwd: root,
        env: { ...inherited, NODE_ENV: 'development', ...Program.environment, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  /** The API without the demo season, on any port. */
  static api(folder: string, environment: Environment = {}): Program {
    return Program.start('api', [], {
      SAMSPIL_DATA: folder,
      SAMSPIL_PORT: '0',
      SAMSPIL_DEMO: 'off',
      ...testIssuer.environment,
      ...environment,
    });
  }

  /** Runs it to its end. */
  static async run(application: string, args: readonly string[], environment: Environment = {}) {
    const program = Program.start(application, args, environment);
    const code = await program.ended;
    return { code, output: program.output, errors: program.errors };
  }

  /** Ends whatever still runs. */
  static async endAll(): Promise<void> {
    for (const program of [...Program.running]) {
      program.kill('SIGKILL');
      await program.ended;
    }
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** The first line that matches, said already or to come, and what it captures. @throws Error where the program ends without it */
  async line(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = this.output
        .split('\n')
        .map((line) => pattern.exec(line))
        .find(Boolean);
      if (found) return found;
      const more = await Promise.race([once(this.child.stdout, 'data').then(() => true), this.ended.then(() => false)]);
      if (!more) throw new Error(`it ended without a line like ${String(pattern)}: ${this.output}${this.errors}`);
    }
  }

  /** All that it has said so far. */
  get everything(): string {
    return this.output + this.errors;
  }

  /** Where it serves. */
  async url(): Promise<string> {
    return (await this.line(/runs at (http\S+)/))[1] ?? '';
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** What it said on its way out. */
  async said(): Promise<{ code: number | NodeJS.Signals | null; errors: string }> {
    const code = await this.ended;
    return { code, errors: this.errors };
  }
}
