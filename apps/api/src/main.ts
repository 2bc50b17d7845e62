import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Configuration, configurationFrom, shownStore } from '#installation';
import { plainly } from './plainly.js';
import { serve } from './serve.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

// Whatever is written holds data of people: it is for its owner only.
process.umask(0o077);

/** Loads the demo season where nothing is yet. False when that was stopped or failed, which has been said then. */
async function demoLoaded({ demo, data, store }: Configuration): Promise<boolean> {
  const startedBefore = existsSync(join(data, store.kind === 'sqlite' ? 'log.db' : 'views.db'));
  if (!demo || startedBefore) return true;
  const loading = fork(fileURLToPath(new URL('./load-demo.js', import.meta.url)));
  const pass = (signal: NodeJS.Signals) => loading.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  const [code] = (await once(loading, 'exit')) as [number | null];
  for (const signal of SIGNALS) process.off(signal, pass);
  return code === 0;
}

await plainly(async () => {
  const configuration = configurationFrom(process.env);
  if (!(await demoLoaded(configuration))) {
    process.exitCode = 1;
    return;
  }
  const { url, close } = await serve(configuration);
  let stoppingSince: number | undefined;
  const stop = (): void => {
    // Ctrl-C under npm comes twice, from the terminal and from npm. Who says it again later does not want to wait any longer.
    if (stoppingSince !== undefined && process.uptime() - stoppingSince > 2) process.exit(1);
    if (stoppingSince !== undefined) return;
    stoppingSince = process.uptime();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('Samspil could not stop cleanly:', error);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  console.log(
    [
      `Samspil runs at ${url}`,
      `  GraphQL   ${url}/graphql` + (configuration.production ? '' : '   (open it in a browser to try queries)'),
      `  Forms     ${url}/forms/0183`,
      `  Sign in   ${url}/sign-in` + (configuration.identity.issuer ? '' : '   (demo people, no passwords)'),
      `  Health    ${url}/health`,
      `  Data      ${configuration.data}`,
      ...(configuration.store.kind === 'sqlite' ? [] : [`  Log       ${shownStore(configuration.store)}`]),
      `  Replay    npm run audit -- replay`,
    ].join('\n'),
  );
});
