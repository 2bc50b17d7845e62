import { describe, expect, it } from '@jest/globals';
import { MONDAY, smallTown } from '../../../testing/small-town.js';
import type { Filters } from '../filters.js';
import { OverviewIndex } from '../overview-index.js';

const index = OverviewIndex.of(smallTown());
const understood = (text: string) => index.search({ text, language: 'da' }, MONDAY).understood;
const filters = (text: string): Filters => understood(text).filters;
const hours = (from: string, until: string) => ({ from, until });
const AFTERNOON = hours('12:00', '18:00');
const day = (from: string, until = from) => ({ from, until });

describe('understanding what somebody asks for', () => {
  it('reads a whole question, in Danish and in English, and leaves no word of it to be searched for', () => {
    for (const text of [
      'Hvad kan jeg lave torsdag eftermiddag nær Vejleåparken uden trapper?',
      'what can I do on Thursday afternoon near Vejleåparken without stairs',
      'WHAT CAN I DO on thursday afternoon close to vejleaaparken, no steps',
    ])
      expect(understood(text)).toMatchObject({
        filters: {
          ...{ weekdays: [4], timeOfDay: AFTERNOON, needs: ['stepFree'] },
          near: { name: 'Vejleåparken', latitude: 55.6111, longitude: 12.3512, metres: 1_500 },
        },
        words: [],
      });
  });

  it.each<[string, Filters['needs']]>([
    ['hun kan ikke gå på trapper', ['stepFree']],
    ['jeg har svært ved at gå', ['stepFree']],
    ['he cannot climb stairs', ['stepFree']],
    ['jeg hører dårligt', ['hearingLoop']],
    ['min mor er tunghør', ['hearingLoop']],
    ['she is hard of hearing', ['hearingLoop']],
  ])('knows what is needed where somebody says “%s”', (text, needs) => {
    expect(filters(text)).toEqual({ needs });
    expect(understood(text).words).toEqual([]);
  });

  it('searches for what is said of somebody, and not for who they are', () => {
    expect(understood('min mand har demens').words).toEqual(['demens']);
    expect(understood('my mother has lost her husband').words).toEqual(['lost']);
    expect(understood('madklub for mand og kone').words).toEqual(['madklub', 'mand', 'kone']);
  });

  it('takes the name of a language for the language where no activity is about it', () => {
    expect(filters('vietnamesisk')).toEqual({ language: 'vi' });
    expect(filters('kaffe tamil')).toEqual({ language: 'ta' });
    const about = smallTown().map((entry) => ({
      ...entry,
      texts: [{ language: 'da' as const, title: 'Vietnamesisk for begyndere', summary: 'Kom og lær.' }],
    }));
    const { filters: none, words } = OverviewIndex.of(about).search(
      { text: 'vietnamesisk', language: 'da' },
      MONDAY,
    ).understood;
    expect([none, words]).toEqual([{}, ['vietnamesisk']]);
  });

  it('takes “it” for computers, unless it stands among English words', () => {
    expect(understood('hjælp med it').words).toEqual(['hjælp', 'it']);
    expect(understood('what is it').words).toEqual([]);
  });

  it('tells back what it understood, in the language of whoever asked', () => {
    const text = 'torsdag eftermiddag nær Vejleåparken uden trapper gratis på tyrkisk';
    const says = (language: 'da' | 'en') => index.search({ text, language }, MONDAY).understood.says;
    expect(says('da')).toEqual([
      ...['torsdag', 'kl. 12.00–18.00', 'højst 1,5 km fra Vejleåparken', 'adgang uden trin', 'gratis', 'på tyrkisk'],
    ]);
    expect(says('en')).toEqual([
      ...['Thursday', '12:00–18:00', 'at most 1.5 km from Vejleåparken', 'step-free access'],
      ...['free of charge', 'in Turkish'],
    ]);
  });

  it.each<[string, object]>([
    ['i dag', { dates: day('2026-11-23') }],
    ['i morgen', { dates: day('2026-11-24') }],
    ['i morgen formiddag', { dates: day('2026-11-24'), timeOfDay: hours('09:00', '12:00') }],
    ['tomorrow', { dates: day('2026-11-24') }],
    ['i aften', { dates: day('2026-11-23'), timeOfDay: hours('17:00', '23:59') }],
    ['denne uge', { dates: day('2026-11-23', '2026-11-29') }],
    ['next week', { dates: day('2026-11-30', '2026-12-06') }],
    ['den 24. december', { dates: day('2026-12-24') }],
    ['3. maj', { dates: day('2027-05-03') }],
    ['May 3 2028', { dates: day('2028-05-03') }],
    ['tirsdag og torsdag', { weekdays: [2, 4] }],
    ['om tirsdagen', { weekdays: [2] }],
    ['i weekenden', { weekdays: [6, 7] }],
    ['på hverdage', { weekdays: [1, 2, 3, 4, 5] }],
    ['torsdagsaften', { weekdays: [4], timeOfDay: hours('17:00', '23:59') }],
    ['lordag', { weekdays: [6] }],
    ['trosdag eftermidag', { weekdays: [4], timeOfDay: AFTERNOON }],
    ['tirsdag morgen', { weekdays: [2], timeOfDay: hours('06:00', '10:00') }],
    ['efter kl. 15', { timeOfDay: hours('15:00', '23:59') }],
    ['eftermiddag efter kl. 14.30', { timeOfDay: hours('14:30', '18:00') }],
    ['før kl. 12', { timeOfDay: hours('00:00', '12:00') }],
    ['mellem 13 og 16', { timeOfDay: hours('13:00', '16:00') }],
    ['between 1 and 4 pm', { timeOfDay: hours('13:00', '16:00') }],
    ['kl. 10', { timeOfDay: hours('10:00', '11:00') }],
    ['formiddag eller eftermiddag', { timeOfDay: hours('09:00', '18:00') }],
    ['kl. 10-12', { timeOfDay: hours('10:00', '12:00') }],
    ['fra 10-12', { timeOfDay: hours('10:00', '12:00') }],
    ['kl 9 til 12', { timeOfDay: hours('09:00', '12:00') }],
    ['torsdag 14-16', { weekdays: [4], timeOfDay: hours('14:00', '16:00') }],
    ['kl. 9.30–11.15', { timeOfDay: hours('09:30', '11:15') }],
    ['from 10 to 12', { timeOfDay: hours('10:00', '12:00') }],
    ['eftermiddag eller aften', { timeOfDay: hours('12:00', '23:59') }],
    ['morgen eller formiddag', { timeOfDay: hours('06:00', '12:00') }],
    ['kl. 8 om aftenen', { timeOfDay: hours('20:00', '21:00') }],
    ['kl 7 om morgenen', { timeOfDay: hours('07:00', '08:00') }],
    ['efter 1. december', { dates: day('2026-12-01', '2027-12-01') }],
    ['inden 5. december', { dates: day('2026-11-23', '2026-12-05') }],
    ['fra den 3. maj til den 5. maj', { dates: day('2027-05-03', '2027-05-05') }],
    ['i dag eller i morgen', { dates: day('2026-11-23', '2026-11-24') }],
    ['mandag til fredag', { weekdays: [1, 2, 3, 4, 5] }],
    ['mandag-fredag', { weekdays: [1, 2, 3, 4, 5] }],
    ['fredag til mandag', { weekdays: [1, 5, 6, 7] }],
    ['Monday to Wednesday', { weekdays: [1, 2, 3] }],
    ['ikke om aftenen', { timeOfDay: hours('06:00', '17:00') }],
    ['not in the morning', { timeOfDay: hours('12:00', '23:59') }],
    ['alle dage undtagen mandag', { weekdays: [2, 3, 4, 5, 6, 7] }],
    ['ikke mandag eller tirsdag', { weekdays: [3, 4, 5, 6, 7] }],
    ['næste torsdag', { weekdays: [4] }],
    ['next Thursday', { weekdays: [4] }],
    ['jeg kunne godt tænke mig noget på torsdag', { weekdays: [4] }],
    ['engang i næste uge', { dates: day('2026-11-30', '2026-12-06') }],
    ['noget for min mor og hendes veninde', {}],
    ['Morten', {}],
    ['spise middag fredag', { weekdays: [5] }],
    ['fredag ved middagstid', { weekdays: [5], timeOfDay: hours('11:30', '13:30') }],
    ['for unge fra 18 år', {}],
    ['gratis', { free: true }],
    ['free of charge', { free: true }],
    ['ikke koster noget', { free: true }],
    ['med følgeskab', { needs: ['companyOnTheWay'] }],
    ['en der henter hende', { needs: ['companyOnTheWay'] }],
    ['med foelgeskab i kørestol', { needs: ['companyOnTheWay', 'stepFree'] }],
    ['wheelchair accessible with a hearing loop', { needs: ['stepFree', 'hearingLoop'] }],
    ['på arabisk', { language: 'ar' }],
    ['in English', { language: 'en' }],
  ])('understands “%s”', (text, expected) => {
    expect(filters(text)).toEqual(expected);
  });

  it.each([
    ['tæt på Kulturium', 'Kulturium', 1_500],
    ['i Åparkens Beboerhus', 'Åparkens Beboerhus', 400],
    ['near Vejleåprken', 'Vejleåparken', 1_500],
    ['ved havnehuset', 'Havnehuset', 1_500],
  ])('knows the place in “%s”', (text, name, metres) => {
    expect(filters(text).near).toMatchObject({ name, metres });
  });

  it.each([
    ['strik torsdag', ['strik']],
    ['31. februar', ['31', 'februar']],
    ['nær stationen', ['stationen']],
    ['foredag', ['foredag']],
    ['mellem 16 og 13', ['mellem', '16', '13']],
    ['dans for folk fra 60 år', ['dans', 'folk', '60', 'år']],
    ['næste gang', ['gang']],
  ])('leaves to be searched for what it does not understand of “%s”', (text, words) => {
    expect(understood(text).words).toEqual(words);
  });

  it('takes a place for a place only where it is no day: “i morgen” is no Borgen', () => {
    const town = smallTown().map((entry) => ({
      ...entry,
      place: { label: 'Borgen, Ishøj Landsby 1, 2635 Ishøj', latitude: 55.61, longitude: 12.35 },
    }));
    const { filters: morning } = OverviewIndex.of(town).search({ text: 'i morgen', language: 'da' }, MONDAY).understood;
    expect(morning).toEqual({ dates: day('2026-11-24') });
  });

  it('understands nothing where words are meant as words', () => {
    const { filters: none, words } = index.search(
      { text: 'gratis torsdag', language: 'da', literally: true },
      MONDAY,
    ).understood;
    expect([none, words]).toEqual([{}, ['gratis', 'torsdag']]);
  });
});
