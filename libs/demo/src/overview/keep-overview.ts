import { contact, organiser } from '#overview';
import type { Surroundings, Town } from '../town.js';
import { live } from './entry-life.js';
import { organisers } from './organisers.js';
import { type OrganiserInTown, OverviewTown } from './overview-town.js';
import type { OrganiserTold } from './told.js';

/** When it was told, in days before today: a season of four months, however many years the rest of the demo looks back on. */
const WORDS_CHOSEN = 105;
const FIRST_ORGANISER = 102;
/** One organiser every other day, so that the last are in it seven weeks ago. */
const DAYS_BETWEEN = 2;
/** Minutes between two activities of one organiser. */
const WRITING_MINUTES = 5;

/**
 * Ishøj's overview of activities: its words, 25 organisers with whom to call, and 120 activities that everybody may read today; a few more
 * that are over, were withdrawn, or wait for the editor.
 */
export function keepOverview(cafeTown: Town, around: Surroundings): void {
  const town = new OverviewTown(cafeTown, around);
  town.inDays(-WORDS_CHOSEN, '09:00', () => town.addWords());
  organisers.forEach((told, nth) => {
    const days = DAYS_BETWEEN * nth - FIRST_ORGANISER;
    town.inDays(days, '09:00', async () => {
      const added = await addOrganiser(town, told);
      told.activities.forEach((activity, each) => {
        const minutes = WRITING_MINUTES * (each + 1);
        live(town, { organiser: added, activity, days, minutes, confirmed: nth % 2 === 0 });
      });
    });
  });
}

async function addOrganiser(town: OverviewTown, { described, contacts }: OrganiserTold): Promise<OrganiserInTown> {
  const by = town.editor;
  const { organisationId } = described;
  const { id: organiserId } = await town.say(organiser, 'AddOrganiser', described, { by });
  const contactIds: string[] = [];
  for (const details of contacts)
    contactIds.push((await town.say(contact, 'RecordContact', { organiserId, ...details }, { by })).id);
  return { organiserId, contactIds, organisationId };
}
