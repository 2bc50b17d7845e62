import { z } from 'zod';
import {
  type Instant,
  type LocalDate,
  canonicalJson,
  command,
  dateIn,
  decider,
  idSchema,
  nothing,
  plusDays,
  vocabulary,
} from '#kernel';
import { recurrenceSchema } from '#cafes';
import type { Contact } from '../contact/contact.js';
import type { Organiser } from '../organiser/organiser.js';
import { type Terms, usualPeriod } from '../terms/terms.js';
import { type EntryContent, entryContentSchema, photosNamedIn } from './content.js';
import { entryEvents } from './entry.events.js';
import { entryRefusals } from './entry.refusals.js';
import type { Entry, Publication } from './entry.state.js';
import { endsTooEarly, lastDateOf, withoutDates } from './times.js';

const entryId = idSchema;

/** Each is followed to its end when it is said, and whenever it is read. */
const MOST_RULES = 6;

/** What is said is checked more closely than what was stored: a rule that was taken once stays taken. */
const saidContent = entryContentSchema.superRefine(({ times }, context) => {
  if (times.filter(({ kind }) => kind === 'recurring').length > MOST_RULES) {
    const message = `must hold at most ${MOST_RULES} times that recur: what goes by many rules is several activities`;
    context.addIssue({ code: 'custom', path: ['times'], message });
    return;
  }
  times.forEach((time, nth) => {
    const said = time.kind === 'recurring' ? recurrenceSchema.safeParse(time) : undefined;
    for (const { path, message } of said?.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['times', nth, ...path], message });
  });
});

/** Whoever makes it happen, whom to call, and the words of the overview, as they are when it is decided. */
interface Known {
  readonly organiser: Organiser | undefined;
  readonly contact: Contact | undefined;
  readonly terms: Terms | undefined;
}

/** And which of the photos that are named are stored, by their SHA-256. */
interface KnownToWrite extends Known {
  readonly photos: ReadonlySet<string>;
}
interface KnownToDraft extends KnownToWrite {
  /** Whether the partner is there whose system sends it, or nobody's does. */
  readonly senderIsThere: boolean;
}

const revised = { entryId, revision: entryEvents.EntrySubmitted.schema.shape.revision };

export const entryCommands = {
  DraftEntry: command<KnownToDraft>('draftEntries', 'organisation').creating(
    z.object({
      /** Of an import, which knows an entry by where it came from; the API takes none. */
      entryId: entryId.optional(),
      ...{ organiserId: idSchema, content: saidContent, source: entryEvents.EntryDrafted.schema.shape.source },
    }),
  ),
  ReviseEntry: command<KnownToWrite>('draftEntries', 'organisation').of(z.object({ entryId, content: saidContent })),
  SubmitEntry: command<Known>('draftEntries', 'organisation').of(z.object(revised)),
  ReturnEntry: command('publishEntries').of(entryEvents.EntryReturned.schema),
  PublishEntry: command<Known>('publishEntries').of(z.object(revised)),
  /** An editor's word: what is published stays longer by it. */
  ConfirmEntry: command<Pick<Known, 'terms'>>('publishEntries').of(z.object({ entryId })),
  WithdrawEntry: command('draftEntries', 'organisation').of(entryEvents.EntryWithdrawn.schema),
  /** Of the policies that go by the days. */
  RemindOfEntry: command('followUp').of(z.object({ entryId })),
  ExpireEntry: command('followUp').of(z.object({ entryId })),
};

const { event, refuse } = vocabulary(entryEvents, entryRefusals);

