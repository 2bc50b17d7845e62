import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import type { RecordedEvent } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { edition, entry, organiser, overviewTerms } from '#overview';
import { startChild } from './child.js';
import { pressOf } from './printing.js';
import { Town, foldersOf } from './town.js';

const [toOrganiser, toTerms, toEntry, toEdition] = [
  messagesOf(organiser),
  messagesOf(overviewTerms),
  messagesOf(entry),
  messagesOf(edition),
];

// A process for each moment, one after another.
jest.setTimeout(240_000);

/** While an edition is printed, in their order: which files are there then. */
const MOMENTS = [
  ['its entries are being set', []],
  ['half of its file is written', ['json', 'new']],
  ['its file is there and nothing is recorded', ['json', 'pdf']],
  ['it is recorded and nobody knows yet', ['json', 'pdf']],
] as const;

const newFolder = temporaryFolder();

/** A town with an overview, of which a catalogue was ordered and not printed. */
async function townThatWaits(root: string): Promise<void> {
  for (const folder of Object.values(foldersOf(root))) mkdirSync(folder, { recursive: true });
  const town = await Town.open(root);
  const organiserId = await town.say(toOrganiser.AddOrganiser, { name: 'Ældre Sagen Ishøj' });
  await town.say(toTerms.AddTerm, { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] });
  const events = await town.until((all) => all.some(({ type }) => type === 'TermAdded'));
  const { termId } = events.find(({ type }) => type === 'TermAdded')?.data as { termId: string };
  for (const title of ['Kor for alle', 'Sang i gården', 'Visens venner']) {
    const content = {
      texts: [{ language: 'da', title, summary: 'Alle kan være med.' }],
      ...{ categories: [termId], targetGroups: [], interests: [], tags: [], languages: [], photos: [], times: [] },
      ...{ price: { ore: 0 }, accessibility: {} },
    };
    const entryId = await town.say(toEntry.DraftEntry, { organiserId, content });
    await town.say(toEntry.PublishEntry, { entryId, revision: 1 });
  }
  await town.say(toEdition.MakeEdition, { name: 'Vinter 2026', kind: 'catalogue', language: 'da' });
  await town.close();
}

const editionsIn = (root: string): string => join(foldersOf(root).folder, 'editions');
const filesIn = (root: string): readonly string[] =>
  existsSync(editionsIn(root)) ? readdirSync(editionsIn(root)).sort() : [];

/** Has a process print what waits, up to that moment, and kills it there. */
async function killedWhen(root: string, moment: string): Promise<void> {
  const child = startChild('printing', [root, moment]);
  let wasThere = false;
  for await (const said of child.said) {
    if ('refused' in said) throw new Error(JSON.stringify(said));
    if (!('step' in said)) continue;
    wasThere = true;
    child.kill();
  }
  expect([moment, wasThere]).toEqual([moment, true]);
}

/** Starts it again, and orders one more, which cannot be printed: once that is on record, the first has had its turn. */
async function afterTheNextStart(root: string): Promise<readonly RecordedEvent[]> {
  const town = await Town.open(root);
  const press = pressOf(town);
  press.start();
  await town.say(toEdition.MakeEdition, { name: 'Kor', kind: 'poster', language: 'da', activityId: NOBODYS });
  const events = await town.until((all) => all.some(({ type }) => type === 'EditionFailed'));
  await press.stop();
  await town.close();
  return events.filter(({ type }) => type === 'EditionRendered');
}
/** No activity. */
const NOBODYS = '0198c000-0000-7000-8000-000000000000';

it('prints an edition whole, and puts it on record once, however often Samspil is killed at it', async () => {
  const root = newFolder();
  await townThatWaits(root);
  for (const [moment, left] of MOMENTS) {
    await killedWhen(root, moment);
    expect([moment, filesIn(root).map((name) => name.split('.').at(-1))]).toEqual([moment, left]);
  }
  const rendered = await afterTheNextStart(root);
  expect(rendered).toHaveLength(1);
  const { sha256, bytes } = rendered[0]?.data as { readonly sha256: string; readonly bytes: number };
  const file = readFileSync(join(editionsIn(root), `${sha256}.pdf`));
  expect([createHash('sha256').update(file).digest('hex'), file.length]).toEqual([sha256, bytes]);
  expect(filesIn(root)).toEqual([`${sha256}.json`, `${sha256}.pdf`]);
});
