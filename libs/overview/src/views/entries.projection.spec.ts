import { describe, it } from '@jest/globals';
import { type LocalDate, instant } from '#kernel';
import { type PlainEvent, NOW, idFor } from '#kernel/testing';
import type { RowOf } from '#projections';
import { given } from '#projections/testing';
import type { entryEvents } from '../entry/entry.events.js';
import { entriesProjection } from './entries.projection.js';
import type { entry, entryRevision } from './entries.tables.js';

type Event = PlainEvent<typeof entryEvents>;

const [entryId, organiserId] = [idFor('choir'), idFor('Ældre Sagen')];
const content = (title: string) => ({
  texts: [{ language: 'da' as const, title, summary: 'Vi synger sammen.' }],
  ...{ categories: [idFor('music')], targetGroups: [], interests: [], tags: [], times: [], languages: [], photos: [] },
  ...{ price: { ore: 0 }, accessibility: { stepFree: true }, contactId: idFor('Birthe') },
});
const key = (revision: number) => ({ entryId, revision });

const drafted: Event = {
  type: 'EntryDrafted',
  data: { entryId, organiserId, revision: 1, content: content('Kor') },
};
const revised = (revision: number, title: string): Event => ({
  type: 'EntryRevised',
  data: { ...key(revision), content: content(title) },
});
const submitted = (revision: number): Event => ({ type: 'EntrySubmitted', data: key(revision) });
const returned: Event = { type: 'EntryReturned', data: { ...key(1), reason: 'unclear', note: 'Hvor er det?' } };
const published = (revision: number): Event => ({
  type: 'EntryPublished',
  data: { ...key(revision), on: '2026-11-24', validUntil: '2027-05-23', remindOn: '2027-04-23' },
});
const expired: Event = { type: 'EntryExpired', data: { entryId, on: '2027-05-24' } };

const day = (text: string) => text as LocalDate;
const entryRow: RowOf<typeof entry> = {
  ...{ entryId, organiserId, status: 'draft', revision: 1, publishedRevision: null, publishedAt: null },
  ...{ confirmedAt: null, confirmedOn: null, validUntil: null, remindOn: null, remindedOn: null, expiredOn: null },
  ...{ withdrawnFor: null, draftedAt: NOW, changedAt: NOW, sourceOrganisationId: null, externalId: null },
};
const revisionRow = (revision: number, title: string): RowOf<typeof entryRevision> => ({
  ...{ ...key(revision), content: content(title), contactId: idFor('Birthe'), writtenAt: NOW },
  ...{ submittedAt: null, returnedAt: null, returnedFor: null, returnedNote: null, publishedAt: null },
});

describe('the entries of the overview', () => {
  it('show a draft with what it says, and whom it says to call', () =>
    given(entriesProjection, [drafted]).thenTables({
      entry: [entryRow],
      entryRevision: [revisionRow(1, 'Kor')],
    }));

  it('show where it came from, of what a system sent', () =>
    given(entriesProjection, [
      {
        ...drafted,
        data: { ...drafted.data, source: { organisationId: idFor('partner'), externalId: 'kor-17' } },
      },
    ]).thenRow('entry', { entryId }, { sourceOrganisationId: idFor('partner'), externalId: 'kor-17' }));

  it('show a draft that was written again once, as it reads now', () =>
    given(entriesProjection, [drafted, revised(1, 'Seniorkor')]).thenTables({
      entry: [entryRow],
      entryRevision: [revisionRow(1, 'Seniorkor')],
    }));

  it('show why a revision came back beside the one that followed it', () =>
    given(entriesProjection, [drafted, submitted(1), returned, revised(2, 'Kor i Åparken')]).thenTables({
      entry: [{ ...entryRow, revision: 2 }],
      entryRevision: [
        {
          ...revisionRow(1, 'Kor'),
          ...{ submittedAt: NOW, returnedAt: NOW, returnedFor: 'unclear', returnedNote: 'Hvor er det?' },
        },
        revisionRow(2, 'Kor i Åparken'),
      ],
    }));

  it('show until when what is published stays, and what was submitted', () =>
    given(entriesProjection, [drafted, submitted(1), published(1)]).thenTables({
      entry: [
        {
          ...{ ...entryRow, status: 'published', publishedRevision: 1, publishedAt: NOW, confirmedAt: NOW },
          ...{ confirmedOn: day('2026-11-24'), validUntil: day('2027-05-23'), remindOn: day('2027-04-23') },
        },
      ],
      entryRevision: [{ ...revisionRow(1, 'Kor'), submittedAt: NOW, publishedAt: NOW }],
    }));

  it('show what is published while the next revision waits', () =>
    given(entriesProjection, [drafted, published(1), revised(2, 'Kor og kaffe'), submitted(2)]).thenRow(
      'entry',
      { entryId },
      { status: 'submitted', revision: 2, publishedRevision: 1 },
    ));

  it('show that it was reminded of, and confirmed after that', async () => {
    const reminded: Event = {
      type: 'EntryReminderDue',
      data: { entryId, on: '2027-04-23', validUntil: '2027-05-23' },
    };
    const confirmed: Event = {
      type: 'EntryConfirmed',
      data: { entryId, on: '2027-04-25', validUntil: '2027-10-22', remindOn: '2027-09-22' },
    };
    const then = instant('2027-04-25T09:00:00.000Z');
    await given(entriesProjection, [drafted, published(1), reminded]).thenRow(
      'entry',
      { entryId },
      {
        remindedOn: day('2027-04-23'),
      },
    );
    await given(entriesProjection, [drafted, published(1), reminded, { ...confirmed, recordedAt: then }]).thenRow(
      'entry',
      { entryId },
      {
        confirmedOn: day('2027-04-25'),
        confirmedAt: then,
        validUntil: day('2027-10-22'),
        remindedOn: null,
        publishedAt: NOW,
      },
    );
  });

  it('show nothing published once it has expired, and keep the revision that waits', async () => {
    await given(entriesProjection, [drafted, published(1), expired]).thenRow(
      'entry',
      { entryId },
      {
        status: 'expired',
        publishedRevision: null,
        expiredOn: day('2027-05-24'),
      },
    );
    await given(entriesProjection, [drafted, published(1), revised(2, 'Kor'), expired]).thenRow(
      'entry',
      { entryId },
      { status: 'draft', publishedRevision: null },
    );
    await given(entriesProjection, [drafted, published(1), expired, revised(2, 'Kor'), published(2)]).thenRow(
      'entry',
      { entryId },
      { status: 'published', publishedRevision: 2, expiredOn: null },
    );
  });

  it('show why it is gone', () =>
    given(entriesProjection, [
      drafted,
      published(1),
      { type: 'EntryWithdrawn', data: { entryId, reason: 'ended' } },
    ]).thenRow('entry', { entryId }, { status: 'withdrawn', publishedRevision: null, withdrawnFor: 'ended' }));
});
