import { describe, it } from '@jest/globals';
import { type PlainEvent, command, given, idFor, newIdFor } from '#kernel/testing';
import type { termsEvents } from './terms.events.js';
import { MOST_TERMS, overviewTerms } from './terms.js';

type Event = PlainEvent<typeof termsEvents>;

const termId = idFor('håndarbejde');
const needlework = { name: { da: 'Håndarbejde', en: 'Needlework' }, synonyms: ['strikning', 'hækling'] };
const added: Event = { type: 'TermAdded', data: { termId, kind: 'interest', ...needlework } };
const retired: Event = { type: 'TermRetired', data: { termId } };
const adding = (kind: 'interest' | 'tag', da: string, en: string) =>
  command('AddTerm', { kind, name: { da, en }, synonyms: [] });

const addedAs = (kind: 'interest' | 'tag', da: string, en: string): Event => ({
  type: 'TermAdded',
  data: { termId: newIdFor('OverviewTerm'), kind, name: { da, en }, synonyms: [] },
});

describe('the words of the overview', () => {
  it('are added with other words for the same', () =>
    given(overviewTerms, [])
      .when(command('AddTerm', { kind: 'interest', ...needlework }))
      .then({ type: 'TermAdded', data: { termId: newIdFor('OverviewTerm'), kind: 'interest', ...needlework } }));

  it('have one name once in each kind, in either language and however it is written', () => {
    for (const again of [adding('interest', 'HÅNDARBEJDE', 'Craft'), adding('interest', 'Sysler', 'needlework')])
      given(overviewTerms, [added]).when(again).thenRefused('TermExists');
    given(overviewTerms, [added])
      .when(adding('tag', 'Håndarbejde', 'Needlework'))
      .then(addedAs('tag', 'Håndarbejde', 'Needlework'));
  });

  it('are as many of a kind as can be looked through, those that are retired not counted', () => {
    const many = Array.from({ length: MOST_TERMS }, (_, n): Event => {
      const name = { da: `Ord ${n}`, en: `Word ${n}` };
      return { type: 'TermAdded', data: { termId: idFor(`ord ${n}`), kind: 'tag', name, synonyms: [] } };
    });
    given(overviewTerms, many)
      .when(adding('tag', 'Et mere', 'One more'))
      .thenRefused('TooManyTerms', { kind: 'tag', most: MOST_TERMS });
    given(overviewTerms, many)
      .when(adding('interest', 'Et mere', 'One more'))
      .then(addedAs('interest', 'Et mere', 'One more'));
    given(overviewTerms, [...many, { type: 'TermRetired', data: { termId: idFor('ord 7') } }])
      .when(adding('tag', 'Et mere', 'One more'))
      .then(addedAs('tag', 'Et mere', 'One more'));
  });

  it('are described anew, once', () => {
    const wanted = { termId, ...needlework, synonyms: ['garn'] };
    const describing = given(overviewTerms, [added]).when(command('DescribeTerm', wanted));
    describing.then({ type: 'TermDescribed', data: wanted });
    describing.when(command('DescribeTerm', wanted)).thenNothing();
  });

  it('are retired, once, leave their names to others, and are not described any more', () => {
    given(overviewTerms, [added]).when(command('RetireTerm', { termId })).then(retired);
    given(overviewTerms, [added, retired]).when(command('RetireTerm', { termId })).thenNothing();
    given(overviewTerms, [added, retired])
      .when(adding('interest', 'Håndarbejde', 'Craft'))
      .then(addedAs('interest', 'Håndarbejde', 'Craft'));
    given(overviewTerms, [added, retired])
      .when(command('DescribeTerm', { termId, ...needlework }))
      .thenRefused('TermIsRetired', { termId });
  });

  it('are not found where nobody added them', () => {
    for (const said of [command('RetireTerm', { termId }), command('DescribeTerm', { termId, ...needlework })])
      given(overviewTerms, []).when(said).thenRefused('NotFound', { kind: 'OverviewTerm', id: termId });
  });

  it('come with how long an entry is trusted, of which it reminds in time', () => {
    const period = { confirmEveryDays: 90, remindDaysBefore: 14 };
    const setting = given(overviewTerms, []).when(command('SetConfirmationPeriod', period));
    setting.then({ type: 'ConfirmationPeriodSet', data: period });
    setting.when(command('SetConfirmationPeriod', period)).thenNothing();
    given(overviewTerms, [])
      .when(command('SetConfirmationPeriod', { confirmEveryDays: 14, remindDaysBefore: 14 }))
      .thenRefused('InvalidInput', {
        problems: [
          { path: 'remindDaysBefore', problem: 'must remind after it was confirmed: fewer days than it stays' },
        ],
      });
  });
});
