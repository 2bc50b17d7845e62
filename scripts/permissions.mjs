// Who may do what, as a page for readers: from the grants in libs/identity and the @needs directives of the schema.
//   npm run permissions              writes docs/reference/permissions.md
//   npm run permissions -- --check   fails where the page is not what the code says
import { readFile, writeFile } from 'node:fs/promises';
import { buildSchema, getDirectiveValues, isInterfaceType, isObjectType } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { grants } from '#identity';
import { actorKinds, permissions } from '#kernel';

const PAGE = 'docs/reference/permissions.md';
const schema = buildSchema(await readFile('docs/reference/schema.graphql', 'utf8'));
const needs = schema.getDirective('needs');
const described = Object.fromEntries(
  schema
    .getType('Permission')
    .getValues()
    .map(({ name, description }) => [name, description ?? '']),
);

const needed = (node) => node && getDirectiveValues(needs, node)?.permission;
/** What a permission opens: whole types by their name, fields that say it for themselves, mutations and queries. */
const opened = Object.fromEntries(permissions.map((name) => [name, []]));
for (const type of Object.values(schema.getTypeMap())) {
  if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) continue;
  const ofType = needed(type.astNode);
  const fields = Object.values(type.getFields()).map((field) => [field.name, needed(field.astNode)]);
  if (ofType && fields.some(([, own]) => !own)) opened[ofType].push(type.name);
  for (const [field, own] of fields) if (own && own !== ofType) opened[own].push(`${type.name}.${field}`);
}

const mark = { municipality: '●', own: '○' };
const cells = (permission) => actorKinds.map((kind) => mark[grants[kind][permission]] ?? '');
const row = (...columns) => `| ${columns.join(' | ')} |`;
const page = `# Who may do what

Made by \`npm run permissions\` from \`libs/identity/src/grants.ts\` and the \`@needs\` directives of the schema. Not edited by hand.

A permission is granted to a kind of caller, and reaches so far: ● over their whole municipality, ○ over their own affairs alone. Their own are the
people whom they are or look after (what the token says, and for care staff the guests and passengers whom they come along with), for a partner their own
organisation. Nothing ever reaches into another municipality: its ids answer as those that do not exist. A partner has of this what the scopes of
its client and its agreement name, and no more. Only public forms act for citizens, and only Samspil itself is the system; no token makes anybody
either.

It is enforced before anything is read (every field of a request, by its permission), where read models are read (every row), and on the
command bus (every command): \`test/architecture/permissions.spec.ts\` and \`test/e2e/permissions-*.e2e.spec.ts\`, which asks everything as everybody and
compares with this table.

${row('permission', ...actorKinds)}
${row('---', ...actorKinds.map(() => ':-:'))}
${permissions.map((name) => row(`\`${name}\``, ...cells(name))).join('\n')}

## What each opens

${row('permission', '', 'types, fields, queries and mutations')}
${row('---', '---', '---')}
${permissions.map((name) => row(`\`${name}\``, described[name], opened[name].map((each) => `\`${each}\``).join(', '))).join('\n')}
`;

const wanted = await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE });
if (!process.argv.includes('--check')) await writeFile(PAGE, wanted);
else if ((await readFile(PAGE, 'utf8').catch(() => '')) !== wanted) {
  console.error(`${PAGE} is not what the code says: run npm run permissions, and read what changes for whom`);
  process.exitCode = 1;
}
