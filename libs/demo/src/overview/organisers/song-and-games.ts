import { organisationIdOf } from '#partners';
import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { everyOtherWeek, inWeeks, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

/** A choir, a workshop for men, a chess club. */
export const songAndGames: readonly OrganiserTold[] = [
  {
    // A partner of the town: what its own system sends in comes as drafts.
    described: {
      ...{ name: 'Sangforeningen Strandens Stemmer', phone: phone(230), ...online('strandensstemmer') },
      organisationId: organisationIdOf('10000017'),
    },
    contacts: [{ name: 'Ragnhild Østergren', phone: phone(231) }],
    activities: [
      {
        da: [
          'Seniorkoret',
          'Vi synger danske sange i to stemmer. Du behøver ikke kunne noder, og ingen skal synge alene.',
        ],
        en: [
          'The seniors’ choir',
          'We sing Danish songs in two voices. You need not read music, and nobody has to sing alone.',
        ],
        words: { category: 'music', for: ['everyone'], interests: ['singing'], tags: ['coffee'] },
        ...{
          at: spots.parish,
          times: [weekly('TU', '10:00', '12:00')],
          price: 300,
          priceNote: 'For hele sæsonen',
          contact: 0,
        },
      },
      {
        da: [
          'Fællessang med klaver',
          'Højskolesangbogen, et klaver og alle, der har lyst. Sangene vises på væggen med store bogstaver.',
        ],
        en: [
          'Singing together',
          'The song book, a piano, and everybody who likes to sing. The words are shown on the wall in large letters.',
        ],
        words: {
          category: 'music',
          for: ['everyone', 'senses'],
          interests: ['singing'],
          tags: ['dropIn', 'coffee', 'sitting'],
        },
        ...{ at: spots.theatre, times: [monthly('1TH', '14:00', '15:30')], price: 20 },
      },
      {
        da: [
          'Harmonikaklubben',
          'Har du en harmonika på loftet? Tag den med. Vi spiller efter øret og stopper, når kaffen er klar.',
        ],
        words: { category: 'music', for: ['everyone', 'men'], interests: ['instruments'], tags: ['coffee'] },
        ...{ at: spots.beach, times: [everyOtherWeek('MO', '13:30', '16:00', true)], contact: 0 },
      },
      {
        da: ['Koret på besøg', 'Vi kommer gerne og synger på plejecenteret, i opgangen eller til en rund fødselsdag.'],
        en: [
          'The choir comes to you',
          'We are happy to come and sing at the nursing home, on your staircase, or at a birthday.',
        ],
        words: { category: 'music', for: ['homeCare', 'dementia'], interests: ['singing'] },
        ...{ contact: 0 },
      },
    ],
  },
  {
    described: { name: 'Herreværkstedet', phone: phone(240) },
    contacts: [{ name: 'Bjarne Kongsted', phone: phone(241) }],
    activities: [
      {
        da: [
          'Åbent træværksted',
          'Høvl, sav og snitteknive. Lav en fuglekasse, eller reparer en stol, og drik kaffe på høvlebænken.',
        ],
        en: [
          'Open woodwork shop',
          'Plane, saw and whittling knives. Make a nesting box, mend a chair, and have coffee on the bench.',
        ],
        words: { category: 'crafts', for: ['men'], interests: ['wood'], tags: ['dropIn', 'coffee'] },
        ...{ at: spots.workshop, times: [weekly('MO,TH', '09:00', '12:00')], price: 15, contact: 0 },
      },
      {
        da: ['Madklub for mænd', 'Fire mænd laver mad til ti. Vi begyndte med brun sovs og er nået til surdej.'],
        en: ['Cooking club for men', 'Four men cook for ten. We began with gravy, and have come as far as sourdough.'],
        words: { category: 'food', for: ['men', 'alone'], interests: ['cooking'], tags: ['beginners', 'evening'] },
        ...{
          at: spots.aaparken,
          times: [everyOtherWeek('WE', '16:00', '20:00')],
          price: 60,
          contact: 0,
          signUp: 'Ring senest mandag',
        },
      },
      {
        da: ['Skruenøglen: cykler og motorer', 'Vi skiller ad og samler igen. Som regel er der ikke noget til overs.'],
        words: { category: 'crafts', for: ['men'], interests: ['cycling', 'wood'] },
        ...{ at: spots.workshop, times: [weekly('TU', '13:00', '16:00')] },
      },
      {
        da: [
          'Fodbold i fjernsynet',
          'Vi ser landskampene sammen, med pølser og god plads til benene. Lyden kan skrues op.',
        ],
        words: { category: 'cafe', for: ['men'], interests: ['ballGames'], tags: ['evening'] },
        ...{
          at: spots.workshop,
          times: [inWeeks(5, 'TU', '20:00', '22:30'), inWeeks(11, 'TU', '20:00', '22:30')],
          price: 20,
        },
      },
      {
        da: ['Smedekursus', 'Lær at smede en kniv på en dag.'],
        words: { category: 'crafts', for: ['men'] },
        ...{
          at: spots.workshop,
          times: [inWeeks(7, 'SA', '09:00', '16:00')],
          price: 250,
          contact: 0,
          fate: 'withdrawn',
        },
      },
    ],
  },
  {
    described: { name: 'Skakklubben Springeren', ...online('springeren') },
    contacts: [{ name: 'Ivan Petersborg', phone: phone(251) }],
    activities: [
      {
        da: [
          'Skakaften',
          'Fra første træk til turnering. Kom og spil et parti; der er altid en modstander på dit niveau.',
        ],
        en: [
          'Chess evening',
          'From the first move to tournaments. Come and play a game; there is always somebody at your level.',
        ],
        also: {
          uk: [
            'Шаховий вечір',
            'Від першого ходу до турніру. Приходьте зіграти партію: завжди знайдеться суперник вашого рівня.',
          ],
        },
        words: {
          category: 'games',
          for: ['everyone', 'men'],
          interests: ['chess'],
          tags: ['evening', 'dropIn', 'beginners'],
        },
        ...{ at: spots.chess, times: [weekly('WE', '19:00', '22:00')], spoken: ['da', 'en', 'uk'] },
      },
      {
        da: [
          'Lær skak med dit barnebarn',
          'Bedsteforældre og børn lærer sammen. Børnene vinder som regel efter tre gange.',
        ],
        words: { category: 'games', for: ['everyone'], interests: ['chess'], tags: ['weekend', 'beginners'] },
        ...{ at: spots.library, times: [monthly('1SU', '10:30', '12:00')], contact: 0 },
      },
      {
        da: ['Bridge for øvede', 'Rolige borde og hurtige hoveder. Kom med en makker, eller få en af os.'],
        en: ['Bridge', 'Quiet tables and quick minds. Bring a partner, or get one of us.'],
        words: { category: 'games', for: ['everyone'], interests: ['cards'] },
        ...{ at: spots.town, times: [weekly('FR', '13:00', '16:30')], price: 20, contact: 0 },
      },
      {
        da: ['Brætspil og te', 'Ludo, backgammon og de nye, du ikke kender endnu. Vi forklarer reglerne.'],
        en: ['Board games and tea', 'Ludo, backgammon, and new ones that you do not know yet. We explain the rules.'],
        words: {
          category: 'games',
          for: ['everyone', 'languages'],
          interests: ['cards', 'talking'],
          tags: ['dropIn', 'beginners'],
        },
        ...{ at: spots.maaneparken, times: [weekly('TH', '15:00', '17:00')], spoken: ['da', 'en'] },
      },
    ],
  },
];
