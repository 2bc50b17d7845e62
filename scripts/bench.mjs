// Runs one benchmark from the build: npm run -s bench -- append [--json]
import { readdir } from 'node:fs/promises';

const folder = new URL('../dist/test/bench/', import.meta.url);
const [name = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const known = (await readdir(folder))
  .filter((file) => file.endsWith('.js') && file !== 'bench.js')
  .map((file) => file.slice(0, -3));
if (!known.includes(name)) {
  console.error(`bench: say which: ${known.join(', ')} (and --json for machines)`);
  process.exit(1);
}
await import(new URL(`${name}.js`, folder).href);
