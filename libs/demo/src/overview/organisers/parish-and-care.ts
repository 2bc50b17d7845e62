import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { course, everyOtherWeek, everyYear, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

/** The parish, those who know of dementia, and the friends of the nursing home. */
export const parishAndCare: readonly OrganiserTold[] = [
  {
    described: { name: 'Sognegården i Ishøj Landsby', phone: phone(260), ...online('sognegaarden') },
    contacts: [{ name: 'Ellen Margrethe Ladefoged', phone: phone(261) }],
    activities: [
      {
        da: [
          'Sorg- og livsmodsgruppe',
          'Har du mistet en, du holdt af? Otte mennesker mødes otte gange og taler om savnet, og om at finde modet igen.',
          'Gruppen er for alle, uanset tro. To erfarne ledere er med hver gang, og det, der bliver sagt, bliver i rummet.',
        ],
        en: [
          'Grief and courage',
          'Have you lost somebody you loved? Eight people meet eight times to talk about missing, and about finding courage again.',
          'The group is for everybody, whatever they believe. What is said stays in the room.',
        ],
        words: { category: 'support', for: ['alone', 'relatives'], interests: ['talking'] },
        ...{
          at: spots.parish,
          times: [course('TH', 8, 3, '15:00', '17:00')],
          contact: 0,
          signUp: 'Ring til en samtale først',
        },
      },
      {
        da: ['Eftermiddagskaffe med oplæg', 'En gæst fortæller, vi synger tre sange, og kagen er bagt samme morgen.'],
        en: [
          'Afternoon coffee with a talk',
          'A guest tells a story, we sing three songs, and the cake was baked the same morning.',
        ],
        words: { category: 'cafe', for: ['everyone'], interests: ['talking', 'singing'], tags: ['coffee', 'dropIn'] },
        ...{
          at: spots.parish,
          times: [everyOtherWeek('WE', '14:00', '16:00', true)],
          price: 25,
          access: { transport: true },
        },
      },
      {
        da: [
          'Kirkebil til gudstjeneste',
          'Bilen henter dig ved døren og kører dig hjem igen. Der er plads til en rollator.',
        ],
        en: [
          'A car to church',
          'The car fetches you at your door and takes you home again. There is room for a walker.',
        ],
        words: { category: 'company', for: ['everyone', 'homeCare'] },
        ...{
          at: spots.church,
          times: [weekly('SU', '09:30', '11:30')],
          contact: 0,
          signUp: 'Ring senest fredag kl. 12',
        },
        access: { transport: true, companyOnTheWay: true },
      },
      {
        da: [
          'Samtaler om livet',
          'Præsten har tid til en snak, hjemme hos dig eller på en bænk. Du behøver ikke tro på noget.',
        ],
        words: { category: 'support', for: ['everyone', 'alone'], interests: ['talking'] },
        ...{ contact: 0 },
      },
      {
        da: ['Adventskoncert', 'Kor, lys og de gamle salmer. Vi slutter med gløgg og æbleskiver i sognegården.'],
        en: [
          'Advent concert',
          'A choir, candles and the old hymns. Afterwards mulled wine and æbleskiver in the parish hall.',
        ],
        words: { category: 'music', for: ['everyone'], interests: ['singing'], tags: ['christmas', 'evening'] },
        ...{ at: spots.church, times: [everyYear('12-10', '19:00', '21:00', 'TH')] },
      },
      {
        da: ['Strik og salmer', 'Vi strikker sjaler til dåb og begravelse, og synger, når nogen begynder.'],
        words: { category: 'crafts', for: ['women', 'everyone'], interests: ['knitting', 'singing'], tags: ['coffee'] },
        ...{ at: spots.parish, times: [everyOtherWeek('TU', '13:00', '15:00')] },
      },
    ],
  },
  {
    described: { name: 'Demensvenner i Ishøj', phone: phone(270), ...online('demensvenner') },
    contacts: [{ name: 'Pernille Hasselbalch Riis', phone: phone(271) }],
    activities: [
      {
        da: [
          'Demenscafé',
          'For dig, der glemmer, og dig, der husker for to. Vi spiser smørrebrød, synger og bliver forstået.',
        ],
        en: [
          'Dementia café',
          'For you who forget, and for you who remember for two. We have lunch, sing, and are understood.',
        ],
        words: {
          category: 'cafe',
          for: ['dementia', 'relatives'],
          interests: ['singing', 'talking'],
          tags: ['coffee'],
        },
        ...{
          at: spots.care,
          times: [everyOtherWeek('TH', '11:30', '13:30', true)],
          price: 35,
          contact: 0,
          access: { quiet: true },
        },
      },
      {
        da: [
          'Pauseven',
          'En frivillig er hos din ægtefælle et par timer, så du kan gå til frisør, til fødselsdag eller bare en tur.',
        ],
        en: [
          'A friend for the break',
          'A volunteer stays with your husband or wife for a few hours, so that you can go out.',
        ],
        words: { category: 'company', for: ['relatives', 'dementia'] },
        ...{ contact: 0 },
      },
      {
        da: ['Gåtur med minder', 'Vi går langsomt gennem den gamle landsby og standser der, hvor nogen husker noget.'],
        words: {
          category: 'outdoors',
          for: ['dementia', 'relatives'],
          interests: ['walking', 'history'],
          tags: ['outside'],
        },
        ...{
          at: spots.parish,
          times: [monthly('2MO', '13:00', '14:30')],
          contact: 0,
          access: { companyOnTheWay: true },
        },
      },
      {
        da: ['Kursus for pårørende', 'Fire aftener om hukommelse, hverdag og om at passe på sig selv imens.'],
        en: [
          'Course for relatives',
          'Four evenings about memory, everyday life, and looking after yourself meanwhile.',
        ],
        words: { category: 'support', for: ['relatives'], tags: ['evening', 'beginners'] },
        ...{
          at: spots.care,
          times: [course('MO', 4, 5, '19:00', '21:00')],
          contact: 0,
          signUp: 'Ring; der er plads til 12',
        },
      },
    ],
  },
  {
    described: { name: 'Plejecentret Kærbos Venner', phone: phone(280) },
    contacts: [{ name: 'Svend Åge Bramming', phone: phone(281) }],
    activities: [
      {
        da: [
          'Fredagsbar på Kærbo',
          'En lille øl, saltstænger og levende musik. Naboer er lige så velkomne som beboere.',
        ],
        en: [
          'Friday bar at Kærbo',
          'A small beer, salt sticks and live music. Neighbours are as welcome as residents.',
        ],
        words: {
          category: 'music',
          for: ['everyone', 'homeCare'],
          interests: ['singing'],
          tags: ['dropIn', 'sitting'],
        },
        ...{ at: spots.care, times: [monthly('1FR', '14:30', '16:30')], price: 15 },
      },
      {
        da: [
          'Sansehaven er åben',
          'Duft til roserne, mærk mynten, hør vandet. Stierne er jævne, og der er bænke hele vejen.',
        ],
        en: [
          'The garden of the senses',
          'Smell the roses, touch the mint, hear the water. Even paths, and benches all the way.',
        ],
        words: {
          category: 'outdoors',
          for: ['everyone', 'dementia', 'senses'],
          interests: ['garden'],
          tags: ['outside', 'dropIn'],
        },
        ...{ at: spots.careGarden, times: [weekly('MO,TH', '13:00', '15:30')] },
      },
      {
        da: ['Bagedag', 'Vi bager efter beboernes egne opskrifter, og duften når helt ud på gangen.'],
        words: {
          category: 'food',
          for: ['homeCare', 'dementia', 'women'],
          interests: ['cooking'],
          tags: ['coffee', 'sitting'],
        },
        ...{ at: spots.care, times: [weekly('WE', '09:30', '11:30')], contact: 0 },
      },
      {
        da: ['Læs højt for en beboer', 'Har du en halv time om ugen og en stemme? Så er der en, der venter på dig.'],
        en: ['Read aloud to somebody', 'Have you half an hour a week, and a voice? Then somebody is waiting for you.'],
        words: { category: 'company', for: ['everyone'], interests: ['volunteering', 'books'] },
        ...{ contact: 0 },
      },
    ],
  },
];
