// What partners rely on: whether today's schema keeps what the released one said. Run npm run schema before, where .graphql files changed.
//   npm run schema:breaking   fails where a caller of the released schema would break, and lists what is dangerous
//   npm run schema:release    makes today's schema the released one, where nothing breaks
import { copyFile, readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { grants } from '#identity';
import { changesBetween } from './breaking/changes.mjs';

const [RELEASED, TODAY] = ['docs/reference/schema.released.graphql', 'docs/reference/schema.graphql'];
const releasing = process.argv.includes('--release');

const [released, today] = await Promise.all([RELEASED, TODAY].map(async (file) => parse(await readFile(file, 'utf8'))));
const { breaking, dangerous } = changesBetween(released, today, { grants, on: Temporal.Now.plainDateISO(), releasing });

for (const change of dangerous) console.log(`Look at it: ${change}`);
for (const change of breaking) console.error(`Breaks callers: ${change}`);
if (breaking.length > 0) {
  console.error(
    `${TODAY} breaks callers of ${RELEASED}: keep what went, @deprecated for six months (docs/how-to/partner.md)`,
  );
  process.exitCode = 1;
} else if (releasing) {
  await copyFile(TODAY, RELEASED);
  console.log(`${RELEASED} is today's schema from now on: commit it`);
} else console.log('Whoever uses the released schema can go on');
