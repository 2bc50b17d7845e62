/** Says a mutation that must succeed. @returns the id of what it was about */
type Say = (mutation: string, input: object) => Promise<string>;

/** What an entry says, in few words. */
export const entryContent = (categories: readonly string[], title: string, more: object = {}): object => ({
  texts: [{ language: 'da', title, summary: 'Alle kan være med.' }],
  ...{ categories, targetGroups: [], interests: [], tags: [], times: [], languages: ['da'], photos: [] },
  ...{ price: { ore: 2000 }, accessibility: { stepFree: true } },
  ...more,
});

/** How things are said, and answered. */
interface Telling {
  readonly say: Say;
  /** Says one that is about all words. @returns the ids of those in use, by their Danish name */
  readonly words: (mutation: string, input: object) => Promise<readonly string[]>;
}

/** Says everything that can be said of the overview. */
export async function sayEverythingOfOverview({ say, words }: Telling): Promise<void> {
  const named = (da: string, en: string) => ({ name: { da, en }, synonyms: [] });
  const [music = ''] = await words('addOverviewTerm', { kind: 'category', ...named('Musik', 'Music') });
  await words('describeOverviewTerm', { termId: music, ...named('Musik og sang', 'Music and song') });
  const [, walks = ''] = await words('addOverviewTerm', { kind: 'tag', ...named('Vandring', 'Walks') });
  await words('retireOverviewTerm', { termId: walks });
  await words('setConfirmationPeriod', { confirmEveryDays: 90, remindDaysBefore: 14 });

  const organiserId = await say('addOrganiser', { name: 'Ældre Sagen' });
  await say('describeOrganiser', { organiserId, name: 'Ældre Sagen Ishøj', website: 'https://www.aeldresagen.dk' });
  await say('retireOrganiser', { organiserId: await say('addOrganiser', { name: 'Sangkoret' }) });
  const contactId = await say('recordOrganiserContact', { organiserId, name: 'Birthe' });
  await say('changeOrganiserContactDetails', { contactId, name: 'Birthe Holm', phone: '43577575' });

  const entryId = await say('draftEntry', { organiserId, content: entryContent([music], 'Kor', { contactId }) });
  await say('submitEntry', { entryId, revision: 1 });
  await say('returnEntry', { entryId, revision: 1, reason: 'unclear', note: 'Hvor er det?' });
  await say('reviseEntry', { entryId, content: entryContent([music], 'Kor i Åparken', { contactId }) });
  await say('submitEntry', { entryId, revision: 2 });
  await say('publishEntry', { entryId, revision: 2 });
  await say('confirmEntry', { entryId });
  await say('removeOrganiserContact', { contactId });
  await say('withdrawEntry', { entryId, reason: 'ended' });
  await say('makeEdition', { name: 'Vinter 2026', kind: 'folder', language: 'da' });
}
