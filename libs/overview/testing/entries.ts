import type { Instant, LocalDate, LocalTime } from '#kernel';
import type { EntryTime } from '../src/entry/content.js';
import type { PublishedEntry, PublishedOrganiser, PublishedTerm } from '../src/entry/published-entry.js';

const id = (last: string): string => `0198c0de-0000-7000-8000-${last.padStart(12, '0')}`;
const date = (text: string) => text as LocalDate;
const time = (text: string) => text as LocalTime;
const instant = (text: string) => text as Instant;

const term = (last: string, kind: PublishedTerm['kind'], da: string, en: string, synonyms: readonly string[] = []) => ({
  ...{ termId: id(last), kind, name: { da, en }, synonyms },
});
const community = term('a1', 'category', 'Fællesskab', 'Company');
const movement = term('a2', 'category', 'Motion', 'Exercise', ['træning', 'gymnastik']);
const culture = term('a3', 'category', 'Kultur', 'Culture');
const elderly = term('b1', 'targetGroup', 'Ældre', 'Older people', ['pensionister', 'seniorer']);
const needlework = term('c1', 'interest', 'Håndarbejde', 'Needlework', ['strik', 'hækling']);
const music = term('c2', 'interest', 'Musik', 'Music', ['klaver', 'kor']);

const neighbours: PublishedOrganiser = {
  organiserId: id('d1'),
  name: 'Naboer i Åparken',
  website: 'https://www.example.dk/naboer',
  ...{ phone: '43000001', email: 'naboer@example.dk' },
};
const library: PublishedOrganiser = {
  ...{ organiserId: id('d2'), name: 'Ishøj Bibliotek', website: undefined, phone: undefined, email: undefined },
};

const communityHouse = { label: 'Fælleshuset, Vejleåparken 1, 2635 Ishøj', latitude: 55.6134, longitude: 12.3521 };
const basic = {
  ...{ revision: 1, contact: undefined, signUp: undefined, accessibility: {}, languages: ['da'], photos: [] },
  ...{
    confirmedOn: date('2026-10-01'),
    validUntil: date('2027-06-30'),
    changedAt: instant('2026-10-01T08:00:00.000Z'),
  },
  price: { ore: 0 },
} as const;

/** Every Thursday from September to June but for Christmas, in three languages, with a photo, a contact and all that is accessible. */
export const knittingCafe: PublishedEntry = {
  ...basic,
  ...{ entryId: id('1'), revision: 3, organiser: neighbours, place: communityHouse },
  contact: { name: 'Karen Holm', phone: '43000002', email: 'karen@example.dk' },
  texts: [
    {
      language: 'da',
      title: 'Strikkecafé i Åparken',
      summary: 'Strik, kaffe og godt selskab hver torsdag.',
      description: 'Vi strikker, hækler og drikker kaffe.\n\nGarn og pinde kan lånes. Alle kan være med.',
    },
    { language: 'en', title: 'Knitting café in Åparken', summary: 'Knitting, coffee and company every Thursday.' },
    { language: 'ar', title: 'مقهى الحياكة', summary: 'حياكة وقهوة ورفقة طيبة كل خميس.' },
  ],
  terms: [community, elderly, needlework],
  times: [
    {
      ...{ kind: 'recurring', firstDate: date('2026-09-03'), rrule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624' },
      ...{ begins: time('14:00'), ends: time('16:00'), except: [date('2026-12-24'), date('2026-12-31')] },
    } satisfies EntryTime,
  ],
  accessibility: { stepFree: true, accessibleToilet: true, hearingLoop: false, companyOnTheWay: true },
  languages: ['da', 'en', 'ar'],
  photos: [
    {
      ...{ sha256: 'ab'.repeat(32), width: 1600, height: 1067, credit: 'Naboer i Åparken' },
      small: { sha256: 'cd'.repeat(32), width: 480, height: 320 },
      alt: { da: 'Fem kvinder strikker om et bord', en: 'Five women knitting round a table' },
    },
  ],
};

/** One evening, at a price, with places left. */
export const choirConcert: PublishedEntry = {
  ...basic,
  ...{ entryId: id('2'), organiser: library, terms: [culture, music], placesLeft: 12 },
  texts: [
    { language: 'da', title: 'Julekoncert med Ældrekoret', summary: 'Koret synger julen ind på biblioteket.' },
    { language: 'en', title: 'Christmas concert', summary: 'The choir sings Christmas in at the library.' },
  ],
  place: { label: 'Ishøj Bibliotek, Ishøj Store Torv 1, 2635 Ishøj', latitude: 55.6155, longitude: 12.3526 },
  times: [{ kind: 'once', startsAt: instant('2026-12-11T18:00:00.000Z'), endsAt: instant('2026-12-11T20:00:00.000Z') }],
  price: { ore: 7_550, note: 'Kaffe og småkager er med' },
  signUp: 'Køb billet på biblioteket eller ring 43 00 00 03',
  accessibility: { stepFree: true, hearingLoop: true },
  changedAt: instant('2026-11-02T10:30:00.000Z'),
};

/** Free of charge, outdoors, each weekday and another time on Saturdays; organised by an association without a page. */
export const morningWalk: PublishedEntry = {
  ...basic,
  ...{ entryId: id('3'), revision: 2, terms: [movement, elderly] },
  organiser: { ...neighbours, organiserId: id('d3'), name: 'Morgenholdet', website: undefined, email: undefined },
  texts: [{ language: 'da', title: 'Morgengåtur langs åen', summary: 'En rolig tur på tre kilometer.' }],
  place: { label: 'Ved broen, Vejleåparken, 2635 Ishøj', latitude: 55.6121, longitude: 12.3498 },
  times: [
    {
      ...{ kind: 'recurring', firstDate: date('2026-10-05'), rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270402' },
      ...{ begins: time('09:00'), ends: time('10:15'), except: [] },
    },
    {
      ...{ kind: 'recurring', firstDate: date('2026-10-10'), rrule: 'FREQ=MONTHLY;BYDAY=2SA;COUNT=6' },
      ...{ begins: time('10:00'), ends: time('11:30'), except: [date('2027-02-13')] },
    },
  ],
  accessibility: { stepFree: false, quiet: true },
};

/** By agreement, at home: it has neither a time nor a place. */
export const visitingFriend: PublishedEntry = {
  ...basic,
  ...{ entryId: id('4'), organiser: neighbours, terms: [community], place: undefined, times: [] },
  contact: { name: undefined, phone: '43000004', email: undefined },
  texts: [
    { language: 'da', title: 'Besøgsven', summary: 'En frivillig kommer hjem til dig, når I har aftalt det.' },
    { language: 'tr', title: 'Ziyaret arkadaşı', summary: 'Bir gönüllü evinize gelir.' },
  ],
  languages: ['da', 'tr'],
};

/** All of them, in order of their ids. */
export const someEntries: readonly PublishedEntry[] = [knittingCafe, choirConcert, morningWalk, visitingFriend];
