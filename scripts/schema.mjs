// The one schema of the API, from the .graphql files of the contexts: printed for readers, and as types for resolvers.
//   node scripts/schema.mjs          writes docs/reference/schema.graphql and libs/graphql/src/generated.ts
//   node scripts/schema.mjs --check  fails where either is not what the files say
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { buildASTSchema, extendSchema, lexicographicSortSchema, parse, print, printSchema, Kind } from 'graphql';
import { format, resolveConfig } from 'prettier';

const files = (await readdir('libs', { recursive: true })).filter((file) => file.endsWith('.graphql')).sort();
const documents = await Promise.all(files.map((file) => readFile(join('libs', file), 'utf8')));
const definitions = documents.flatMap((text) => parse(text).definitions);
const extending = definitions.filter(({ kind }) => kind.endsWith('Extension'));
const defining = definitions.filter(({ kind }) => !kind.endsWith('Extension'));
const schema = lexicographicSortSchema(
  extendSchema(
    buildASTSchema({ kind: Kind.DOCUMENT, definitions: defining }, { assumeValidSDL: true }),
    { kind: Kind.DOCUMENT, definitions: extending },
    { assumeValidSDL: true },
  ),
);

/** printSchema leaves out where directives are applied, and who reads the schema shall see what is personal: they are put in after. */
const plain = printSchema(schema);
const markings = parse(plain).definitions.flatMap((node) => {
  const type = node.name && schema.getType(node.name.value);
  if (!type || !node.fields) return [];
  return [
    { after: node.interfaces?.at(-1) ?? node.name, marked: [type.astNode, ...type.extensionASTNodes] },
    ...node.fields.map((field) => ({ after: field, marked: [type.getFields()[field.name.value].astNode] })),
  ].map(({ after, marked }) => ({
    at: after.loc.end,
    text: marked
      .flatMap((element) => element.directives)
      .filter(({ name }) => name.value !== 'deprecated') // That one it prints.
      .map((directive) => ` ${print(directive)}`)
      .join(''),
  }));
});
const printed = `${markings.reduceRight((text, { at, text: marking }) => text.slice(0, at) + marking + text.slice(at), plain)}\n`;
const types = await codegen({
  filename: 'generated.ts',
  schema: parse(printed),
  documents: [],
  plugins: [{ typescript: {} }],
  pluginMap: { typescript },
  config: {
    scalars: { DateTime: 'Instant', Date: 'LocalDate', LocalTime: 'LocalTime', ID: 'string' },
    enumsAsTypes: true,
    skipTypename: true,
    onlyOperationTypes: false,
    immutableTypes: true,
    useTypeImports: true,
  },
});
const header =
  "// Made by scripts/schema.mjs from the .graphql files. Not edited by hand.\nimport type { Instant, LocalDate, LocalTime } from '#kernel';\n";
const targets = { 'docs/reference/schema.graphql': printed, 'libs/graphql/src/generated.ts': header + types };
let stale = false;
for (const [file, text] of Object.entries(targets)) {
  const wanted = await format(text, { ...(await resolveConfig(file)), filepath: file });
  if (process.argv.includes('--check')) {
    if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
      stale = true;
      console.error(
        `${file} is not what the .graphql files say: run npm run schema, and look whether the change breaks callers`,
      );
    }
  } else await writeFile(file, wanted);
}
process.exitCode = stale ? 1 : 0;
