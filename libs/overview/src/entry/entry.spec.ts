import { describe, expect, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor, stateAfter } from '#kernel/testing';
import { contact } from '../contact/contact.js';
import { organiser } from '../organiser/organiser.js';
import { overviewTerms } from '../terms/terms.js';
import type { entryEvents } from './entry.events.js';
import { entry } from './entry.js';
import { statusOf } from './entry.state.js';

type Event = PlainEvent<typeof entryEvents>;

const [entryId, organiserId, contactId] = [idFor('strikkecafé'), idFor('AAB'), idFor('Karen')];
const [category, retired] = [idFor('samvær'), idFor('gammelt')];
const word = (termId: string, da: string) => ({
  type: 'TermAdded' as const,
  data: { termId, kind: 'category' as const, name: { da, en: da }, synonyms: [] },
});
const known = {
  organiser: stateAfter(organiser, [{ type: 'OrganiserAdded', data: { organiserId, name: 'AAB' } }]),
  contact: stateAfter(contact, [{ type: 'ContactRecorded', data: { contactId, organiserId, name: 'Karen' } }]),
  terms: stateAfter(overviewTerms, [
    word(category, 'Samvær'),
    word(retired, 'Gammelt'),
    { type: 'TermRetired', data: { termId: retired } },
  ]),
  photos: new Set<string>(),
  senderIsThere: true,
};

const weekly = {
  kind: 'recurring' as const,
  ...{ firstDate: '2026-09-01', rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20281231' },
  ...{ begins: '10:00', ends: '12:00', except: [] },
};
const once = (startsAt: string, endsAt: string) => ({ kind: 'once' as const, startsAt, endsAt });
const content = {
  texts: [{ language: 'da' as const, title: 'Strikkecafé', summary: 'Vi strikker.' }],
  ...{ categories: [category], targetGroups: [], interests: [], tags: [] },
  times: [weekly],
  price: { ore: 0 },
  ...{ accessibility: {}, languages: [], photos: [] },
};
const dearer = { ...content, price: { ore: 2_500 } };

const drafted: Event = { type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content } };
const submitted = (revision = 1): Event => ({ type: 'EntrySubmitted', data: { entryId, revision } });
const returned: Event = { type: 'EntryReturned', data: { entryId, revision: 1, reason: 'unclear' } };
// The specs play on 24 November 2026: half a year, and a month before that.
const until = { validUntil: '2027-05-23', remindOn: '2027-04-23' };
const published = (revision = 1): Event => ({
  type: 'EntryPublished',
  data: { entryId, revision, on: '2026-11-24', ...until },
});
const revisedAs = (revision: number, says: typeof content = dearer): Event => ({
  type: 'EntryRevised',
  data: { entryId, revision, content: says },
});
const withdrawn: Event = { type: 'EntryWithdrawn', data: { entryId, reason: 'ended' } };
const drafting = (says: object = {}) =>
  command('DraftEntry', { organiserId, content: { ...content, ...says } as never });
const of = (revision: number) => ({ entryId, revision });

