import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { course, everyOtherWeek, everyYear, inWeeks, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

export const redCross: readonly OrganiserTold[] = [
  {
    described: { name: 'Røde Kors i Ishøj', phone: phone(140), ...online('roedekors') },
    contacts: [
      { name: 'Annelise Toftegaard', phone: phone(141) },
      { name: 'Yusuf Bilgin', phone: phone(142) },
    ],
    activities: [
      {
        da: [
          'Strikkecafé i genbrugsbutikken',
          'Vi strikker tæpper og huer til nyfødte. Garnet ligger klar, og du får hjælp, hvis du taber en maske.',
        ],
        en: [
          'Knitting café in the second-hand shop',
          'We knit blankets and hats for new-born babies. Yarn is there for you, and help when you drop a stitch.',
        ],
        words: { category: 'crafts', for: ['everyone', 'women'], interests: ['knitting'], tags: ['coffee', 'dropIn'] },
        ...{ at: spots.volunteers, times: [weekly('TU', '13:00', '15:30')], contact: 0 },
      },
      {
        da: [
          'Indkøb med en ven',
          'Kan du ikke bære poserne mere? En frivillig går med dig i butikken hver uge og bærer dem op på tredje sal.',
        ],
        en: [
          'Shopping with a friend',
          'Can you no longer carry the bags? A volunteer goes to the shop with you every week, and carries them up the stairs.',
        ],
        words: { category: 'company', for: ['homeCare', 'alone'], interests: ['walking'] },
        ...{ contact: 1, access: { companyOnTheWay: true }, spoken: ['da', 'tr', 'ku'] },
      },
      {
        da: ['Sprogcafé for ældre', 'Tal dansk over en kop te. Her er god tid, ingen lektier, og vi griner meget.'],
        en: [
          'Language café for older people',
          'Speak Danish over a cup of tea. There is plenty of time, no homework, and a lot of laughter.',
        ],
        also: {
          tr: [
            'Yaşlılar için dil kafesi',
            'Bir bardak çay eşliğinde Danca konuşun. Bol vaktimiz var, ev ödevi yok ve çok gülüyoruz.',
          ],
          ar: [
            'مقهى اللغة لكبار السن',
            'تحدّث بالدنماركية مع كوب من الشاي. لدينا متسع من الوقت، بلا واجبات منزلية وبكثير من الضحك.',
          ],
          ur: [
            'بزرگوں کے لیے زبان کیفے',
            'چائے کی پیالی پر ڈینش بولیں۔ یہاں وقت کی کمی نہیں، کوئی ہوم ورک نہیں، اور ہم خوب ہنستے ہیں۔',
          ],
          uk: [
            'Мовне кафе для старших людей',
            'Розмовляйте данською за чашкою чаю. У нас багато часу, немає домашніх завдань і багато сміху.',
          ],
        },
        words: {
          category: 'cafe',
          for: ['languages'],
          interests: ['languages', 'talking'],
          tags: ['beginners', 'dropIn'],
        },
        ...{ at: spots.library, times: [weekly('WE', '14:00', '16:00')], contact: 1 },
        spoken: ['da', 'en', 'tr', 'ar', 'ur'],
      },
      {
        da: [
          'Førstehjælp for bedsteforældre',
          'Lær at hjælpe, når et barn har slugt noget eller slået sig, og når en ven falder om.',
        ],
        words: { category: 'advice', for: ['everyone'], tags: ['beginners', 'weekend'] },
        ...{
          at: spots.town,
          times: [inWeeks(4, 'SA', '10:00', '14:00')],
          price: 60,
          contact: 0,
          signUp: 'Ring; der er plads til 16',
        },
      },
      {
        da: [
          'Juleaften sammen',
          'Du skal ikke sidde alene juleaften. Vi henter dig, spiser, danser om træet og kører dig hjem.',
          'Der er plads til 40. Vi spørger ikke om noget, og der er en lille gave til alle.',
        ],
        en: [
          'Christmas Eve together',
          'Nobody should sit alone on Christmas Eve. We fetch you, eat, dance around the tree, and take you home.',
        ],
        words: { category: 'feasts', for: ['alone'], tags: ['christmas', 'evening'] },
        ...{
          at: spots.aaparken,
          times: [everyYear('12-24', '16:30', '21:30')],
          contact: 0,
          signUp: 'Ring senest den 15. december',
        },
        access: { transport: true, companyOnTheWay: true },
      },
      {
        da: [
          'Hunden på besøg',
          'En rolig hund og dens menneske kommer på besøg. Du må klappe den, gå tur med den eller bare se på.',
        ],
        en: [
          'A dog comes to visit',
          'A calm dog and its human come to see you. You may stroke it, walk it, or just look at it.',
        ],
        words: { category: 'company', for: ['homeCare', 'dementia'], interests: ['birds'] },
        ...{ contact: 0 },
      },
      {
        da: ['Varmestuen om søndagen', 'Kaffe, rundstykker og aviser fra kl. 9.'],
        words: { category: 'cafe', for: ['alone'], tags: ['weekend', 'coffee'] },
        ...{ at: spots.volunteers, times: [weekly('SU', '09:00', '12:00')], contact: 1, fate: 'withdrawn' },
      },
    ],
  },
  {
    described: { name: 'SIND i Ishøj', phone: phone(150), ...online('sind') },
    contacts: [{ name: 'Margit Sølvhøj', phone: phone(151) }],
    activities: [
      {
        da: [
          'Åben rådgivning',
          'Er du trist, bekymret eller søvnløs, eller har en, du holder af, det sådan? Kom og tal med os. Du behøver ikke sige, hvad du hedder.',
        ],
        en: [
          'Open counselling',
          'Are you sad, worried or sleepless, or is it somebody you love? Come and talk. You need not tell your name.',
        ],
        words: { category: 'advice', for: ['everyone', 'relatives'], interests: ['talking'], tags: ['dropIn'] },
        ...{ at: spots.volunteers, times: [weekly('MO', '15:00', '18:00')], contact: 0, access: { quiet: true } },
      },
      {
        da: [
          'Gå og tal',
          'Det er lettere at tale, når man går ved siden af hinanden. Vi går en time om søen, stille og roligt.',
        ],
        words: {
          category: 'outdoors',
          for: ['everyone', 'alone'],
          interests: ['walking', 'talking'],
          tags: ['outside', 'dropIn'],
        },
        ...{ at: spots.lake, times: [weekly('FR', '10:00', '11:30')], contact: 0 },
      },
      {
        da: [
          'Pårørendegruppe',
          'For dig, der lever med en, som har det svært i sindet. Vi lytter, deler erfaringer og holder på hemmeligheder.',
        ],
        en: [
          'Group for relatives',
          'For you who live with somebody whose mind is troubled. We listen, share, and keep secrets.',
        ],
        words: { category: 'support', for: ['relatives'], interests: ['talking'], tags: ['evening'] },
        ...{
          at: spots.volunteers,
          times: [everyOtherWeek('TU', '19:00', '21:00', true)],
          contact: 0,
          signUp: 'Ring først',
        },
      },
      {
        da: [
          'Ro i krop og sind',
          'Et forløb på seks gange med åndedræt, stilhed og små øvelser på en stol. Du behøver ikke kunne noget i forvejen.',
        ],
        words: { category: 'exercise', for: ['everyone'], interests: ['gymnastics'], tags: ['sitting', 'beginners'] },
        ...{
          at: spots.parish,
          times: [course('MO', 6, 3, '10:30', '12:00')],
          price: 150,
          priceNote: 'For alle seks gange',
        },
        ...{ contact: 0, signUp: 'Ring eller skriv; der er plads til 12' },
      },
      {
        da: ['Maleværksted for sindet', 'Vi maler det, der er svært at sige. Farver og lærred er der.'],
        words: { category: 'crafts', interests: ['painting'], for: ['everyone'] },
        ...{ at: spots.studio, times: [monthly('3TU', '17:00', '19:00')], contact: 0, fate: 'waiting' },
      },
    ],
  },
];
