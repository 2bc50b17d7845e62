import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { everyOtherWeek, inWeeks, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

/** A house for women, an association of Turkish seniors, and a kitchen. */
export const manyLanguages: readonly OrganiserTold[] = [
  {
    described: { name: 'Kvindehuset Safran', phone: phone(320), ...online('safran') },
    contacts: [{ name: 'Shaista Mirza Khan', phone: phone(321) }],
    activities: [
      {
        da: ['Te og samtale', 'Kvinder fra ti lande ved ét bord. Vi taler om børnebørn, sygdom, mad og alt det andet.'],
        en: [
          'Tea and talk',
          'Women from ten countries at one table. We talk about grandchildren, illness, food, and everything else.',
        ],
        also: {
          ur: [
            'چائے اور بات چیت',
            'دس ملکوں کی خواتین ایک میز پر۔ ہم پوتے پوتیوں، بیماری، کھانے اور باقی سب باتوں پر گفتگو کرتی ہیں۔',
          ],
          ar: ['شاي وحديث', 'نساء من عشرة بلدان حول طاولة واحدة. نتحدث عن الأحفاد والمرض والطعام وكل شيء آخر.'],
          tr: [
            'Çay ve sohbet',
            'On ülkeden kadınlar tek masada. Torunlardan, hastalıktan, yemekten ve her şeyden konuşuruz.',
          ],
        },
        words: { category: 'cafe', for: ['women', 'languages'], interests: ['talking', 'languages'], tags: ['dropIn'] },
        ...{ at: spots.women, times: [weekly('TU', '11:00', '13:00')], spoken: ['da', 'ur', 'ar', 'tr', 'en'] },
      },
      {
        da: [
          'Mad fra hele verden',
          'En af os viser sin mors bedste ret, og alle laver den. Du får opskriften med hjem.',
        ],
        en: [
          'Food from all over the world',
          'One of us shows her mother’s best dish, and all of us make it. You take the recipe home.',
        ],
        words: { category: 'food', for: ['women', 'languages'], interests: ['cooking'] },
        ...{
          at: spots.women,
          times: [everyOtherWeek('FR', '10:00', '13:00')],
          price: 40,
          contact: 0,
          signUp: 'Ring dagen før',
        },
        spoken: ['da', 'ur', 'ar', 'en'],
      },
      {
        da: ['Gåtur for kvinder', 'Vi går en time gennem kvarteret, i vores eget tempo og på vores egne sprog.'],
        en: [
          'A walk for women',
          'We walk through the neighbourhood for an hour, at our own pace and in our own languages.',
        ],
        also: {
          ur: ['خواتین کی چہل قدمی', 'ہم ایک گھنٹہ محلے میں چلتی ہیں، اپنی رفتار سے اور اپنی زبانوں میں۔'],
          so: ['Socodka haweenka', 'Saacad ayaan xaafadda ku dhex soconnaa, xawaarahayaga iyo afafkayaga.'],
        },
        words: {
          category: 'outdoors',
          for: ['women', 'languages'],
          interests: ['walking', 'talking'],
          tags: ['outside', 'dropIn'],
        },
        ...{
          at: spots.women,
          times: [weekly('TH', '10:00', '11:30')],
          access: { stepFree: true },
          spoken: ['da', 'ur', 'so'],
        },
      },
      {
        da: [
          'Hjælp til breve fra det offentlige',
          'Tag brevet med. Vi læser det sammen og finder ud af, hvad du skal gøre.',
        ],
        en: [
          'Help with letters',
          'Bring the letter from the authorities. We read it together, and find out what you have to do.',
        ],
        also: {
          ar: ['مساعدة في الرسائل الرسمية', 'أحضر الرسالة معك. نقرأها معًا ونعرف ما الذي عليك فعله.'],
          tr: [
            'Resmi mektuplar için yardım',
            'Mektubu yanınızda getirin. Birlikte okur, ne yapmanız gerektiğini buluruz.',
          ],
        },
        words: { category: 'advice', for: ['languages', 'women'], interests: ['languages'], tags: ['dropIn'] },
        ...{ at: spots.women, times: [weekly('MO', '16:00', '18:00')], spoken: ['da', 'ar', 'tr', 'ur', 'en'] },
      },
      {
        da: [
          'Broderi med mønstre hjemmefra',
          'Vi broderer duge og puder og lærer hinandens sting. Tråd og stof kan købes for en slik.',
        ],
        words: { category: 'crafts', for: ['women'], interests: ['sewing'], tags: ['beginners'] },
        ...{ at: spots.women, times: [weekly('WE', '12:30', '14:30')], price: 10, spoken: ['da', 'ar', 'fa'] },
      },
    ],
  },
  {
    described: { name: 'Tyrkisk Seniorforening i Ishøj', phone: phone(330), ...online('tyrkiskeseniorer') },
    contacts: [{ name: 'Hasan Yıldızhan', phone: phone(331) }],
    activities: [
      {
        da: ['Tehuset', 'Tyrkisk te, tavla og avisen fra Konya. Danskere er lige så velkomne, og teen er stærk.'],
        en: [
          'The tea house',
          'Turkish tea, tavla, and the paper from Konya. Everybody is welcome, and the tea is strong.',
        ],
        also: { tr: ['Çay evi', 'Türk çayı, tavla ve Konya gazetesi. Herkes davetlidir, çayımız demlidir.'] },
        words: { category: 'cafe', for: ['men', 'languages'], interests: ['cards', 'talking'], tags: ['dropIn'] },
        ...{ at: spots.turkish, times: [weekly('MO,TH', '13:00', '17:00')], price: 5, spoken: ['tr', 'da', 'ku'] },
      },
      {
        da: [
          'Dansk for tyrkiske bedsteforældre',
          'Vi øver det, du skal bruge hos lægen, i bussen og med børnebørnene.',
        ],
        en: [
          'Danish for Turkish grandparents',
          'We practise what you need at the doctor’s, on the bus, and with your grandchildren.',
        ],
        also: {
          tr: [
            'Büyükanne ve büyükbabalar için Danca',
            'Doktorda, otobüste ve torunlarla konuşurken gerekenleri çalışıyoruz.',
          ],
        },
        words: { category: 'culture', for: ['languages'], interests: ['languages'], tags: ['beginners'] },
        ...{ at: spots.turkish, times: [weekly('WE', '10:00', '12:00')], contact: 0, spoken: ['tr', 'da'] },
      },
      {
        da: ['Saz-aften', 'Musik fra Anatolien på strenge, der er ældre end os. Syng med, eller hør efter.'],
        en: ['An evening of saz', 'Music from Anatolia, on strings that are older than we are. Sing along, or listen.'],
        also: { tr: ['Saz gecesi', 'Bizden yaşlı tellerde Anadolu ezgileri. Birlikte söyleyin ya da dinleyin.'] },
        words: {
          category: 'music',
          for: ['everyone', 'languages'],
          interests: ['instruments', 'singing'],
          tags: ['evening'],
        },
        ...{ at: spots.turkish, times: [monthly('2FR', '19:00', '22:00')], price: 25, spoken: ['tr', 'da'] },
      },
      {
        da: [
          'Besøg på dit eget sprog',
          'En frivillig, der taler tyrkisk eller kurdisk, kommer forbi hver uge. Te er nok til et besøg.',
        ],
        en: [
          'Visits in your own language',
          'A volunteer who speaks Turkish or Kurdish comes by every week. Tea is enough for a visit.',
        ],
        also: {
          tr: [
            'Kendi dilinizde ziyaret',
            'Türkçe veya Kürtçe bilen bir gönüllü her hafta uğrar. Bir ziyaret için çay yeter.',
          ],
        },
        words: { category: 'company', for: ['languages', 'alone', 'homeCare'], interests: ['talking'] },
        ...{ contact: 0, spoken: ['tr', 'ku', 'da'] },
      },
    ],
  },
  {
    described: { name: 'Produktionsskolens Køkken', phone: phone(340), ...online('koekken') },
    contacts: [],
    activities: [
      {
        da: [
          'Dagens ret',
          'De unge laver maden, og du får den for en rimelig pris. Sid ved deres bord, hvis du vil høre, hvad der sker.',
        ],
        en: [
          'Dish of the day',
          'The young people cook, and you eat at a fair price. Sit at their table if you want to hear the news.',
        ],
        words: { category: 'food', for: ['everyone', 'alone'], interests: ['talking'], tags: ['dropIn'] },
        ...{ at: spots.kitchen, times: [weekly('TU,FR', '11:30', '13:00')], price: 45, access: { hearingLoop: false } },
      },
      {
        da: [
          'Lær en ung at lave mormors mad',
          'Vis os, hvordan du laver frikadeller, dolma eller rugbrød. Vi gør det hårde arbejde.',
        ],
        en: [
          'Teach the young your grandmother’s food',
          'Show us how you make meatballs, dolma or rye bread. We do the hard work.',
        ],
        words: { category: 'food', for: ['everyone', 'languages'], interests: ['cooking', 'volunteering'] },
        ...{ at: spots.kitchen, times: [everyOtherWeek('WE', '12:30', '14:30', true)] },
      },
      {
        da: ['Åbent hus med smagsprøver', 'Se køkkenet, smag på det hele, og tag en krukke marmelade med hjem.'],
        words: { category: 'feasts', for: ['everyone'], interests: ['cooking'], tags: ['dropIn'] },
        ...{ at: spots.kitchen, times: [inWeeks(8, 'FR', '12:00', '15:00')] },
      },
    ],
  },
];