/** An activity in the overview, from its first draft until nobody confirms it any more. */
export const entry = decider({
  category: 'entry',
  kind: 'Entry',
  identity: 'entryId',
  commands: entryCommands,
  events: entryEvents,
  refusals: entryRefusals,
  initial: undefined as Entry | undefined,

  guard: ({ entryId, withdrawn }, command) =>
    withdrawn && !AFTERWARDS.some((each) => each === command) ? refuse('EntryIsWithdrawn', { entryId }) : undefined,

  decide: {
    DraftEntry: ({ organiserId, content, source }, _none, { id, ...known }) =>
      senderRefused(source?.organisationId, known) ??
      contentRefused(content, { organiserId }, known) ??
      photoRefused(content, undefined, known) ?? [
        event('EntryDrafted', { entryId: id, organiserId, revision: 1, content, ...(source && { source }) }),
      ],

    ReviseEntry: ({ entryId, content }, { organiserId, revision, status, content: before }, known) => {
      if (canonicalJson(content) === canonicalJson(before)) return nothing;
      const next = status === 'draft' ? revision : revision + 1;
      return (
        contentRefused(content, { organiserId, before }, known) ??
        photoRefused(content, before, known) ?? [event('EntryRevised', { entryId, revision: next, content })]
      );
    },

    SubmitEntry: (wanted, { organiserId, status, content, revision: latest }, { now, ...known }) => {
      const refused = notTheLatest(wanted.revision, latest);
      if (refused) return refused;
      if (status === 'submitted') return nothing;
      if (status !== 'draft') return refuse('EntryNotDraft', wanted);
      return (
        over(content, now) ??
        contentRefused(content, { organiserId, before: content }, known) ?? [event('EntrySubmitted', wanted)]
      );
    },

    ReturnEntry: (returned, { revision: latest, status }) => {
      const { entryId, revision } = returned;
      const refused = notTheLatest(revision, latest);
      if (refused) return refused;
      if (status === 'returned') return nothing;
      return status === 'submitted'
        ? [event('EntryReturned', returned)]
        : refuse('EntryNotSubmitted', { entryId, revision });
    },

    PublishEntry: (wanted, { organiserId, status, content, revision: latest, published }, { now, ...known }) => {
      const refused = notTheLatest(wanted.revision, latest);
      if (refused) return refused;
      if (published?.revision === latest && published.validUntil >= dateIn(now)) return nothing;
      if (status === 'returned') return refuse('EntryNotSubmitted', wanted);
      return (
        over(content, now) ??
        contentRefused(content, { organiserId, before: content }, known) ?? [
          event('EntryPublished', { ...wanted, ...validity(content, known.terms, now) }),
        ]
      );
    },

    ConfirmEntry: ({ entryId }, { published }, { now, terms }) => {
      if (!published || published.validUntil < dateIn(now)) return refuse('EntryNotPublished', { entryId });
      const { on, validUntil, remindOn } = validity(published.content, terms, now);
      // Of what ends by itself, nothing is won by saying that it is still so.
      return validUntil === published.validUntil
        ? nothing
        : [event('EntryConfirmed', { entryId, on, validUntil, remindOn })];
    },

    WithdrawEntry: (wanted, { withdrawn }) => (withdrawn ? nothing : [event('EntryWithdrawn', wanted)]),

    RemindOfEntry: ({ entryId }, { published }, { now }) => {
      const on = dateIn(now);
      const isDue = published && !published.reminded && published.remindOn <= on && on <= published.validUntil;
      return isDue ? [event('EntryReminderDue', { entryId, on, validUntil: published.validUntil })] : nothing;
    },

    ExpireEntry: ({ entryId }, { published }, { now }) =>
      published && published.validUntil < dateIn(now) ? [event('EntryExpired', { entryId, on: dateIn(now) })] : nothing,
  },

  evolve: {
    EntryDrafted: (_none, { entryId, organiserId, revision, content }): Entry => ({
      ...{ entryId, organiserId, revision, content },
      status: 'draft',
    }),
    EntryRevised: (entry, { revision, content }): Entry => ({ ...entry, revision, content, status: 'draft' }),
    EntrySubmitted: (entry): Entry => ({ ...entry, status: 'submitted' }),
    EntryReturned: (entry): Entry => ({ ...entry, status: 'returned' }),
    EntryPublished: (entry, { revision, validUntil, remindOn }): Entry => ({
      ...entry,
      status: 'published',
      published: { revision, content: entry.content, validUntil, remindOn },
    }),
    EntryConfirmed: (entry, { validUntil, remindOn }) =>
      withPublished(entry, ({ revision, content }) => ({ revision, content, validUntil, remindOn })),
    EntryReminderDue: (entry) => withPublished(entry, (published) => ({ ...published, reminded: true })),
    EntryExpired: (entry) => ({ ...entry, published: undefined }),
    EntryWithdrawn: (entry): Entry => ({ ...entry, published: undefined, withdrawn: true }),
  },
});