describe('an entry that is drafted', () => {
  it('says what it is, of an organiser that is there', () => {
    given(entry, [], { id: entryId }).when(drafting(), known).then(drafted);
    given(entry, [])
      .when(drafting(), { ...known, organiser: undefined })
      .thenRefused('NotFound', { kind: 'Organiser', id: organiserId });
    const gone = stateAfter(organiser, [
      { type: 'OrganiserAdded', data: { organiserId, name: 'AAB' } },
      { type: 'OrganiserRetired', data: { organiserId } },
    ]);
    given(entry, [])
      .when(drafting(), { ...known, organiser: gone })
      .thenRefused('OrganiserIsRetired', { organiserId });
  });

  it('names somebody to call who is the organiser’s, and may be called', () => {
    given(entry, [])
      .when(drafting({ contactId }), known)
      .then({
        type: 'EntryDrafted',
        data: { entryId: idFor('Entry'), organiserId, revision: 1, content: { ...content, contactId } },
      });
    const another = stateAfter(contact, [
      { type: 'ContactRecorded', data: { contactId, organiserId: idFor('SIND'), name: 'Karen' } },
    ]);
    const recorded = { type: 'ContactRecorded', data: { contactId, organiserId, name: 'Karen' } } as const;
    const [removed, closed] = (['ContactRemoved', 'ContactRecordClosed'] as const).map((type) =>
      stateAfter(contact, [recorded, { type, data: { contactId } }]),
    );
    for (const somebody of [undefined, another, removed, closed])
      given(entry, [])
        .when(drafting({ contactId }), { ...known, contact: somebody })
        .thenRefused('ContactNotOfOrganiser', { contactId });
  });

  it.each([
    ['nobody knows', idFor('ukendt')],
    ['nobody uses any more', retired],
  ])('has no category that %s', (_what, termId) =>
    given(entry, [])
      .when(drafting({ categories: [termId] }), known)
      .thenRefused('TermNotInUse', { termId, kind: 'category' }),
  );

  const shown = { sha256: 'a'.repeat(64), width: 1600, height: 1200, alt: { da: 'Et langt bord' } };
  const small = { sha256: 'b'.repeat(64), width: 480, height: 360 };
  const photos = [{ ...shown, small }];

  it('shows photos that are stored, in every size, and goes on showing them', () => {
    given(entry, [])
      .when(drafting({ photos }), { ...known, photos: new Set([shown.sha256]) })
      .thenRefused('PhotoNotStored', { sha256: small.sha256 });
    const stored = { ...known, photos: new Set([shown.sha256, small.sha256]) };
    const content1 = { ...content, photos };
    const draftedSo: Event = { type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content: content1 } };
    given(entry, [], { id: entryId }).when(drafting({ photos }), stored).then(draftedSo);
    const revising = (says: object) => command('ReviseEntry', { entryId, content: { ...content1, ...says } as never });
    given(entry, [draftedSo])
      .when(revising({ price: { ore: 100 } }), known)
      .then({ type: 'EntryRevised', data: { entryId, revision: 1, content: { ...content1, price: { ore: 100 } } } });
    const another = { ...shown, sha256: 'c'.repeat(64) };
    given(entry, [draftedSo])
      .when(revising({ photos: [...photos, another] }), known)
      .thenRefused('PhotoNotStored', { sha256: another.sha256 });
  });

  it('comes from a partner who is there', () =>
    given(entry, [])
      .when(
        command('DraftEntry', {
          ...{ organiserId, content: content as never },
          source: { organisationId: idFor('nobody'), externalId: 'kor-17' },
        }),
        { ...known, senderIsThere: false },
      )
      .thenRefused('NotFound', { kind: 'Organisation', id: idFor('nobody') }));

  it('has no category for a tag', () =>
    given(entry, [])
      .when(drafting({ tags: [category] }), known)
      .thenRefused('TermNotInUse', { termId: category, kind: 'tag' }));

  it('ends after it begins', () => {
    given(entry, [])
      .when(drafting({ times: [{ ...weekly, ends: '10:00' }] }), known)
      .thenRefused('TimeEndsBeforeItBegins', { from: '10:00', until: '10:00' });
    given(entry, [])
      .when(drafting({ times: [once('2026-12-05T13:00:00.000Z', '2026-12-05T12:00:00.000Z')] }), known)
      .thenRefused('TimeEndsBeforeItBegins');
  });

  it('recurs on a date at least', () => {
    const never = { ...weekly, rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260908', except: ['2026-09-01', '2026-09-08'] };
    given(entry, [])
      .when(drafting({ times: [weekly, never] }), known)
      .thenRefused('EntryHasNoDate', { firstDate: '2026-09-01' });
  });

  it('recurs by six rules at most', () => {
    const six = Array.from({ length: 6 }, () => weekly);
    given(entry, [], { id: entryId })
      .when(drafting({ times: six }), known)
      .then({ type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content: { ...content, times: six } } });
    given(entry, [])
      .when(drafting({ times: [...six, weekly] }), known)
      .thenRefused('InvalidInput');
  });

  it('recurs for no longer than anybody plans', () =>
    given(entry, [])
      .when(drafting({ times: [{ ...weekly, rrule: 'FREQ=DAILY' }] }), known)
      .thenRefused('InvalidInput'));

  it('says something in Danish', () =>
    given(entry, [])
      .when(drafting({ texts: [{ language: 'tr', title: 'Örgü', summary: 'Örgü.' }] }), known)
      .thenRefused('InvalidInput', { problems: [{ path: 'content.texts', problem: 'must hold the Danish text' }] }));
});

