import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { everyOtherWeek, everyYear, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

/** The harbour, the lake and the farm. */
export const shore: readonly OrganiserTold[] = [
  {
    described: { name: 'Havnens Seniorklub', phone: phone(290), ...online('havnensseniorklub') },
    contacts: [{ name: 'Gert Vestergade', phone: phone(291) }],
    activities: [
      {
        da: ['Kaffe på kajen', 'Vi sidder i læ og ser på både. Er det for koldt, sidder vi inde og taler om dem.'],
        en: [
          'Coffee on the quay',
          'We sit out of the wind and look at boats. When it is too cold, we sit inside and talk about them.',
        ],
        words: {
          category: 'cafe',
          for: ['everyone', 'men'],
          interests: ['sea', 'talking'],
          tags: ['coffee', 'dropIn', 'outside'],
        },
        ...{ at: spots.quay, times: [weekly('MO', '10:00', '12:00')], price: 10 },
      },
      {
        da: ['Sejltur på bugten', 'En rolig time på vandet med erfarne skippere. Redningsvest på, madpakke med.'],
        en: [
          'Sailing on the bay',
          'A calm hour on the water with experienced skippers. Put on a life jacket, and bring your lunch.',
        ],
        words: { category: 'feasts', for: ['everyone'], interests: ['sea'], tags: ['outside', 'weekend'] },
        ...{
          at: spots.quay,
          times: [everyYear('06-13', '10:00', '14:00', 'SA')],
          price: 80,
          contact: 0,
          signUp: 'Ring; der er plads til 20',
        },
      },
      {
        da: [
          'Fiskestang og tålmodighed',
          'Vi fisker fra molen. Stænger kan lånes, og den største fisk bliver altid større i historien.',
        ],
        words: { category: 'outdoors', for: ['men', 'everyone'], interests: ['sea'], tags: ['outside', 'dropIn'] },
        ...{ at: spots.quay, times: [everyOtherWeek('TH', '09:00', '12:00')] },
      },
      {
        da: ['Knob, tov og historier', 'Lær ti knob af en, der har sejlet i 40 år.'],
        words: { category: 'crafts', for: ['everyone'], interests: ['sea'], tags: ['beginners'] },
        ...{ at: spots.harbour, times: [monthly('2WE', '14:00', '16:00')], contact: 0 },
      },
      {
        da: [
          'Torsk og remoulade',
          'Havnens fisk på havnens fad, sidste fredag i måneden. Spis her, eller tag en portion med hjem til naboen.',
        ],
        en: [
          'Fish lunch',
          'Fish of the harbour, on the last Friday of the month. Eat here, or take a portion home to your neighbour.',
        ],
        words: { category: 'food', for: ['everyone', 'alone'], interests: ['sea'] },
        ...{
          at: spots.harbour,
          times: [monthly('-1FR', '12:00', '14:00')],
          price: 65,
          contact: 0,
          signUp: 'Ring senest onsdag',
        },
      },
      {
        da: ['Bådudlejning for bedsteforældre', 'Lej en jolle og ro en tur med børnebørnene.'],
        words: { category: 'outdoors', interests: ['sea'], tags: ['outside'] },
        ...{
          at: spots.quay,
          times: [everyYear('06-20', '10:00', '16:00', 'SA')],
          price: 100,
          contact: 0,
          fate: 'waiting',
        },
      },
    ],
  },
  {
    described: { name: 'Naturgruppen Ishøj Sø og Strand', ...online('naturgruppen') },
    contacts: [{ name: 'Hanne Mølbak', phone: phone(301) }],
    activities: [
      {
        da: [
          'Fugletur om søen',
          'Vi går langsomt, lytter meget og låner kikkerter ud. Som regel ser vi lappedykkere, og en gang en isfugl.',
        ],
        en: [
          'Birds of the lake',
          'We walk slowly, listen a lot, and lend binoculars. There are usually grebes, and once there was a kingfisher.',
        ],
        words: {
          category: 'outdoors',
          for: ['everyone'],
          interests: ['birds', 'walking'],
          tags: ['outside', 'weekend', 'dropIn'],
        },
        ...{ at: spots.lake, times: [monthly('1SU', '08:30', '10:30')] },
      },
      {
        da: ['Rolig gåtur om søen', 'Tre kilometer på jævn sti med mange bænke. Vi går efter den, der går langsomst.'],
        en: [
          'An easy walk around the lake',
          'Three kilometres on an even path with many benches. We walk at the pace of the slowest.',
        ],
        also: {
          tr: [
            'Göl çevresinde sakin yürüyüş',
            'Düz bir yolda, çok sayıda bankla üç kilometre. En yavaş yürüyenin temposuna uyarız.',
          ],
        },
        words: {
          category: 'outdoors',
          for: ['everyone', 'alone'],
          interests: ['walking', 'talking'],
          tags: ['outside', 'dropIn'],
        },
        ...{
          at: spots.lake,
          times: [weekly('WE', '10:00', '11:30')],
          access: { stepFree: true },
          spoken: ['da', 'tr'],
        },
      },
      {
        da: [
          'Strandrensning',
          'Vi samler det op, som havet har lagt. Gribetang og handsker er der, og suppen venter bagefter.',
        ],
        words: {
          category: 'outdoors',
          for: ['everyone'],
          interests: ['volunteering', 'sea'],
          tags: ['outside', 'weekend'],
        },
        ...{ at: spots.beachPark, times: [monthly('3SU', '11:00', '13:00')] },
      },
      {
        da: ['Svampe og bær', 'En tur i krat og hegn med en, der ved, hvad man kan spise. Tag en kurv og en kniv med.'],
        words: {
          category: 'outdoors',
          for: ['everyone'],
          interests: ['cooking', 'walking'],
          tags: ['outside', 'weekend'],
        },
        ...{
          at: spots.lake,
          times: [everyYear('09-12', '10:00', '13:00', 'SA')],
          price: 30,
          contact: 0,
          signUp: 'Ring og skriv dig på',
        },
      },
      {
        da: [
          'Naturen ind på stuen',
          'Kan du ikke komme ud, kommer vi ind med kogler, fjer og friske grene, og tid til at fortælle.',
        ],
        en: [
          'Nature comes to you',
          'If you cannot go out, we come in with cones, feathers and fresh branches, and time to tell.',
        ],
        words: {
          category: 'company',
          for: ['homeCare', 'dementia'],
          interests: ['birds', 'talking'],
          tags: ['sitting'],
        },
        ...{ contact: 0 },
      },
    ],
  },
  {
    described: { name: 'Bredekærgårds Venner', ...online('bredekaergaard') },
    contacts: [{ name: 'Aksel Thorup Dam', phone: phone(311) }],
    activities: [
      {
        da: ['Fodr dyrene', 'Høns, geder og den gamle pony skal have morgenmad. Kom i tøj, der må blive beskidt.'],
        en: ['Feed the animals', 'Hens, goats and the old pony want breakfast. Come in clothes that may get dirty.'],
        words: { category: 'outdoors', for: ['everyone', 'men'], interests: ['birds'], tags: ['outside', 'dropIn'] },
        ...{ at: spots.farm, times: [weekly('TU', '08:30', '10:30')] },
      },
      {
        da: [
          'Fortæl om dengang',
          'Vi samler Ishøjs historier, inden de bliver glemt. Tag et billede med, og fortæl om det.',
        ],
        en: [
          'Tell of the old days',
          'We collect the stories of Ishøj before they are forgotten. Bring a picture, and tell about it.',
        ],
        words: { category: 'culture', for: ['everyone'], interests: ['history', 'talking'], tags: ['coffee'] },
        ...{ at: spots.farm, times: [monthly('4TH', '14:00', '16:00')], price: 15, contact: 0 },
      },
      {
        da: ['Høstmarked', 'Æbler, honning, kranse og en halmballe at sidde på. Børnebørn er velkomne.'],
        words: { category: 'feasts', for: ['everyone'], interests: ['garden'], tags: ['outside', 'weekend'] },
        ...{ at: spots.farm, times: [everyYear('09-19', '10:00', '16:00', 'SU')] },
      },
      {
        da: [
          'Urtehaven: krydderurter og gamle roser',
          'Vi luger, beskærer og lærer navnene. Alle får en buket med hjem.',
        ],
        words: { category: 'outdoors', for: ['everyone', 'women'], interests: ['garden'], tags: ['outside'] },
        ...{ at: spots.farm, times: [everyOtherWeek('FR', '09:30', '12:00')], contact: 0 },
      },
    ],
  },
];
