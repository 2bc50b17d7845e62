import { parseArgs } from 'node:util';
import { EventStoreDBDouble } from './eventstoredb-double.js';

/**
 * Starts a double, prints its connection string on a line of its own, and runs until it is told to end.
 * `--port 2113`: any that is free; `--version 24.10.0.0`: what it takes itself for.
 */
const { values } = parseArgs({ options: { port: { type: 'string' }, version: { type: 'string' } } });
const double = await EventStoreDBDouble.start({
  ...(values.port ? { port: Number(values.port) } : {}),
  ...(values.version ? { version: values.version } : {}),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void double.stop());
console.log(double.url);