describe('a revision', () => {
  const revising = command('ReviseEntry', { entryId, content: dearer as never });

  it('goes on being the same draft until it is submitted, and is the next one from then on', () => {
    given(entry, [drafted]).when(revising, known).then(revisedAs(1));
    given(entry, [drafted, submitted()]).when(revising, known).then(revisedAs(2));
    given(entry, [drafted, submitted(), returned]).when(revising, known).then(revisedAs(2));
    given(entry, [drafted, published()]).when(revising, known).then(revisedAs(2));
  });

  it('is none where it says the same', () =>
    given(entry, [drafted])
      .when(command('ReviseEntry', { entryId, content: content as never }), known)
      .thenNothing());

  it('keeps a word that nobody uses any more, and is not given one', () => {
    const had = { ...content, categories: [retired] };
    const before: Event = { type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content: had } };
    const cheaper = { ...had, price: { ore: 500 } };
    given(entry, [before])
      .when(command('ReviseEntry', { entryId, content: cheaper as never }), known)
      .then(revisedAs(1, cheaper));
    for (const said of ['SubmitEntry', 'PublishEntry'] as const)
      given(entry, [before])
        .when(command(said, of(1)), known)
        .then(said === 'SubmitEntry' ? submitted() : published());
    given(entry, [drafted])
      .when(command('ReviseEntry', { entryId, content: had as never }), known)
      .thenRefused('TermNotInUse', { termId: retired, kind: 'category' });
  });

  it('leaves what everybody reads as it is until it is published', () => {
    const state = stateAfter(entry, [drafted, published(), revisedAs(2)]);
    expect([statusOf(state), state.published?.revision, state.published?.content.price.ore]).toEqual(['draft', 1, 0]);
    const after = stateAfter(entry, [drafted, published(), revisedAs(2), published(2)]);
    expect([statusOf(after), after.published?.content.price.ore]).toEqual(['published', 2_500]);
  });

  it('is submitted, once, while it is the latest', () => {
    given(entry, [drafted])
      .when(command('SubmitEntry', of(1)), known)
      .then(submitted());
    given(entry, [drafted, submitted()])
      .when(command('SubmitEntry', of(1)), known)
      .thenNothing();
    given(entry, [drafted, submitted(), revisedAs(2)])
      .when(command('SubmitEntry', of(1)), known)
      .thenRefused('NotTheLatestRevision', { revision: 1, latest: 2 });
    given(entry, [drafted, submitted(), returned])
      .when(command('SubmitEntry', of(1)), known)
      .thenRefused('EntryNotDraft', of(1));
  });

  it('is not submitted where all of it is over', () => {
    const past = { ...content, times: [once('2026-11-20T13:00:00.000Z', '2026-11-20T15:00:00.000Z')] };
    const over: Event = { type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content: past } };
    given(entry, [over])
      .when(command('SubmitEntry', of(1)), known)
      .thenRefused('EntryIsOver', { lastDate: '2026-11-20' });
  });

  it('is returned with a reason, once, after it was submitted', () => {
    const returning = command('ReturnEntry', { ...of(1), reason: 'unclear' });
    given(entry, [drafted, submitted()]).when(returning).then(returned);
    given(entry, [drafted, submitted(), returned]).when(returning).thenNothing();
    given(entry, [drafted]).when(returning).thenRefused('EntryNotSubmitted', of(1));
  });
});

