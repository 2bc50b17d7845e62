import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { course, everyOtherWeek, inWeeks, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

export const library: readonly OrganiserTold[] = [
  {
    described: { name: 'Ishøj Bibliotek', phone: phone(190), ...online('bibliotek') },
    contacts: [],
    activities: [
      {
        da: [
          'It-café på biblioteket',
          'Få hjælp til MitID, e-Boks, netbank og den nye telefon. Én hjælper, ét spørgsmål ad gangen og god tid.',
          'Der er tre computere, du kan bruge, og du må gerne tage din egen med. Dine koder holder du for dig selv.',
        ],
        en: [
          'IT café at the library',
          'Help with MitID, e-Boks, net banking and your new phone. One helper, one question at a time, and no hurry.',
          'There are three computers you may use, or bring your own. We never touch your passwords.',
        ],
        also: {
          ar: [
            'مقهى الحاسوب في المكتبة',
            'مساعدة في MitID والبريد الرقمي والبنك عبر الإنترنت وهاتفك الجديد. مساعد واحد لكل سؤال ووقت كافٍ.',
          ],
          ur: [
            'لائبریری میں آئی ٹی کیفے',
            'MitID، ڈیجیٹل ڈاک، آن لائن بینک اور نئے فون کے لیے مدد۔ ایک مددگار، ایک وقت میں ایک سوال اور کوئی جلدی نہیں۔',
          ],
        },
        words: {
          category: 'digital',
          for: ['everyone', 'languages'],
          interests: ['phones'],
          tags: ['beginners', 'dropIn'],
        },
        ...{
          at: spots.library,
          times: [weekly('TU', '10:00', '13:00'), weekly('TH', '14:00', '16:00')],
          spoken: ['da', 'en', 'ar', 'ur'],
        },
      },
      {
        da: [
          'Læsekreds: bogen på bordet',
          'Vi læser den samme bog og taler om den. Du må gerne komme, selv om du ikke blev færdig.',
          'Bøgerne kan lånes med stor skrift eller som lydbog.',
        ],
        en: [
          'Reading circle',
          'We read the same book and talk about it. Come even if you did not finish. Large print and audio books can be borrowed.',
        ],
        words: { category: 'culture', for: ['everyone', 'senses'], interests: ['books', 'talking'] },
        ...{ at: spots.library, times: [monthly('1WE', '15:00', '17:00')], signUp: 'Skriv dig op i udlånet' },
      },
      {
        da: [
          'Højtlæsning med strikketøj',
          'En skuespiller læser noveller højt. Luk øjnene, eller tag strikketøjet med.',
        ],
        en: ['Reading aloud', 'An actor reads short stories aloud. Close your eyes, or bring your knitting.'],
        words: {
          category: 'culture',
          for: ['everyone', 'senses'],
          interests: ['books', 'knitting'],
          tags: ['dropIn', 'sitting'],
        },
        ...{ at: spots.library, times: [everyOtherWeek('MO', '11:00', '12:00')] },
      },
      {
        da: [
          'Slægtsforskning for begyndere',
          'Find dine oldeforældre i kirkebøgerne. Fem formiddage, hvor vi læser gotisk skrift og tegner stamtræ.',
        ],
        en: [
          'Genealogy for beginners',
          'Find your great-grandparents in the parish registers. Five mornings of old handwriting and family trees.',
        ],
        words: { category: 'culture', for: ['everyone'], interests: ['history', 'phones'], tags: ['beginners'] },
        ...{
          at: spots.library,
          times: [course('TH', 5, 4, '10:00', '12:00')],
          price: 100,
          signUp: 'Skriv dig op i udlånet; der er plads til 10',
        },
      },
      {
        da: [
          'Filmklub for seniorer',
          'En god, gammel film på stort lærred, med undertekster og teleslynge. Kaffe i pausen.',
        ],
        en: ['Film club', 'A good old film on the big screen, with subtitles and a hearing loop. Coffee in the break.'],
        words: { category: 'culture', for: ['everyone', 'senses'], interests: ['films'], tags: ['coffee', 'sitting'] },
        ...{ at: spots.theatre, times: [monthly('2TH', '14:00', '16:30')], price: 30, priceNote: 'Kaffen er med' },
      },
      {
        da: [
          'Bøger bragt hjem',
          'Kan du ikke selv komme på biblioteket, kommer biblioteket til dig. Vi vælger bøger og lydbøger sammen.',
        ],
        en: [
          'Books brought home',
          'If you cannot come to the library, the library comes to you. We choose books and audio books together.',
        ],
        words: { category: 'company', for: ['homeCare', 'senses'], interests: ['books'], tags: ['telephone'] },
      },
      {
        da: ['Avis-snak', 'Vi læser dagens aviser og bliver uenige på en venlig måde. Te og kiks er der.'],
        words: { category: 'cafe', for: ['everyone', 'men'], interests: ['talking'], tags: ['dropIn'] },
        ...{ at: spots.library, times: [weekly('FR', '10:00', '11:30')] },
      },
      {
        da: [
          'Foredrag: Havet ved Ishøj',
          'Om stranden, der blev bygget, og fuglene, der flyttede ind. Med lysbilleder.',
        ],
        words: { category: 'culture', for: ['everyone'], interests: ['history', 'birds'] },
        ...{ at: spots.theatre, times: [inWeeks(6, 'WE', '19:00', '21:00')], fate: 'withdrawn' },
      },
    ],
  },
  {
    described: { name: 'Kunst- og Kulturforeningen Lyset', ...online('lyset') },
    contacts: [{ name: 'Torben Ravnkilde', phone: phone(201) }],
    activities: [
      {
        da: [
          'Malerværksted',
          'Akvarel, akryl og tid til at se. Vi maler det samme motiv og bliver overraskede over, hvor forskelligt det bliver.',
        ],
        en: [
          'Painting workshop',
          'Watercolour, acrylic, and time to look. We paint the same motif, and marvel at how different the pictures are.',
        ],
        words: { category: 'crafts', for: ['everyone'], interests: ['painting'], tags: ['beginners'] },
        ...{
          at: spots.studio,
          times: [weekly('WE', '10:00', '12:30')],
          price: 40,
          priceNote: 'Farver og papir er med',
          contact: 0,
        },
      },
      {
        da: ['Tegn på bænken', 'Vi sætter os på en bænk på torvet og tegner det, vi ser. Blyant og papir kan lånes.'],
        words: {
          category: 'culture',
          for: ['everyone'],
          interests: ['painting'],
          tags: ['outside', 'sitting', 'dropIn'],
        },
        ...{ at: spots.square, times: [monthly('3FR', '13:00', '14:30')] },
      },
      {
        da: [
          'Keramik for hænder, der ryster',
          'Leret er tålmodigt. Vi former skåle og små figurer, og hjælperne støtter, hvor det er svært.',
        ],
        en: [
          'Pottery for hands that shake',
          'Clay is patient. We shape bowls and small figures, and there is help where it is hard.',
        ],
        words: { category: 'crafts', for: ['everyone', 'homeCare'], interests: ['painting'], tags: ['sitting'] },
        ...{
          at: spots.studio,
          times: [everyOtherWeek('FR', '10:00', '12:00', true)],
          price: 50,
          contact: 0,
          signUp: 'Ring; der er plads til 8',
        },
      },
      {
        da: ['Fælles tur på museum', 'Vi følges ad til udstillingen, hører om tre billeder og drikker kaffe bagefter.'],
        en: [
          'To the museum together',
          'We go to the exhibition together, hear about three pictures, and have coffee afterwards.',
        ],
        words: {
          category: 'culture',
          for: ['everyone', 'alone'],
          interests: ['painting', 'talking'],
          tags: ['coffee'],
        },
        ...{
          at: spots.square,
          times: [monthly('4TU', '12:30', '16:00')],
          price: 95,
          priceNote: 'Entré og kaffe',
          contact: 0,
        },
        access: { companyOnTheWay: true },
      },
    ],
  },
];
