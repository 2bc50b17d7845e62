import { mkdirSync } from 'node:fs';
import { parseGlobalId } from '#graphql';
import { municipalitySchema } from '#kernel';
import { Canaries } from '../e2e/canary.js';
import { Searching } from '../e2e/searching.js';
import { spellingsOf } from '../e2e/spellings.js';
import { Town, type Townspeople, foldersOf } from './town.js';

const asGuest = new Canaries('Gerda as a guest');
const asVolunteer = new Canaries('Gerda as a volunteer');
const records = {
  guest: { name: asGuest.name(), phone: asGuest.phone(), needs: asGuest.text() },
  volunteer: { name: asVolunteer.name(), email: asVolunteer.email(), notes: asVolunteer.text() },
};

const subjectOf = (globalId: string): string => parseGlobalId(globalId)?.parts[0] ?? '';

/** A town in an empty folder, with Gerda in it, and a document about her. */
export async function townWithGerda(root: string): Promise<Townspeople> {
  for (const folder of Object.values(foldersOf(root))) mkdirSync(folder, { recursive: true });
  const town = await Town.open(root);
  const people = await town.settle(records);
  const { documents } = town.installation;
  const report = asGuest.made.map(({ value }) => value).join('\n');
  await documents.keep(municipalitySchema.parse('0183'), [subjectOf(people.gerda)], 'report.txt', report);
  await town.close();
  return people;
}

/** Which of Gerda's values stand in the town's files, in whatever spelling: a guest's, and a volunteer's where that is asked. */
export function leftOfGerda(root: string, also?: 'asVolunteer'): readonly string[] {
  const searching = new Searching();
  for (const { made } of also ? [asGuest, asVolunteer] : [asGuest])
    for (const canary of made) searching.add(canary.what, spellingsOf(canary));
  return searching.under(root).map(({ name, how }) => `${name}: ${how}`);
}