describe('an entry that is published', () => {
  it('stays for as long as the municipality trusts it', () => {
    for (const before of [[drafted], [drafted, submitted()]])
      given(entry, before)
        .when(command('PublishEntry', of(1)), known)
        .then(published());
    given(entry, [drafted, published()])
      .when(command('PublishEntry', of(1)), known)
      .thenNothing();
    given(entry, [drafted, submitted(), returned])
      .when(command('PublishEntry', of(1)), known)
      .thenRefused('EntryNotSubmitted', of(1));
  });

  it('stays no longer than it goes on', () => {
    const party = { ...content, times: [once('2026-12-05T13:00:00.000Z', '2026-12-05T15:00:00.000Z')] };
    given(entry, [{ type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content: party } }])
      .when(command('PublishEntry', of(1)), known)
      .then({
        type: 'EntryPublished',
        data: { ...of(1), on: '2026-11-24', validUntil: '2026-12-05', remindOn: '2026-12-06' },
      });
  });

  it('is not reminded of where it ends by itself, for confirming it would change nothing', () => {
    const party = { ...content, times: [once('2026-12-05T13:00:00.000Z', '2026-12-05T15:00:00.000Z')] };
    const before = given(entry, [
      { type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content: party } },
    ]).when(command('PublishEntry', of(1)), known);
    for (const day of ['2026-11-24', '2026-12-05', '2026-12-06'])
      before.at(`${day}T12:00:00Z`).when(command('RemindOfEntry', { entryId })).thenNothing();
  });

  it('can be published again as soon as its last day is over, before anybody said that it expired', () => {
    given(entry, [drafted, published()])
      .at('2027-05-23T21:30:00Z')
      .when(command('PublishEntry', of(1)), known)
      .thenNothing();
    given(entry, [drafted, published()])
      .at('2027-05-23T22:30:00Z')
      .when(command('PublishEntry', of(1)), known)
      .then({
        type: 'EntryPublished',
        data: { ...of(1), on: '2027-05-24', validUntil: '2027-11-20', remindOn: '2027-10-21' },
      });
  });

  it('is published no longer than its last date that is not excepted', () => {
    const three = { ...weekly, rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208', except: ['2026-12-08'] };
    given(entry, [
      { type: 'EntryDrafted', data: { entryId, organiserId, revision: 1, content: { ...content, times: [three] } } },
    ] as Event[])
      .when(command('PublishEntry', of(1)), known)
      .then({
        type: 'EntryPublished',
        data: { ...of(1), on: '2026-11-24', validUntil: '2026-12-01', remindOn: '2026-12-02' },
      });
  });

  it('is confirmed for as long again, once a day, and not after its time', () => {
    const confirming = given(entry, [drafted, published()]).at('2027-05-01T10:00:00Z');
    const confirmed = confirming.when(command('ConfirmEntry', { entryId }), known);
    confirmed.then({
      type: 'EntryConfirmed',
      data: { entryId, on: '2027-05-01', validUntil: '2027-10-28', remindOn: '2027-09-28' },
    });
    confirmed.when(command('ConfirmEntry', { entryId }), known).thenNothing();
    given(entry, [drafted, published()])
      .at('2027-05-24T10:00:00Z')
      .when(command('ConfirmEntry', { entryId }), known)
      .thenRefused('EntryNotPublished', { entryId });
  });

  it('is reminded of, once, from its day on', () => {
    const remind = command('RemindOfEntry', { entryId });
    given(entry, [drafted, published()]).at('2027-04-22T10:00:00Z').when(remind).thenNothing();
    const due = given(entry, [drafted, published()]).at('2027-04-23T10:00:00Z').when(remind);
    due.then({ type: 'EntryReminderDue', data: { entryId, on: '2027-04-23', validUntil: '2027-05-23' } });
    due.when(remind).thenNothing();
  });

  it('is reminded of again, once it was confirmed and its day has come again', () => {
    const remind = command('RemindOfEntry', { entryId });
    const reminded = given(entry, [drafted, published()]).at('2027-04-23T10:00:00Z').when(remind);
    const confirmed = reminded.at('2027-05-01T10:00:00Z').when(command('ConfirmEntry', { entryId }), known);
    confirmed
      .at('2027-09-28T10:00:00Z')
      .when(remind)
      .then({ type: 'EntryReminderDue', data: { entryId, on: '2027-09-28', validUntil: '2027-10-28' } });
  });

  it('expires, once, after its last day, and can be published anew', () => {
    const expire = command('ExpireEntry', { entryId });
    given(entry, [drafted, published()]).at('2027-05-23T21:00:00Z').when(expire).thenNothing();
    const expired = given(entry, [drafted, published()]).at('2027-05-24T04:00:00Z').when(expire);
    expired.then({ type: 'EntryExpired', data: { entryId, on: '2027-05-24' } });
    expired.when(expire).thenNothing();
    expired.when(command('PublishEntry', of(1)), known).then({
      type: 'EntryPublished',
      data: { ...of(1), on: '2027-05-24', validUntil: '2027-11-20', remindOn: '2027-10-21' },
    });
  });
});

describe('an entry that is withdrawn', () => {
  it('is gone for good', () => {
    const withdrawing = command('WithdrawEntry', { entryId, reason: 'ended' });
    given(entry, [drafted, published()]).when(withdrawing).then(withdrawn);
    given(entry, [drafted, withdrawn]).when(withdrawing).thenNothing();
    for (const said of ['RemindOfEntry', 'ExpireEntry'] as const)
      given(entry, [drafted, published(), withdrawn])
        .at('2028-01-01T10:00:00Z')
        .when(command(said, { entryId }))
        .thenNothing();
    given(entry, [drafted, withdrawn])
      .when(command('SubmitEntry', of(1)), known)
      .thenRefused('EntryIsWithdrawn', { entryId });
    expect(statusOf(stateAfter(entry, [drafted, published(), withdrawn]))).toBe('withdrawn');
  });
});
