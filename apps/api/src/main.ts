import 'reflect-metadata';
import { configurationFrom } from '#installation';
import { loadDemoOnFirstStart } from '#demo';
import { serve } from './serve.js';

/** What is wrong in a way that whoever starts Samspil can mend: said in a sentence, without a stack. */
const EXPECTED = new Set([
  'WrongConfiguration',
  'DataFolderUnusable',
  'MasterKeyUnusable',
  'LogDoesNotMatch',
  'PortTaken',
  'UnreadableEvent',
  'ClockBehindLog',
]);

try {
  const configuration = configurationFrom(process.env);
  if (configuration.demo) await loadDemoOnFirstStart(configuration);
  const { url, close } = await serve(configuration);
  console.log(
    [
      `Samspil runs at ${url}`,
      `  GraphQL   ${url}/graphql` + (configuration.production ? '' : '   (open it in a browser to try queries)'),
      `  Health    ${url}/health`,
      `  Data      ${configuration.data}`,
      `  Replay    npm run audit -- replay`,
    ].join('\n'),
  );
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error('Samspil could not stop cleanly:', error);
          process.exit(1);
        },
      );
    });
} catch (error) {
  if (!(error instanceof Error) || !EXPECTED.has(error.name)) throw error;
  console.error(`Samspil does not start: ${error.message}`);
  process.exitCode = 1;
}
