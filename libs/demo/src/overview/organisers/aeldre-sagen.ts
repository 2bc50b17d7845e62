import { online, phone } from '../addresses.js';
import { spots } from '../spots.js';
import { course, everyOtherWeek, everyYear, inWeeks, monthly, weekly } from '../times.js';
import type { OrganiserTold } from '../told.js';

export const aeldreSagen: readonly OrganiserTold[] = [
  {
    described: { name: 'Ældre Sagen i Ishøj', phone: phone(120), ...online('aeldresagen') },
    contacts: [
      { name: 'Birgit Damsgaard Holt', phone: phone(121) },
      { name: 'Niels-Ole Kjærulff', phone: phone(122) },
    ],
    activities: [
      {
        da: [
          'Spisevenner',
          'Maden smager bedre i selskab. En spiseven kommer hjem til dig, eller I går ud og spiser sammen.',
          'Det er for dig, der spiser for lidt, fordi det er kedeligt at dække op til én. I aftaler selv, hvor tit I ses. Du betaler din egen mad; spisevennen koster ikke noget.',
        ],
        en: [
          'Meal companions',
          'Food tastes better in company. A meal companion comes to your home, or the two of you go out to eat.',
        ],
        words: { category: 'food', for: ['alone', 'homeCare'], interests: ['talking', 'cooking'] },
        ...{ contact: 0, access: { companyOnTheWay: true } },
      },
      {
        da: [
          'Besøgsven',
          'En fast besøgsven kommer en time eller to hver uge. I drikker kaffe, går en tur, spiller kort eller snakker om alt muligt.',
          'Vi tager hjem til dig først og hører, hvad du godt kan lide, så I passer sammen. Alle besøgsvenner har tavshedspligt.',
        ],
        en: [
          'A visiting friend',
          'The same visitor comes for an hour or two every week. You have coffee, take a walk, play cards or talk about anything.',
        ],
        words: { category: 'company', for: ['alone', 'homeCare'], interests: ['talking', 'cards', 'walking'] },
        ...{ contact: 0 },
      },
      {
        da: [
          'Vågetjenesten',
          'Ingen skal dø alene, hvis de ikke ønsker det. Vi sidder hos den døende, så familien kan hvile sig.',
          'Vi kommer gratis, dag og nat, hjemme og på plejecenteret. Ring til os, eller bed personalet om at gøre det.',
        ],
        words: { category: 'support', for: ['relatives', 'alone'] },
        ...{ contact: 1 },
      },
      {
        da: [
          'Tryghedsopkald om morgenen',
          'På hverdage ringer en frivillig og siger godmorgen. Tager du ikke telefonen, sørger vi for, at der bliver set til dig.',
        ],
        en: [
          'A call in the morning',
          'On weekdays a volunteer calls to say good morning. If you do not answer, we make sure that somebody looks in on you.',
        ],
        words: { category: 'company', for: ['alone'], interests: ['talking'], tags: ['telephone'] },
        ...{ times: [weekly('MO,TU,WE,TH,FR', '08:00', '09:30')], contact: 1 },
      },
      {
        da: [
          'Datastuen',
          'Tag din egen telefon eller computer med, eller brug en af vores. Vi hjælper med MitID, Digital Post, billeder og videoopkald.',
          'Ingen spørgsmål er for små. Der er altid mindst tre frivillige og en kande kaffe.',
        ],
        en: [
          'The computer room',
          'Bring your own phone or computer, or use one of ours. We help with MitID, Digital Post, photos and video calls.',
        ],
        words: {
          category: 'digital',
          for: ['everyone'],
          interests: ['phones'],
          tags: ['beginners', 'dropIn', 'coffee'],
        },
        ...{ at: spots.town, times: [weekly('MO,TH', '13:00', '15:00')], price: 10, priceNote: 'Kaffen er med' },
      },
      {
        da: [
          'Stolegymnastik',
          'Blid motion, hvor du sidder ned. Det gør godt for skuldre, ben og humør, også hvis du sidder i kørestol.',
        ],
        en: [
          'Chair exercises',
          'Gentle exercise while you sit. Good for shoulders, legs and spirits, also in a wheelchair.',
        ],
        words: { category: 'exercise', for: ['everyone'], interests: ['gymnastics'], tags: ['sitting', 'beginners'] },
        ...{ at: spots.town, times: [weekly('TU', '10:00', '11:00')], price: 20, contact: 0 },
      },
      {
        da: [
          'Bisidder til møder og samtaler',
          'Skal du til møde på rådhuset, hos lægen eller i banken? En bisidder går med, lytter og husker, hvad der blev sagt.',
        ],
        en: [
          'Somebody at your side in meetings',
          'A meeting at the town hall, the doctor or the bank? Somebody comes along, listens, and remembers what was said.',
        ],
        words: { category: 'advice', for: ['everyone', 'senses'] },
        ...{ contact: 1, access: { companyOnTheWay: true }, fate: 'returned' },
      },
      {
        da: [
          'Foredrag: Godt fra start som pensionist',
          'To aftener om økonomi, hverdag og alt det, du nu har tid til. Vi slutter med et glas vin.',
        ],
        words: { category: 'culture', for: ['everyone'], interests: ['talking'], tags: ['evening'] },
        ...{
          at: spots.theatre,
          times: [course('WE', 2, 5, '19:00', '21:00')],
          price: 50,
          signUp: 'Ring og få en plads',
        },
      },
      {
        da: ['Foredrag om hjertet', 'En hjertelæge fortæller om blodtryk, motion og medicin, så alle kan være med.'],
        words: { category: 'culture', for: ['everyone'] },
        ...{ at: spots.theatre, times: [inWeeks(-5, 'TH', '14:00', '16:00')], fate: 'over' },
      },
    ],
  },
  {
    described: { name: 'Frivilligcenter Ishøj', phone: phone(130), ...online('frivilligcenter') },
    contacts: [{ name: 'Mona Lindegaard', phone: phone(131) }],
    activities: [
      {
        da: [
          'Find det frivillige arbejde, der passer til dig',
          'En halv times snak om, hvad du kan og har lyst til. Vi kender 60 foreninger, og alle har brug for en hånd.',
        ],
        en: [
          'Find the voluntary work that suits you',
          'Half an hour’s talk about what you can do and would like to do. We know sixty associations, and all of them need a hand.',
        ],
        words: { category: 'advice', for: ['everyone', 'languages'], interests: ['volunteering'], tags: ['dropIn'] },
        ...{ at: spots.volunteers, times: [weekly('WE', '10:00', '14:00')], contact: 0, spoken: ['da', 'en', 'de'] },
      },
      {
        da: [
          'Frivilligfest',
          'Tak for i år! Middag, musik og dans for alle, der har givet en hånd, og for dig, der overvejer det.',
        ],
        words: { category: 'feasts', for: ['everyone'], interests: ['volunteering', 'dancing'], tags: ['evening'] },
        ...{
          at: spots.hall,
          times: [everyYear('09-25', '18:00', '23:00', 'FR')],
          contact: 0,
          signUp: 'Skriv til frivilligcenteret',
        },
      },
      {
        da: [
          'Telefonkæden',
          'Otte mennesker ringer til hinanden på skift, hver dag. Sådan begynder dagen med en stemme og et godmorgen.',
          'Du ringer til én, og én ringer til dig. Vi mødes til kaffe fire gange om året, så I kan sætte ansigt på stemmerne.',
        ],
        words: { category: 'company', for: ['alone'], interests: ['talking'], tags: ['telephone'] },
        ...{ contact: 0 },
      },
      {
        da: [
          'Reparationscaféen',
          'Tag lampen, bukserne eller brødristeren med. Vi reparerer det sammen, så du selv kan næste gang.',
        ],
        en: [
          'The repair café',
          'Bring the lamp, the trousers or the toaster. We mend it together, so that you can do it yourself next time.',
        ],
        also: {
          pl: [
            'Kawiarenka naprawcza',
            'Przynieś lampę, spodnie albo toster. Naprawimy je razem, żebyś następnym razem poradził sobie sam.',
          ],
        },
        words: {
          category: 'crafts',
          for: ['everyone'],
          interests: ['sewing', 'wood'],
          tags: ['dropIn', 'weekend', 'coffee'],
        },
        ...{ at: spots.volunteers, times: [monthly('2SA', '11:00', '14:00')], spoken: ['da', 'en', 'pl'] },
      },
      {
        da: [
          'Selvhjælpsgruppe for enlige',
          'Seks mennesker, en leder og en kop te. Vi taler om at bo alene, og om hvordan man får øje på andre.',
        ],
        words: { category: 'support', for: ['alone'], interests: ['talking'] },
        ...{
          at: spots.volunteers,
          times: [everyOtherWeek('TH', '16:00', '18:00')],
          contact: 0,
          signUp: 'Ring til en samtale først',
        },
        access: { quiet: true },
      },
      {
        da: ['Løbeklub for frivillige', 'Vi løber fem kilometer om søen og snakker imens.'],
        words: { category: 'exercise', interests: ['volunteering'] },
        ...{ at: spots.lake, times: [weekly('SA', '09:00', '10:00')], fate: 'sentBack' },
      },
    ],
  },
];
