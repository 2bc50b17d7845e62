import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { course, everyOtherWeek, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

export const sport: readonly OrganiserTold[] = [
  {
    described: { name: 'Gymnastikforeningen Fjederkraft', phone: phone(210), ...online('fjederkraft') },
    contacts: [{ name: 'Kirsten Overballe', phone: phone(211) }],
    activities: [
      {
        da: [
          'Seniorgymnastik',
          'Opvarmning, styrke og balance i et tempo, hvor alle kan følge med. Vi slutter altid med en leg.',
        ],
        en: ['Gymnastics for seniors', 'Warm-up, strength and balance at a pace for all. We always end with a game.'],
        words: { category: 'exercise', for: ['everyone'], interests: ['gymnastics'], tags: ['beginners'] },
        ...{ at: spots.hall, times: [weekly('MO', '09:30', '10:30')], price: 400, priceNote: 'For hele sæsonen' },
      },
      {
        da: [
          'Faldforebyggelse: stærk på benene',
          'Ti gange med øvelser, der gør dig sikrere på benene. En fysioterapeut viser, hvordan du rejser dig, hvis du falder.',
        ],
        en: [
          'Steady on your legs',
          'Ten lessons with exercises against falling. A physiotherapist shows how to get up again if you fall.',
        ],
        words: { category: 'exercise', for: ['everyone', 'homeCare'], interests: ['gymnastics'], tags: ['beginners'] },
        ...{
          at: spots.hall,
          times: [course('TU', 10, 2, '11:00', '12:00')],
          price: 200,
          contact: 0,
          signUp: 'Ring; der er plads til 15',
        },
      },
      {
        da: [
          'Yoga på måtte og stol',
          'Langsomme bevægelser og rolig vejrtrækning. Vælg måtten eller stolen fra gang til gang.',
        ],
        en: ['Yoga on a mat or a chair', 'Slow movements and calm breathing. Choose the mat or the chair each time.'],
        words: {
          category: 'exercise',
          for: ['everyone', 'women'],
          interests: ['gymnastics'],
          tags: ['sitting', 'beginners'],
        },
        ...{ at: spots.town, times: [weekly('WE', '16:30', '17:45')], price: 50 },
      },
      {
        da: [
          'Badminton 60+',
          'Double med skiftende makkere. Ketsjer kan lånes, og pausen er lige så vigtig som spillet.',
        ],
        words: { category: 'exercise', for: ['everyone'], interests: ['ballGames'] },
        ...{ at: spots.hall, times: [weekly('TH', '10:00', '11:30')], price: 350, priceNote: 'For hele sæsonen' },
      },
      {
        da: [
          'Linedance',
          'Du behøver ingen partner, kun sko, der kan dreje. Nye trin hver gang, og de gamle igen til sidst.',
        ],
        en: [
          'Line dance',
          'You need no partner, only shoes that turn. New steps each time, and the old ones again at the end.',
        ],
        words: { category: 'music', for: ['everyone'], interests: ['dancing'], tags: ['evening', 'beginners'] },
        ...{ at: spots.hall, times: [weekly('TU', '18:30', '20:00')], price: 40 },
      },
      {
        da: ['Gågruppen Raske Sko', 'Fem kilometer i frisk tempo, uanset vejret. Vi venter på alle ved hvert hjørne.'],
        en: [
          'Walking group',
          'Five kilometres at a brisk pace, whatever the weather. We wait for everybody at each corner.',
        ],
        words: { category: 'outdoors', for: ['everyone'], interests: ['walking'], tags: ['outside', 'dropIn'] },
        ...{ at: spots.square, times: [weekly('TU', '09:00', '10:30')] },
      },
      {
        da: ['Stavgang på otte gange', 'Lær at bruge stavene rigtigt, og få hele kroppen med.'],
        words: { category: 'exercise', interests: ['walking'], tags: ['outside'] },
        ...{ at: spots.lake, times: [course('MO', 8, -11, '10:00', '11:00')], price: 100, fate: 'over' },
      },
    ],
  },
  {
    described: { name: 'Svømmeklubben Vandhundene', phone: phone(220), ...online('vandhundene') },
    contacts: [{ name: 'Leif Bendixen', phone: phone(221) }],
    activities: [
      {
        da: [
          'Pensionistsvømning',
          'Hele bassinet er vores: baner til dem, der vil svømme, og et hjørne til dem, der vil snakke.',
          'Vandet er 28 grader. Der er trappe med gelænder og en lift, hvis du har brug for det.',
        ],
        en: [
          'Swimming for pensioners',
          'The whole pool is ours: lanes for those who want to swim, and a corner for those who want to talk.',
        ],
        words: { category: 'exercise', for: ['everyone'], interests: ['swimming'], tags: ['dropIn'] },
        ...{ at: spots.pool, times: [weekly('MO,TH', '08:00', '10:00')], price: 25 },
      },
      {
        da: ['Varmtvandsgymnastik', 'Blide øvelser i 34 grader varmt vand. Godt for ømme led og trætte rygge.'],
        en: ['Warm-water gymnastics', 'Gentle exercises in water of 34 degrees. Good for sore joints and tired backs.'],
        also: {
          pl: [
            'Gimnastyka w ciepłej wodzie',
            'Łagodne ćwiczenia w wodzie o temperaturze 34 stopni. Dobre na bolące stawy i zmęczone plecy.',
          ],
        },
        words: { category: 'exercise', for: ['everyone', 'homeCare'], interests: ['swimming', 'gymnastics'] },
        ...{
          at: spots.pool,
          times: [weekly('WE', '13:00', '13:45')],
          price: 45,
          contact: 0,
          signUp: 'Ring; der er plads til 14',
        },
      },
      {
        da: [
          'Kvindesvømning',
          'Kun kvinder i bassinet og ved kanten. Forhængene er trukket for, og alle badedragter er gode.',
        ],
        en: [
          'Swimming for women',
          'Only women in the pool and beside it. The curtains are drawn, and every swimsuit is fine.',
        ],
        also: {
          ar: ['سباحة للنساء', 'نساء فقط في المسبح وحوله. الستائر مسدلة، وكل ملابس السباحة مقبولة.'],
          tr: [
            'Kadınlara özel yüzme',
            'Havuzda ve kenarında yalnızca kadınlar var. Perdeler kapalı, her türlü mayo uygundur.',
          ],
          ur: [
            'خواتین کی تیراکی',
            'تالاب میں اور کنارے پر صرف خواتین۔ پردے بند ہوتے ہیں اور تیراکی کا ہر لباس ٹھیک ہے۔',
          ],
        },
        words: { category: 'exercise', for: ['women', 'languages'], interests: ['swimming'], tags: ['weekend'] },
        ...{ at: spots.pool, times: [weekly('SU', '16:00', '17:30')], price: 30, spoken: ['da', 'ar', 'tr', 'ur'] },
      },
      {
        da: [
          'Vinterbadning for nybegyndere',
          'En hurtig dukkert, en lang snak og noget varmt i koppen. Vi går i sammen, og ingen bliver skubbet.',
        ],
        words: {
          category: 'outdoors',
          for: ['everyone'],
          interests: ['sea', 'swimming'],
          tags: ['outside', 'weekend', 'beginners'],
        },
        ...{ at: spots.quay, times: [everyOtherWeek('SA', '10:00', '11:00')], contact: 0, fate: 'returned' },
      },
    ],
  },
];
