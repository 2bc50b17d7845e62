import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { everyOtherWeek, everyYear, inWeeks, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

/** The municipality's own network, and the rickshaws. */
export const network: readonly OrganiserTold[] = [
  {
    described: { name: 'Ældres Netværk i Ishøj', phone: phone(100), ...online('aeldresnetvaerk') },
    contacts: [
      { name: 'Lone Bjerregaard Thomsen', phone: phone(101) },
      { name: 'Jesper Hvidtfeldt', phone: phone(102) },
    ],
    activities: [
      {
        da: [
          'Følgeskab til caféen',
          'Er det svært at komme af sted første gang? En frivillig ringer på, følges med dig til caféen og hjem igen.',
          'Vi går i dit tempo, og vi sidder sammen ved bordet, til du har fundet dig til rette. Du kan få følgeskab én gang eller så længe, du har lyst. Ring, så finder vi en, der passer til dig.',
        ],
        en: [
          'Company on the way to the café',
          'Is it hard to set out the first time? A volunteer rings at your door, goes with you to the café and takes you home again.',
        ],
        also: {
          tr: [
            'Kafeye birlikte gidelim',
            'İlk kez yola çıkmak zor mu geliyor? Bir gönüllü kapınıza gelir, kafeye sizinle gider ve sizi eve geri getirir.',
          ],
          ar: [
            'مرافقة إلى المقهى',
            'هل يصعب عليك الذهاب لأول مرة؟ يأتي متطوع إلى بابك ويرافقك إلى المقهى ثم إلى البيت.',
          ],
        },
        words: { category: 'company', for: ['alone', 'homeCare'], interests: ['talking'] },
        ...{ contact: 0, access: { companyOnTheWay: true }, spoken: ['da', 'tr', 'en'] },
      },
      {
        da: [
          'Fællesskabsdag',
          'En dag sammen med sang, dans, frokost og gode snakke. Sidste år kom der 70, og der er plads til flere.',
          'Dagen begynder med kaffe og morgensang. Efter frokost kan du prøve stolegymnastik, brætspil eller en tur i rickshaw. Vi slutter med kage og musik. Bussen henter dig hjemme, hvis du siger det, når du melder dig til.',
        ],
        en: [
          'Community Day',
          'A day together with song, dance, lunch and good talks. Seventy came last year, and there is room for more.',
        ],
        words: { category: 'feasts', for: ['everyone', 'alone'], interests: ['singing', 'dancing', 'talking'] },
        ...{
          at: spots.hall,
          times: [inWeeks(6, 'SA', '10:00', '16:00')],
          price: 75,
          priceNote: 'Frokost og kaffe er med',
        },
        ...{ contact: 1, signUp: 'Ring senest en uge før', access: { transport: true, hearingLoop: true } },
      },
      {
        da: [
          'Brug dit klippekort på en tur ud',
          'Får du hjælp hjemme, har du en halv time om ugen til det, du selv vælger. Vi hjælper dig med at få noget godt ud af den.',
          'Du kan spare op til tre timer sammen og bruge dem på caféen, biblioteket eller en tur til havnen. Turen er på en hverdag og slutter senest kl. 15.30. Spørg din hjemmehjælper, eller ring til os.',
        ],
        en: [
          'Use your clip card for an outing',
          'If you receive home care, half an hour a week is yours to spend as you like. We help you get something good out of it.',
        ],
        words: { category: 'company', for: ['homeCare', 'alone'], interests: ['walking', 'talking'] },
        ...{ contact: 0, access: { companyOnTheWay: true } },
      },
      {
        da: [
          'Nytårsvandring',
          'Vi tager hul på det nye år med en rolig tur langs stranden og en kop varm suppe bagefter.',
          'Turen er på tre kilometer med fast underlag. Der er en kort rute på én kilometer for dig, der går med rollator eller sidder i kørestol.',
        ],
        en: [
          'New Year’s walk',
          'We begin the new year with an easy walk along the beach, and a cup of hot soup afterwards.',
          'Three kilometres on firm ground, and a short route of one kilometre for walkers and wheelchairs.',
        ],
        words: {
          category: 'outdoors',
          for: ['everyone'],
          interests: ['walking'],
          tags: ['outside', 'christmas', 'dropIn'],
        },
        ...{ at: spots.beachPark, times: [everyYear('01-01', '11:00', '13:30')], access: { stepFree: true } },
      },
      {
        da: [
          'March mod ensomhed',
          'Vi går sammen gennem byen og viser, at ingen skal være alene. Alle kan gå med, også kun et lille stykke.',
          'Vi begynder på torvet og ender på havnen, hvor der er kaffe og musik. Rickshawerne kører med, så du kan blive kørt, hvis benene bliver trætte.',
        ],
        en: [
          'March against loneliness',
          'We walk through the town together to show that nobody should be alone. Join us all the way, or just a little bit of it.',
        ],
        words: { category: 'feasts', for: ['everyone', 'alone'], interests: ['walking'], tags: ['outside', 'weekend'] },
        ...{ at: spots.square, times: [everyYear('05-02', '13:00', '15:30', 'SU')], access: { transport: true } },
      },
      {
        da: [
          'Ring til frivilligkoordinatoren',
          'Ved du ikke, hvor du skal begynde? Fortæl os, hvad du kan lide, så finder vi noget, der passer.',
          'Vi kender foreningerne i Ishøj og ved, hvor der er plads. Du må også gerne ringe for din mor, din nabo eller en, du kommer hos.',
        ],
        en: [
          'Call the volunteer coordinator',
          'Not sure where to begin? Tell us what you like, and we find something that suits you. You may call on behalf of somebody else.',
        ],
        words: { category: 'advice', for: ['everyone', 'relatives', 'homeCare'], tags: ['telephone'] },
        ...{ times: [weekly('MO,TH', '10:00', '13:00')], contact: 0, spoken: ['da', 'en'] },
      },
      {
        da: [
          'Julefrokost for alle, der vil spise sammen',
          'Sild, and og ris à la mande ved lange borde. Kom alene eller tag en ven med.',
          'Vi synger de gamle julesange og leder efter mandlen i grøden. Der er også mad uden svinekød.',
        ],
        en: [
          'Christmas lunch together',
          'Herring, duck and rice pudding at long tables. Come alone, or bring a friend. There is food without pork too.',
        ],
        words: { category: 'feasts', for: ['everyone', 'alone'], interests: ['singing'], tags: ['christmas'] },
        ...{ at: spots.tranegaarden, times: [everyYear('12-05', '12:30', '16:00', 'SA')], price: 120 },
        ...{ contact: 1, signUp: 'Ring senest ti dage før', access: { transport: true } },
      },
      {
        da: ['Sommerudflugt til Stevns', 'Med bus til klinten, frokost på kroen og kaffe på vejen hjem.'],
        words: { category: 'feasts', for: ['everyone'], tags: ['outside'] },
        ...{
          at: spots.square,
          times: [everyYear('08-12', '09:00', '17:00', 'TH')],
          price: 150,
          contact: 1,
          fate: 'waiting',
        },
      },
    ],
  },
  {
    described: { name: 'Cykling uden Alder, Ishøj', phone: phone(110), ...online('cyklinguden-alder') },
    contacts: [{ name: 'Carl-Erik Mose', phone: phone(111) }],
    activities: [
      {
        da: [
          'En tur i rickshaw',
          'Sæt dig godt til rette og få vind i håret. En cykelpilot henter dig hjemme og kører dig en tur.',
          'Vi kører fra maj til oktober. Du bestemmer, hvor vi skal hen: havnen, søen, kirkegården eller gaden, hvor du boede som barn. Der er plads til to, så tag gerne en ven med.',
        ],
        en: [
          'A ride in a rickshaw',
          'Sit back and feel the wind in your hair. A cycle pilot fetches you at home and takes you for a ride.',
          'We ride from May to October. You choose where to go, and there is room for two.',
        ],
        also: {
          ur: [
            'رکشے میں سیر',
            'آرام سے بیٹھیں اور تازہ ہوا کا لطف اٹھائیں۔ ہمارا رضاکار آپ کو گھر سے لے کر سیر کرائے گا۔',
          ],
          pl: [
            'Przejażdżka rikszą',
            'Usiądź wygodnie i poczuj wiatr we włosach. Wolontariusz przyjedzie po ciebie do domu i zabierze cię na przejażdżkę.',
          ],
        },
        words: {
          category: 'company',
          for: ['everyone', 'homeCare'],
          interests: ['cycling', 'talking'],
          tags: ['sitting', 'outside'],
        },
        ...{
          contact: 0,
          signUp: 'Ring, eller bed din hjemmehjælper om at ringe',
          access: { transport: true, companyOnTheWay: true },
        },
      },
      {
        da: [
          'Bliv cykelpilot',
          'Kan du cykle, og kan du lide at høre historier? Så lær at køre rickshaw. Vi underviser dig, og du bestemmer selv, hvornår du kører.',
          'Kurset varer to timer og en prøvetur. Cyklerne har elmotor, så du behøver ikke have stærke ben.',
        ],
        en: [
          'Become a cycle pilot',
          'Can you ride a bike, and do you like to hear stories? Learn to ride a rickshaw. We teach you, and you choose your own times.',
        ],
        words: { category: 'company', for: ['everyone'], interests: ['cycling', 'volunteering'], tags: ['beginners'] },
        ...{
          at: spots.beach,
          times: [monthly('1SA', '10:00', '12:00')],
          contact: 0,
          signUp: 'Ring og aftal en prøvetur',
        },
      },
      {
        da: [
          'Store Cykeldag',
          'Rickshaws, ladcykler og almindelige cykler kører samlet til Vallensbæk Havn og hjem igen. Der er is til alle.',
        ],
        en: [
          'The great cycling day',
          'Rickshaws, cargo bikes and ordinary bikes ride together to Vallensbæk Havn and back. Ice cream for all.',
        ],
        words: { category: 'feasts', for: ['everyone'], interests: ['cycling'], tags: ['outside', 'weekend'] },
        ...{ at: spots.square, times: [everyYear('06-06', '11:00', '15:00', 'SU')], contact: 0 },
      },
      {
        da: ['Vinterværksted for cykler', 'Vi pudser, smører og skifter kæder, mens rickshawerne holder vinterferie.'],
        words: { category: 'crafts', for: ['men'], interests: ['cycling', 'volunteering'] },
        ...{ at: spots.beach, times: [everyOtherWeek('TU', '19:00', '21:00')], contact: 0, fate: 'draft' },
      },
    ],
  },
];
