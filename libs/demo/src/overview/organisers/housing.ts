import { organisationIdOf } from '#partners';
import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { everyOtherWeek, everyYear, inWeeks, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

/** Housing associations and those who live there. */
export const housing: readonly OrganiserTold[] = [
  {
    // A partner of the town: what its own system sends in comes as drafts.
    described: {
      name: 'Boligselskabet Åparken',
      phone: phone(160),
      ...online('aaparken'),
      organisationId: organisationIdOf('10000009'),
    },
    contacts: [{ name: 'Henning Skovsgaard', phone: phone(161) }],
    activities: [
      {
        da: [
          'Morgenmad i beboerhuset',
          'Varme boller, kaffe og dagens avis. Sæt dig ved det lange bord, så er der altid en at tale med.',
        ],
        en: [
          'Breakfast in the residents’ house',
          'Warm rolls, coffee and the paper. Sit at the long table, and there is always somebody to talk to.',
        ],
        words: { category: 'food', for: ['everyone', 'alone'], interests: ['talking'], tags: ['coffee', 'dropIn'] },
        ...{ at: spots.aaparken, times: [weekly('MO', '08:30', '10:30')], price: 25 },
      },
      {
        da: [
          'Fællesspisning i Åparken',
          'To retter hjemmelavet mad og en snak med naboerne. Der er altid en ret uden kød og en uden svinekød.',
        ],
        en: [
          'Dinner together in Åparken',
          'Two home-made courses and a talk with the neighbours. There is always one without meat, and one without pork.',
        ],
        also: {
          tr: [
            'Åparken’de birlikte yemek',
            'Ev yapımı iki çeşit yemek ve komşularla sohbet. Her zaman etsiz ve domuz etsiz bir yemek vardır.',
          ],
          ar: [
            'عشاء مشترك في أوباركن',
            'طبقان من الطعام المنزلي وحديث مع الجيران. يوجد دائمًا طبق نباتي وطبق خالٍ من لحم الخنزير.',
          ],
        },
        words: {
          category: 'food',
          for: ['everyone', 'languages'],
          interests: ['cooking', 'talking'],
          tags: ['evening'],
        },
        ...{ at: spots.aaparken, times: [everyOtherWeek('TH', '18:00', '20:30')], price: 45, contact: 0 },
        ...{ signUp: 'Skriv dig på listen i opgangen senest tirsdag', spoken: ['da', 'tr', 'ar'] },
      },
      {
        da: [
          'Banko i Åparken',
          'Tolv spil, kaffe i pausen og gevinster fra byens butikker. Plader med store tal ligger klar.',
        ],
        en: [
          'Bingo in Åparken',
          'Twelve games, coffee in the break, and prizes from the shops of the town. Cards with large figures are there.',
        ],
        words: { category: 'games', for: ['everyone', 'senses'], interests: ['cards'], tags: ['coffee', 'evening'] },
        ...{
          at: spots.aaparken,
          times: [monthly('-1FR', '18:30', '21:30')],
          price: 40,
          priceNote: 'Tre plader og kaffe',
        },
      },
      {
        da: ['Petanque på grusbanen', 'Kugler kan lånes. Vi spiller for sjov, og den, der taber, henter kaffen.'],
        words: {
          category: 'exercise',
          for: ['everyone', 'men'],
          interests: ['ballGames'],
          tags: ['outside', 'dropIn', 'beginners'],
        },
        ...{ at: spots.aaparken, times: [weekly('WE', '15:00', '17:00')] },
      },
      {
        da: ['Gårdhavegruppen', 'Vi planter krydderurter i højbede, så ingen skal bukke sig. Høsten deler vi.'],
        en: [
          'The courtyard garden',
          'We grow herbs in raised beds, so that nobody has to bend. The harvest is shared.',
        ],
        words: { category: 'outdoors', for: ['everyone'], interests: ['garden'], tags: ['outside', 'sitting'] },
        ...{ at: spots.aaparken, times: [weekly('FR', '11:00', '12:30')], contact: 0, fate: 'changed' },
      },
    ],
  },
  {
    described: { name: 'Boligforeningen AAB, Vejleåparken', phone: phone(170), ...online('aab-vejleaaparken') },
    contacts: [{ name: 'Gülsen Aydemir', phone: phone(171) }],
    activities: [
      {
        da: [
          'Nyttehaver for alle',
          'Få et lille stykke jord, eller giv en hånd på det fælles. Redskaber, vand og gode råd er der.',
        ],
        en: [
          'Allotments for everybody',
          'Have a small plot of your own, or lend a hand in the common one. Tools, water and advice are there.',
        ],
        also: {
          tr: [
            'Herkes için bahçe',
            'Küçük bir toprak parçası alın veya ortak bahçede yardım edin. Alet, su ve öneri bizden.',
          ],
          bs: [
            'Vrtovi za sve',
            'Uzmite mali komad zemlje ili pomozite u zajedničkom vrtu. Alat, voda i dobar savjet su tu.',
          ],
        },
        words: { category: 'outdoors', for: ['everyone', 'languages'], interests: ['garden'], tags: ['outside'] },
        ...{
          at: spots.vejleaaGarden,
          times: [weekly('SA', '10:00', '13:00')],
          price: 100,
          priceNote: 'For et halvt år',
        },
        ...{ contact: 0, spoken: ['da', 'tr', 'bs'] },
      },
      {
        da: [
          'Torsdagsgymnastik i fællessalen',
          'En time til musik, som vi kan synge med på. Du kan være med stående eller på en stol, og der er ingen trapper.',
        ],
        en: [
          'Thursday gymnastics',
          'An hour to music that we can sing along with. Join in standing or on a chair; there are no stairs.',
        ],
        words: { category: 'exercise', for: ['everyone'], interests: ['gymnastics'], tags: ['sitting', 'dropIn'] },
        ...{ at: spots.vejleaaparken, times: [weekly('TH', '13:30', '14:30')] },
      },
      {
        da: [
          'Syværkstedet',
          'Symaskinerne står klar. Læg bukser op, sy en pude, eller lær af en, der har syet hele livet.',
        ],
        en: [
          'The sewing workshop',
          'The machines are ready. Take up a pair of trousers, make a cushion, or learn from somebody who has sewn for a lifetime.',
        ],
        also: {
          tr: [
            'Dikiş atölyesi',
            'Dikiş makineleri hazır. Pantolon kısaltın, yastık dikin ya da ömrü boyunca dikiş dikmiş birinden öğrenin.',
          ],
        },
        words: {
          category: 'crafts',
          for: ['women', 'languages'],
          interests: ['sewing'],
          tags: ['beginners', 'dropIn'],
        },
        ...{
          at: spots.vejleaaparken,
          times: [weekly('MO', '12:30', '15:30')],
          price: 10,
          contact: 0,
          spoken: ['da', 'tr'],
        },
      },
      {
        da: [
          'Sommerfest i gården',
          'Grill, musik og hoppeborg til børnebørnene. Tag selv kød med; vi sørger for salat og brød.',
        ],
        words: { category: 'feasts', for: ['everyone'], interests: ['dancing'], tags: ['outside', 'weekend'] },
        ...{ at: spots.vejleaaparken, times: [everyYear('08-20', '15:00', '21:00', 'SA')] },
      },
      {
        da: [
          'Kaffe med boligrådgiveren',
          'Spørgsmål om husleje, boligstøtte eller naboen? Få svar over en kop kaffe, uden at bestille tid.',
        ],
        en: [
          'Coffee with the housing adviser',
          'Questions about rent, housing benefit or the neighbour? Answers over a cup of coffee, without an appointment.',
        ],
        words: { category: 'advice', for: ['everyone', 'languages'], tags: ['coffee', 'dropIn'] },
        ...{ at: spots.vejleaaparken, times: [monthly('1TU', '15:00', '17:00')], spoken: ['da', 'en', 'tr', 'ur'] },
      },
    ],
  },
  {
    described: { name: 'Beboerforeningen Tranegården', phone: phone(180) },
    contacts: [{ name: 'Ebba Rosengreen', phone: phone(181) }],
    activities: [
      {
        da: [
          'Søndagskaffe',
          'Søndage kan være lange. Kom ned i festsalen til kaffe og hjemmebag, og bliv, så længe du har lyst.',
        ],
        en: [
          'Sunday coffee',
          'Sundays can be long. Come down for coffee and home-made cake, and stay as long as you like.',
        ],
        words: {
          category: 'cafe',
          for: ['alone', 'everyone'],
          interests: ['talking'],
          tags: ['coffee', 'weekend', 'dropIn'],
        },
        ...{ at: spots.tranegaarden, times: [everyOtherWeek('SU', '14:00', '16:30')], price: 20, contact: 0 },
      },
      {
        da: ['Whist og rommy', 'Fire borde, faste makkere og plads til nye. Vi hjælper, hvis reglerne er gledet ud.'],
        words: { category: 'games', for: ['everyone'], interests: ['cards'], tags: ['beginners'] },
        ...{ at: spots.tranegaarden, times: [weekly('TU', '14:00', '16:30')], price: 10 },
      },
      {
        da: [
          'Loppemarked',
          'Sælg det, du har for meget af, eller find en skat. Bordene står inde, så regn gør ingenting.',
        ],
        en: [
          'Flea market',
          'Sell what you have too much of, or find a treasure. The tables are indoors, so never mind the rain.',
        ],
        words: { category: 'feasts', for: ['everyone'], tags: ['weekend'] },
        ...{
          at: spots.tranegaarden,
          times: [inWeeks(9, 'SA', '10:00', '15:00')],
          priceNote: 'Et bord koster 50 kr.',
          contact: 0,
        },
      },
      {
        da: [
          'Danseaften',
          'Levende musik, og ingen behøver at have en partner. Der er stole langs væggen til dem, der hellere vil se på.',
        ],
        words: { category: 'music', for: ['everyone', 'alone'], interests: ['dancing'], tags: ['evening', 'weekend'] },
        ...{ at: spots.tranegaarden, times: [monthly('3SA', '19:00', '22:30')], price: 50, fate: 'returned' },
      },
    ],
  },
];
