import { describe, it } from '@jest/globals';
import { command, given, idFor } from '#kernel/testing';
import { edition } from './edition.js';

const editionId = idFor('the winter catalogue');
const birthe = idFor('Birthe');
const wish = { name: 'Vinter 2026', kind: 'catalogue', language: 'da' } as const;
const ordered = { type: 'EditionOrdered', data: { editionId, ...wish } } as const;
const printed = {
  ...{ editionId, sha256: 'a'.repeat(64), bytes: 1_900_000, pages: 195, entries: 200, fonts: 'f'.repeat(64) },
  ...{ renderer: 'samspil-edition 1, pdfkit 0.20.2', notPrinted: [], leftOut: [], contactIds: [birthe] },
  ...{ municipalityName: 'Ishøj Kommune', telephone: '43577575' },
};
const other = { ...printed, sha256: 'b'.repeat(64) };
const rendered = { type: 'EditionRendered', data: printed } as const;
const recalled = { type: 'EditionRecalled', data: { editionId, contactId: birthe } } as const;
const failed = { type: 'EditionFailed', data: { editionId, reason: 'tooManyEntries' } } as const;

describe('an edition', () => {
  it('is ordered with a name; its place in the log says what it shows', () =>
    given(edition, [], { id: editionId })
      .when(command('MakeEdition', { ...wish }))
      .then(ordered));

  it('is of one activity where it is a poster', () =>
    given(edition, [])
      .when(command('MakeEdition', { ...wish, kind: 'poster' }))
      .thenRefused('PosterOfWhat'));

  it('is of the whole overview where it is none', () =>
    given(edition, [])
      .when(command('MakeEdition', { ...wish, activityId: idFor('choir') }))
      .thenRefused('OnlyPostersAreOfOne'));

  it('is kept with what came out and what it was made with', () =>
    given(edition, [ordered]).when(command('RecordRendering', printed)).then(rendered));

  it('is nothing new when it is printed again and comes out the same', () =>
    given(edition, [ordered, rendered]).when(command('RecordRendering', printed)).thenNothing());

  it('cannot be printed for a reason, and stays so', () =>
    given(edition, [ordered])
      .when(command('FailEdition', { editionId, reason: 'tooManyEntries' }))
      .then(failed));

  it('does not fail any more once it was printed', () =>
    given(edition, [ordered, rendered])
      .when(command('FailEdition', { editionId, reason: 'tooManyEntries' }))
      .thenNothing());
});

describe('an edition that comes out otherwise than before', () => {
  it.each([
    ['otherRenderer', { ...other, renderer: 'samspil-edition 2, pdfkit 0.20.2' }],
    ['otherFonts', { ...other, fonts: 'e'.repeat(64) }],
    ['contactErased', { ...other, contactIds: [] as string[] }],
    ['unexplained', other],
  ])('says why: %s', (differs, again: typeof printed) =>
    given(edition, [ordered, rendered])
      .when(command('RecordRendering', again))
      .then({ type: 'EditionRendered', data: { ...again, differs: differs as 'unexplained' } }),
  );
});

describe('an edition that names somebody who was erased', () => {
  it('is recalled', () =>
    given(edition, [ordered, rendered])
      .when(command('RecallEdition', { editionId, contactId: birthe }))
      .then(recalled));

  it('is printed again without them', () =>
    given(edition, [ordered, rendered, recalled])
      .when(command('RecordRendering', { ...other, contactIds: [] }))
      .then({ type: 'EditionRendered', data: { ...other, contactIds: [], differs: 'contactErased' } }));

  it('is recalled once, and not for somebody whom it does not name', () =>
    given(edition, [ordered, rendered, recalled])
      .when(command('RecallEdition', { editionId, contactId: birthe }))
      .thenNothing());

  it('stays where it does not name them', () =>
    given(edition, [ordered, rendered])
      .when(command('RecallEdition', { editionId, contactId: idFor('Karen') }))
      .thenNothing());
});
