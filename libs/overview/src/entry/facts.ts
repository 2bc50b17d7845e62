import type { FactLoaders, LoadState } from '#kernel';
import { contact } from '../contact/contact.js';
import { organiser } from '../organiser/organiser.js';
import { overviewTerms } from '../terms/terms.js';
import type { Neighbours } from '../neighbours.js';
import { type EntryContent, photosNamedIn } from './content.js';
import type { Entry } from './entry.state.js';
import { entry, type entryCommands } from './entry.js';

const TERMS = 'terms';

const ofContent = async ({ contactId }: EntryContent, organiserId: string, load: LoadState) => ({
  organiser: await load(organiser, organiserId),
  contact: contactId === undefined ? undefined : await load(contact, contactId),
  terms: await load(overviewTerms, TERMS),
});

interface Drafted {
  readonly organiserId: string;
  readonly content: EntryContent;
  readonly source?: { readonly organisationId: string } | undefined;
}

/** The organiser, whom to call, the words of the overview, and what its neighbours know, when it is decided. */
export const entryFacts = ({ keepPhotos, organisationIsThere }: Neighbours): FactLoaders<typeof entryCommands> => ({
  DraftEntry: async ({ organiserId, content, source }: Drafted, load) => ({
    ...(await ofContent(content, organiserId, load)),
    photos: await keepPhotos(photosNamedIn(content)),
    senderIsThere: source === undefined || (await organisationIsThere(source.organisationId, load)),
  }),
  ReviseEntry: async ({ entryId, content }: { entryId: string; content: EntryContent }, load) => ({
    ...(await ofContent(content, await organiserOf(entryId, load), load)),
    photos: await keepPhotos(photosNamedIn(content)),
  }),
  SubmitEntry: async ({ entryId }: { entryId: string }, load) => ofEntry(entryId, load),
  PublishEntry: async ({ entryId }: { entryId: string }, load) => ofEntry(entryId, load),
  ConfirmEntry: async (_named: object, load) => ({ terms: await load(overviewTerms, TERMS) }),
});

const organiserOf = async (entryId: string, load: LoadState): Promise<string> =>
  (await load(entry, entryId))?.organiserId ?? '';

async function ofEntry(entryId: string, load: LoadState) {
  const known: Entry | undefined = await load(entry, entryId);
  return known
    ? ofContent(known.content, known.organiserId, load)
    : { organiser: undefined, contact: undefined, terms: undefined };
}
