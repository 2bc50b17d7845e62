import { describe, expect, it } from '@jest/globals';
import { MONDAY, smallTown } from '../../testing/small-town.js';
import { OverviewIndex } from './overview-index.js';

const index = OverviewIndex.of(smallTown());
const titles = (text: string, first = 3): readonly (string | undefined)[] =>
  index.search({ text, language: 'da', first }, MONDAY).hits.map(({ entry }) => entry.texts[0]?.title);

/** What people type, and what they must find first. */
const FIRST: readonly (readonly [string, string])[] = [
  ['strikkeklub', 'Strikkeklubben Masken'],
  ['strikke klub', 'Strikkeklubben Masken'],
  ['strikkeklubber', 'Strikkeklubben Masken'],
  ['strikeklub', 'Strikkeklubben Masken'],
  ['strikekluben', 'Strikkeklubben Masken'],
  ['hækling', 'Strikkeklubben Masken'],
  ['haekle', 'Strikkeklubben Masken'],
  ['patchwork', 'Patchwork for alle'],
  ['patcwork', 'Patchwork for alle'],
  ['senior kor', 'Seniorkoret Havnens Sangere'],
  ['kor', 'Seniorkoret Havnens Sangere'],
  ['fællessang', 'Fællessang med klaver'],
  ['faellessang', 'Fællessang med klaver'],
  ['fælessang', 'Fællessang med klaver'],
  ['fælles sang', 'Fællessang med klaver'],
  ['harmonika', 'Harmonikaklub'],
  ['hamonikaklub', 'Harmonikaklub'],
  ['stole gymnastik', 'Stolegymnastik'],
  ['stolegymnstik', 'Stolegymnastik'],
  ['gymnastik på stol', 'Stolegymnastik'],
  ['svømning', 'Svømning for pensionister'],
  ['svoemning', 'Svømning for pensionister'],
  ['svomning', 'Svømning for pensionister'],
  ['svømmebaner', 'Svømning for pensionister'],
  ['petanque', 'Petanque på pladsen'],
  ['petanqe', 'Petanque på pladsen'],
  ['joga', 'Yoga for begyndere'],
  ['line dance', 'Linedance'],
  ['badmington', 'Badminton 60+'],
  ['gåture', 'Gåtur om søen'],
  ['gaatur', 'Gåtur om søen'],
  ['gå tur', 'Gåtur om søen'],
  ['nytårs vandring', 'Nytårsvandring'],
  ['nytaarsvandring', 'Nytårsvandring'],
  ['fællesspisning', 'Fællesspisning'],
  ['fælles spisning', 'Fællesspisning'],
  ['fællesspising', 'Fællesspisning'],
  ['mad klub', 'Madklub for mænd'],
  ['madklub for mænd', 'Madklub for mænd'],
  ['spiseven', 'Spisevenner'],
  ['bage brød', 'Bagedag'],
  ['banko', 'Bankospil'],
  ['skakklub', 'Skakklubben Springeren'],
  ['skak', 'Skakklubben Springeren'],
  ['whist', 'Kortspil: whist og l’hombre'],
  ['kort spil', 'Kortspil: whist og l’hombre'],
  ['biljard', 'Billard'],
  ['it cafe', 'It-café'],
  ['mitid', 'It-café'],
  ['it', 'It-café'],
  ['it hjælp', 'It-café'],
  ['undervisning i it', 'It-café'],
  ['digital post', 'Kursus i digital post'],
  ['sorggruppe', 'Sorggruppe'],
  ['sorg gruppe', 'Sorggruppe'],
  ['mistet ægtefælle', 'Sorggruppe'],
  ['læsekreds', 'Læsekreds'],
  ['laesekreds', 'Læsekreds'],
  ['lydbog', 'Læsekreds'],
  ['vikinger', 'Foredrag: Vikingerne på øen'],
  ['foredag', 'Foredrag: Vikingerne på øen'],
  ['biograf', 'Biografklub'],
  ['malerværksted', 'Malerværksted'],
  ['akvarel', 'Malerværksted'],
  ['torsdagscafe', 'Torsdagscaféen'],
  ['sprogcafé', 'Sprogcafé'],
  ['fugle', 'Fugleture'],
  ['demenscafe', 'Demenscafé'],
  ['smorrebrod', 'Demenscafé'],
  ['choir', 'Seniorkoret Havnens Sangere'],
  ['the knitting club', 'Strikkeklubben Masken'],
  ['swiming', 'Svømning for pensionister'],
];

describe('what people type into the search of the overview', () => {
  it.each(FIRST)('finds, for “%s”, first of all: %s', (text, title) => {
    expect(titles(text, 1)).toEqual([title]);
  });

  it('finds all that has a topic by another word for it', () => {
    expect(titles('træning', 10)).toEqual(
      expect.arrayContaining(['Stolegymnastik', 'Linedance', 'Yoga for begyndere']),
    );
    expect(titles('klaver', 1)).toEqual(['Fællessang med klaver']);
    expect(titles('pårørende', 1)).toEqual(['Demenscafé']);
  });

  it('puts what has it in its title before what has it in its description', () => {
    expect(titles('kaffe', 10).indexOf('Torsdagscaféen')).toBeLessThan(titles('kaffe', 10).indexOf('Bankospil'));
  });

  it('finds nothing where there is nothing, and gives the words that may be counted', () => {
    const { hits, total, missed } = index.search({ text: 'Faldskærmsudspring hos Qzx 4177', language: 'da' }, MONDAY);
    expect({ hits, total }).toEqual({ hits: [], total: 0 });
    expect(missed).toEqual({ known: [], unknown: ['faldskaermsudspring', 'qzx'] });
  });
});