/** What may be said of an entry that was withdrawn: it changes nothing. */
const AFTERWARDS = ['WithdrawEntry', 'RemindOfEntry', 'ExpireEntry'] as const;

const withPublished = (entry: Entry, change: (published: Publication) => Publication): Entry =>
  entry.published ? { ...entry, published: change(entry.published) } : entry;

const notTheLatest = (revision: number, latest: number) =>
  revision === latest ? undefined : refuse('NotTheLatestRevision', { revision, latest });

/** What is over is news to nobody. */
function over({ times }: EntryContent, now: Instant) {
  const lastDate = lastDateOf(times);
  return lastDate !== undefined && lastDate < dateIn(now) ? refuse('EntryIsOver', { lastDate }) : undefined;
}

/**
 * For as long as the municipality trusts what nobody confirms, and no longer than it goes on. Of what ends by itself nobody is reminded, for
 * nothing can be confirmed: the day for it lies behind its last.
 */
function validity({ times }: EntryContent, terms: Terms | undefined, now: Instant) {
  const { confirmEveryDays, remindDaysBefore } = terms?.period ?? usualPeriod;
  const on = dateIn(now);
  const [trusted, last] = [plusDays(on, confirmEveryDays), lastDateOf(times)];
  if (last !== undefined && last <= trusted) return { on, validUntil: last, remindOn: plusDays(last, 1) };
  const reminder: LocalDate = plusDays(trusted, -remindDaysBefore);
  return { on, validUntil: trusted, remindOn: reminder < on ? on : reminder };
}

/** Whose it is, and what it said before. */
interface Before {
  readonly organiserId: string;
  readonly before?: EntryContent;
}

/** What it rests on is there, and in use; a contact is the organiser's own. */
function contentRefused(content: EntryContent, { organiserId, before }: Before, { organiser, contact, terms }: Known) {
  if (!organiser) return refuse('NotFound', { kind: 'Organiser', id: organiserId });
  if (organiser.retired) return refuse('OrganiserIsRetired', { organiserId });
  const { contactId } = content;
  if (contactId !== undefined && (!contact || contact.removed || contact.organiserId !== organiserId))
    return refuse('ContactNotOfOrganiser', { contactId });
  return termRefused(content, before, terms) ?? timeRefused(content);
}

function senderRefused(organisationId: string | undefined, { senderIsThere }: KnownToDraft) {
  return senderIsThere ? undefined : refuse('NotFound', { kind: 'Organisation', id: organisationId ?? '' });
}

/** What it named before is kept for good. */
function photoRefused(content: EntryContent, before: EntryContent | undefined, { photos }: KnownToWrite) {
  const had = new Set(before ? photosNamedIn(before) : []);
  const sha256 = photosNamedIn(content).find((each) => !had.has(each) && !photos.has(each));
  return sha256 === undefined ? undefined : refuse('PhotoNotStored', { sha256 });
}

const wordsOf = ({ categories, targetGroups, interests, tags }: EntryContent) =>
  [
    ['category', categories],
    ['targetGroup', targetGroups],
    ['interest', interests],
    ['tag', tags],
  ] as const;

/** A word that is retired stays on what has it. */
function termRefused(content: EntryContent, before: EntryContent | undefined, terms: Terms | undefined) {
  const had = new Set(before ? wordsOf(before).flatMap(([, ids]) => ids) : []);
  for (const [kind, ids] of wordsOf(content))
    for (const termId of ids) {
      const term = terms?.terms.get(termId);
      if (term?.kind !== kind || (term.retired && !had.has(termId))) return refuse('TermNotInUse', { termId, kind });
    }
  return undefined;
}

function timeRefused({ times }: EntryContent) {
  const never = withoutDates(times);
  if (never) return refuse('EntryHasNoDate', { firstDate: never.firstDate });
  const time = endsTooEarly(times);
  if (!time) return undefined;
  const [from, until] = time.kind === 'once' ? [time.startsAt, time.endsAt] : [time.begins, time.ends];
  return refuse('TimeEndsBeforeItBegins', { from, until });
}
