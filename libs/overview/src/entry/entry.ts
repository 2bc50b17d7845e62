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
import { type EntryContent, entryContentSchema } from './content.js';
import { entryEvents } from './entry.events.js';
import { entryRefusals } from './entry.refusals.js';
import type { Entry, Publication } from './entry.state.js';
import { endsTooEarly, lastDateOf } from './times.js';

const entryId = idSchema;

/** What is said is checked more closely than what was stored: a rule that was taken once stays taken. */
const saidContent = entryContentSchema.superRefine(({ times }, context) => {
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

const revised = { entryId, revision: entryEvents.EntrySubmitted.schema.shape.revision };

export const entryCommands = {
  DraftEntry: command<Known>('draftEntries').creating(
    z.object({ organiserId: idSchema, content: saidContent, source: entryEvents.EntryDrafted.schema.shape.source }),
  ),
  ReviseEntry: command<Known>('draftEntries').of(z.object({ entryId, content: saidContent })),
  SubmitEntry: command<Known>('draftEntries').of(z.object(revised)),
  ReturnEntry: command('publishEntries').of(entryEvents.EntryReturned.schema),
  PublishEntry: command<Known>('publishEntries').of(z.object(revised)),
  ConfirmEntry: command<Pick<Known, 'terms'>>('draftEntries').of(z.object({ entryId })),
  WithdrawEntry: command('draftEntries').of(entryEvents.EntryWithdrawn.schema),
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
      contentRefused(content, organiserId, known) ?? [
        event('EntryDrafted', { entryId: id, organiserId, revision: 1, content, ...(source && { source }) }),
      ],

    ReviseEntry: ({ entryId, content }, { organiserId, revision, status, content: before }, known) => {
      if (canonicalJson(content) === canonicalJson(before)) return nothing;
      const next = status === 'draft' ? revision : revision + 1;
      return (
        contentRefused(content, organiserId, known) ?? [event('EntryRevised', { entryId, revision: next, content })]
      );
    },

    SubmitEntry: (wanted, { organiserId, status, content, revision: latest }, { now, ...known }) => {
      const refused = notTheLatest(wanted.revision, latest);
      if (refused) return refused;
      if (status === 'submitted') return nothing;
      if (status !== 'draft') return refuse('EntryNotDraft', wanted);
      return over(content, now) ?? contentRefused(content, organiserId, known) ?? [event('EntrySubmitted', wanted)];
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
      if (published?.revision === latest) return nothing;
      if (status === 'returned') return refuse('EntryNotSubmitted', wanted);
      return (
        over(content, now) ??
        contentRefused(content, organiserId, known) ?? [
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

/** For as long as the municipality trusts what nobody confirms, and no longer than it goes on. */
function validity({ times }: EntryContent, terms: Terms | undefined, now: Instant) {
  const { confirmEveryDays, remindDaysBefore } = terms?.period ?? usualPeriod;
  const on = dateIn(now);
  const [trusted, last] = [plusDays(on, confirmEveryDays), lastDateOf(times)];
  const validUntil: LocalDate = last !== undefined && last < trusted ? last : trusted;
  const reminder = plusDays(validUntil, -remindDaysBefore);
  return { on, validUntil, remindOn: reminder < on ? on : reminder };
}

/** What it rests on is there, and in use; a contact is the organiser's own. */
function contentRefused(content: EntryContent, organiserId: string, { organiser, contact, terms }: Known) {
  if (!organiser) return refuse('NotFound', { kind: 'Organiser', id: organiserId });
  if (organiser.retired) return refuse('OrganiserIsRetired', { organiserId });
  const { contactId } = content;
  if (contactId !== undefined && (!contact || contact.removed || contact.organiserId !== organiserId))
    return refuse('ContactNotOfOrganiser', { contactId });
  return termRefused(content, terms) ?? timeRefused(content);
}

function termRefused({ categories, targetGroups, interests, tags }: EntryContent, terms: Terms | undefined) {
  for (const [kind, ids] of [
    ['category', categories],
    ['targetGroup', targetGroups],
    ['interest', interests],
    ['tag', tags],
  ] as const)
    for (const termId of ids) {
      const term = terms?.terms.get(termId);
      if (term?.kind !== kind || term.retired) return refuse('TermNotInUse', { termId, kind });
    }
  return undefined;
}

function timeRefused({ times }: EntryContent) {
  const time = endsTooEarly(times);
  if (!time) return undefined;
  const [from, until] = time.kind === 'once' ? [time.startsAt, time.endsAt] : [time.begins, time.ends];
  return refuse('TimeEndsBeforeItBegins', { from, until });
}
