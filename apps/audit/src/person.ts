import { Command } from 'commander';
import { z } from 'zod';
import { type Actor, type Municipality, idSchema, municipalitySchema } from '#kernel';
import { World, parseGlobalId } from '#graphql';
import { Access } from '#identity';
import { type Installation, personKinds, reportSourcesOf } from '#installation';
import {
  type FoundRecord,
  MOST_RECORDS,
  type PersonRecord,
  type Reading,
  erasure,
  personPage,
  personReport,
  recordsUnder,
} from '#privacy';
import { folderOf, openInstallation } from './opened.js';

const optionsSchema = z.object({
  actor: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'must be the id of an account: letters, digits, - or _' }),
  language: z.enum(['da', 'en'], { error: 'must be da or en' }),
  withStaff: z.boolean().default(false),
  municipality: municipalitySchema.optional(),
  json: z.boolean().default(false),
});
type PersonOptions = z.output<typeof optionsSchema>;

/** A person's own report, made where the log is. It records the look, so it needs the folder for itself: stop Samspil first. */
export const personCommand = (): Command =>
  new Command('person')
    .description(
      'Everything that is held about one person, as JSON and as HTML to read. While Samspil does not run. Records that it was asked for.',
    )
    .argument('<id...>', 'all records of one person: ids as the API gives them, or plain UUIDs with --municipality')
    .requiredOption('--actor <id>', 'the account of who asks, who is recorded as data protection officer')
    .option('--municipality <code>', 'the municipality of the person, such as 0183')
    .option('--language <da|en>', 'the language of the HTML', 'da')
    .option('--with-staff', 'names the accounts that looked: only where somebody has decided so (see below)')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
By the Court of Justice (C-579/21) people may know when and for what their data were looked at. Who of the staff it was they may know where
they cannot otherwise use their rights, and with regard to the rights of the staff: --with-staff is for when that has been decided.

Example:
  npm run audit -- person R3Vlc3Q6… --actor dpo-7`,
    )
    .action(async (ids: readonly string[], options: object, command: Command) => {
      const wanted = optionsOf(options);
      const asked = new Set(ids).size;
      if (asked > MOST_RECORDS)
        throw new Error(
          `a report is about at most ${MOST_RECORDS} records of one person, and these are ${asked}: name fewer`,
        );
      const installation = await openInstallation(folderOf(command));
      try {
        const files = await report(installation, ids, wanted);
        console.log(wanted.json ? JSON.stringify(files) : `${files.json}\n${files.html}`);
      } finally {
        await installation.close();
      }
    });

function optionsOf(options: object): PersonOptions {
  const parsed = optionsSchema.safeParse(options);
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success) throw new Error(`--${issue?.path.join('.')} ${issue?.message}`);
  return parsed.data;
}

async function report(installation: Installation, ids: readonly string[], options: PersonOptions) {
  const { views, readLog, clock, documents } = installation;
  const { records, municipality } = await recordsOf(installation, ids, options);
  await refuseWhileErased(installation, municipality, records);
  const actor: Actor = { kind: 'dataProtectionOfficer', municipality, id: options.actor };
  const reading: Reading = { actor, readingFor: 'dataProtection', asked: ['personReport'] };
  const world = new World(
    views,
    new Access(actor),
    (subjectId, purpose) => {
      readLog.note(reading, subjectId, purpose);
    },
    clock,
  );
  installation.securityLog.exported(actor, 'personReport');
  const made = await personReport(reportSourcesOf(installation), world, records, options);
  const keep = (name: string, content: string) =>
    documents.keep(
      municipality,
      records.map(({ subjectId }) => subjectId),
      name,
      content,
    );
  return {
    json: await keep('person.json', `${JSON.stringify(made, null, 2)}\n`),
    html: await keep('person.html', personPage(made, options.language)),
  };
}

/** What is written of somebody who is just being erased would outlive them. @throws Error */
async function refuseWhileErased(
  { handling }: Installation,
  municipality: Municipality,
  records: readonly PersonRecord[],
): Promise<void> {
  for (const { subjectId } of records) {
    const state = await handling.stateOf(erasure, municipality, subjectId);
    if (state && state.keysDue.size + state.clearingDue.size > 0)
      throw new Error(`${subjectId} is just being erased: say it again when npm run audit -- erasures proves it`);
  }
}

async function recordsOf({ views }: Installation, ids: readonly string[], { municipality }: PersonOptions) {
  const wanted = [...new Set(ids.map((text) => plainIdOf(text, municipality !== undefined)))];
  const found = await recordsUnder(wanted, personKinds, views);
  const there = found.filter((each) => !municipality || each.municipality === municipality);
  const missing = wanted.find((id) => !there.some(({ subjectId }) => subjectId === id));
  if (missing)
    throw new Error(
      `there is no record of a person with the id ${missing}${municipality ? ` in ${municipality}` : ''}`,
    );
  return { records: there, municipality: theOneOf(there) };
}

function plainIdOf(text: string, hasMunicipality: boolean): string {
  const isPlain = idSchema.safeParse(text);
  if (isPlain.success && !hasMunicipality)
    throw new Error(`${text} is a plain id: say of which municipality with --municipality 0183`);
  const id = isPlain.data ?? idSchema.safeParse(parseGlobalId(text)?.parts[0]).data;
  if (!id) throw new Error(`${text} is no id of a person's record: take one that the API gives`);
  return id;
}

function theOneOf(records: readonly FoundRecord[]) {
  const [first, second] = [...new Set(records.map(({ municipality }) => municipality))];
  if (!first || second)
    throw new Error('the records are of different municipalities, and each answers for itself: ask them one by one');
  return first;
}
