import { entryContent } from './every-overview-mutation.js';

/** The ids of what there is of the overview in a municipality, as the API knows them. */
export type OverviewSeason = Readonly<Record<'organiserId' | 'contactId' | 'termId' | 'entryId', string>>;

/** Says a mutation that must succeed. @returns the member of the union that came */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
type Say = (mutation: string, input: object, fields?: string) => Promise<any>;

/** An organiser with somebody to call and an entry that waits to be published. */
export async function overviewSeasonIn(say: Say): Promise<OverviewSeason> {
  const word = { kind: 'category', name: { da: 'Musik', en: 'Music' }, synonyms: [] };
  const added = await say('addOverviewTerm', word, '... on OverviewTermsChanged { terms { edges { node { id } } } }');
  const termId: string = added.terms.edges[0].node.id;
  const organiser = { name: 'Sangforeningen' };
  const { id: organiserId } = (await say('addOrganiser', organiser, '... on OrganiserChanged { organiser { id } }'))
    .organiser;
  const birthe = { organiserId, name: 'Birthe Holm' };
  const recorded = await say('recordOrganiserContact', birthe, '... on OrganiserContactChanged { contact { id } }');
  const content = entryContent([termId], 'Kor', { contactId: recorded.contact.id });
  const { entry } = await say('draftEntry', { organiserId, content }, '... on EntryChanged { entry { id } }');
  await say('submitEntry', { entryId: entry.id, revision: 1 });
  return { organiserId, contactId: recorded.contact.id, termId, entryId: entry.id };
}
