import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { z } from 'zod';
import { instantSchema, municipalitySchema } from '#kernel';
import { type ReadsControl, controlReads } from '#privacy';
import { folderOf, openLog } from './opened.js';

const optionsSchema = z.object({
  municipality: municipalitySchema.optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  sample: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'must be a number from 0 to 9999' })
    .transform(Number),
  seed: z.string().min(1, { error: 'must not be empty' }).optional(),
  json: z.boolean().default(false),
});

/** The municipality's own control of who looks at whom: beside a running Samspil. */
export const readsCommand = (): Command =>
  new Command('reads')
    .description(
      'Who looked at personal data: figures for each reader, the unusual ones first, and a random sample of looks.',
    )
    .option('--municipality <code>', 'one municipality only, such as 0183')
    .option('--from <time>', 'looks from then on')
    .option('--to <time>', 'looks before then')
    .option('--sample <n>', 'how many looks are drawn', '20')
    .option('--seed <text>', 'by what they are drawn; without it, by chance')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
The same seed draws the same looks from the same period: those with the smallest SHA-256 of the JSON text [seed, event id, person's id].
The usual is the median of readers of the same kind (of all, where there are fewer than three of it). No personal value is shown.

Example:
  npm run audit -- reads --municipality 0183 --from 2026-10-01T00:00:00+02:00 --to 2026-11-01T00:00:00+01:00 --seed "october, drawn by the mayor"`,
    )
    .action(async (given: object, command: Command) => {
      const parsed = optionsSchema.safeParse(given);
      const [issue] = parsed.error?.issues ?? [];
      if (!parsed.success) throw new Error(`--${issue?.path.join('.')} ${issue?.message}`);
      const { json, seed = randomUUID(), ...options } = parsed.data;
      const { log, close } = await openLog(folderOf(command));
      try {
        const control = await controlReads(log, { ...options, seed });
        console.log(json ? JSON.stringify(control) : inWords(control));
      } finally {
        await close();
      }
    });

const MEASURES = {
  mostPeopleInAnHour: 'people in one hour',
  people: 'people',
  outsideHours: 'requests at night or weekends',
} as const;

function inWords({ from, to, requests, looks, readers, seed, sample, unreadable }: ReadsControl): string {
  return [
    `${requests} requests showed personal data, people ${looks} times, from ${from ?? 'the beginning'} to ${to ?? 'now'}.`,
    ...(unreadable > 0 ? [`${unreadable} events of the read log cannot be read, and count nowhere.`] : []),
    '',
    'Readers, the most unusual first:',
    ...readers.map(readerInWords),
    '',
    `A sample of ${sample.length} looks, drawn with the seed ${JSON.stringify(seed)}:`,
    ...sample.map(
      ({ at, reader, subjectId, purposes, readingFor, asked }) =>
        `  ${at}  ${reader.kind} ${reader.id} (${reader.municipality})  saw ${subjectId}  ${purposes.join(', ')}  for ${readingFor}  asked ${asked.join(', ')}`,
    ),
  ].join('\n');
}

function readerInWords(figures: ReadsControl['readers'][number]): string {
  const { reader, requests, people, readFor, shown, atNight, atWeekends, mostPeopleInAnHour, unusual } = figures;
  return [
    `  ${reader.kind} ${reader.id} (${reader.municipality}): ${requests} requests, ${people} people, ${mostPeopleInAnHour} at most in one hour`,
    `    for ${counted(readFor)}; saw ${counted(shown)}; ${atNight} between 22 and 6 o'clock, ${atWeekends} at weekends`,
    `    ${MEASURES[unusual.by]}: ${unusual.times.toFixed(1)} times the usual`,
  ].join('\n');
}

const counted = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
