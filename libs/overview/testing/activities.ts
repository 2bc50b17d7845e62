/** Something that is on somewhere, in words: made up for searches, which need as many different words as a town has activities. */
export interface Activity {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly english: string;
  readonly topic: string;
}

/** Names of topics in both languages, and other words for the same. */
export const TOPICS: Readonly<Record<string, { da: string; en: string; synonyms: readonly string[] }>> = {
  knitting: {
    da: 'Strik og håndarbejde',
    en: 'Knitting and needlework',
    synonyms: ['garn', 'hækling', 'broderi', 'yarn'],
  },
  music: {
    da: 'Musik og sang',
    en: 'Music and song',
    synonyms: ['kor', 'klaver', 'piano', 'synge', 'spille musik', 'choir'],
  },
  exercise: { da: 'Motion', en: 'Exercise', synonyms: ['gymnastik', 'træning', 'sport', 'bevægelse', 'workout'] },
  walking: { da: 'Gåture', en: 'Walks', synonyms: ['vandring', 'spadseretur', 'hiking'] },
  food: {
    da: 'Mad og fællesspisning',
    en: 'Food and eating together',
    synonyms: ['frokost', 'middag', 'spisevenner', 'lunch'],
  },
  games: { da: 'Spil', en: 'Games', synonyms: ['kortspil', 'brætspil', 'whist', 'bridge', 'cards'] },
  computers: {
    da: 'It og digital hjælp',
    en: 'Computers and digital help',
    synonyms: ['mobil', 'NemID', 'MitID', 'edb', 'tablet', 'smartphone'],
  },
  grief: { da: 'Sorg og livsmod', en: 'Grief and courage', synonyms: ['enke', 'enkemand', 'tabt', 'bereavement'] },
  culture: {
    da: 'Kultur og foredrag',
    en: 'Culture and talks',
    synonyms: ['bøger', 'teater', 'museum', 'læsekreds', 'lecture'],
  },
  coffee: { da: 'Café og samvær', en: 'Café and company', synonyms: ['kaffe', 'hygge', 'snak', 'tea', 'coffee'] },
  nature: { da: 'Natur og have', en: 'Nature and garden', synonyms: ['planter', 'fugle', 'gardening'] },
  dementia: { da: 'Demens', en: 'Dementia', synonyms: ['hukommelse', 'alzheimers', 'pårørende', 'memory'] },
};

const activity = (topic: string, title: string, summary: string, description: string, english: string): Activity => ({
  ...{ topic, title, summary, description, english },
});

/** In the order of the alphabet of nobody: each is something of its own. */
export const ACTIVITIES: readonly Activity[] = [
  activity(
    'knitting',
    'Strikkeklubben Masken',
    'Vi strikker og hækler sammen.',
    'Tag dit eget garn med, eller lån af vores. Begyndere får hjælp til de første masker.',
    'The knitting club',
  ),
  activity(
    'knitting',
    'Patchwork for alle',
    'Sy tæpper af stofrester.',
    'Symaskiner står klar. Vi syr til julemarkedet og til os selv.',
    'Patchwork for all',
  ),
  activity(
    'music',
    'Seniorkoret Havnens Sangere',
    'Et glad kor for alle over 60.',
    'Ingen optagelsesprøve. Vi synger danske sange fra Højskolesangbogen, flerstemmigt når det går godt.',
    'The senior choir',
  ),
  activity(
    'music',
    'Fællessang med klaver',
    'Syng med på de kendte sange.',
    'En pianist spiller, og teksterne står med store bogstaver på lærredet.',
    'Singing together',
  ),
  activity(
    'music',
    'Harmonikaklub',
    'Øvning for harmonikaspillere.',
    'Vi spiller gamle danske valse og hopsaer. Tilhørere er velkomne.',
    'Accordion club',
  ),
  activity(
    'exercise',
    'Stolegymnastik',
    'Bevægelse, hvor alle kan være med siddende.',
    'Øvelser til musik på en stol. Godt for balance og kredsløb.',
    'Chair exercises',
  ),
  activity(
    'exercise',
    'Svømning for pensionister',
    'Varmtvandsbassin og svømmebaner.',
    'Livredder er til stede. Husk badetøj, håndklæde og en lås til skabet.',
    'Swimming for pensioners',
  ),
  activity(
    'exercise',
    'Petanque på pladsen',
    'Kuglespil i det fri.',
    'Vi har kugler til alle. Om vinteren spiller vi i hallen.',
    'Petanque',
  ),
  activity(
    'exercise',
    'Yoga for begyndere',
    'Rolig yoga med åndedrætsøvelser.',
    'Måtter og puder findes. Underviseren tager hensyn til dårlige knæ.',
    'Yoga for beginners',
  ),
  activity(
    'exercise',
    'Linedance',
    'Dans uden partner til countrymusik.',
    'Trinene gennemgås langsomt. Alle kan lære det.',
    'Line dancing',
  ),
  activity(
    'exercise',
    'Badminton 60+',
    'Motionsbadminton med kaffe bagefter.',
    'Ketsjere kan lånes. Vi spiller double og bytter makker.',
    'Badminton 60+',
  ),
  activity(
    'walking',
    'Gåtur om søen',
    'En rolig tur på fem kilometer.',
    'Vi går i al slags vejr og holder pause på bænkene. Stavgængere er velkomne.',
    'A walk around the lake',
  ),
  activity(
    'walking',
    'Nytårsvandring',
    'Vi går det nye år i møde.',
    'Vandringen slutter med kransekage og champagne ved bålet.',
    'New Year walk',
  ),
  activity(
    'food',
    'Fællesspisning',
    'Tre retter ved langborde.',
    'Tilmeld dig senest dagen før. Vi tager hensyn til allergi og diabetes.',
    'Eating together',
  ),
  activity(
    'food',
    'Madklub for mænd',
    'Mænd laver mad sammen.',
    'Fra frikadeller til fiskesuppe. Den, der er kommet sidst, vasker op.',
    'Cooking club for men',
  ),
  activity(
    'food',
    'Spisevenner',
    'Find en at spise med derhjemme.',
    'For dig, der har mistet lysten til mad. En frivillig besøger dig til frokosten.',
    'Meal companions',
  ),
  activity(
    'food',
    'Bagedag',
    'Vi bager brød og kager efter gamle opskrifter.',
    'Smag på surdej, honningkager og brunsviger.',
    'Baking day',
  ),
  activity(
    'games',
    'Bankospil',
    'Banko med gode præmier.',
    'Plader købes ved indgangen. Der er kaffe i pausen.',
    'Bingo',
  ),
  activity(
    'games',
    'Skakklubben Springeren',
    'Skak for øvede og nye.',
    'Vi stiller brætter op og spiller turnering om foråret.',
    'Chess club',
  ),
  activity(
    'games',
    'Kortspil: whist og l’hombre',
    'Whist, l’hombre og kabale.',
    'Kom alene eller sammen; vi finder en makker til dig.',
    'Cards',
  ),
  activity('games', 'Billard', 'Kegler og snooker i kælderen.', 'Køer hænger på væggen. Der er elevator.', 'Billiards'),
  activity(
    'computers',
    'It-café',
    'Hjælp til computer, telefon og MitID.',
    'Frivillige sidder klar ved maskinerne. Tag gerne din egen bærbare med.',
    'IT café',
  ),
  activity(
    'computers',
    'Kursus i digital post',
    'Lær at læse breve fra det offentlige.',
    'Fire gange i små hold. Vi øver på egne skærme.',
    'Course in digital post',
  ),
  activity(
    'grief',
    'Sorggruppe',
    'For dig, der har mistet din ægtefælle.',
    'En lukket gruppe på otte, med to frivillige ledere. Samtale forud.',
    'Grief group',
  ),
  activity(
    'grief',
    'Livsmodsgruppe',
    'Find modet igen efter et tab.',
    'Vi taler, går og laver ting sammen i et halvt år.',
    'Courage group',
  ),
  activity(
    'culture',
    'Læsekreds',
    'Vi taler om en ny roman hver gang.',
    'Biblioteket skaffer bøgerne, også som lydbog og med stor skrift.',
    'Reading circle',
  ),
  activity(
    'culture',
    'Foredrag: Vikingerne på øen',
    'En arkæolog fortæller om udgravningerne.',
    'Lysbilleder og spørgsmål. Teleslynge i salen.',
    'Talk: the Vikings',
  ),
  activity(
    'culture',
    'Biografklub',
    'Danske film om formiddagen.',
    'Vi ser en film og drikker kaffe i foyeren.',
    'Cinema club',
  ),
  activity(
    'culture',
    'Malerværksted',
    'Akvarel og olie under vejledning.',
    'Lærreder købes på stedet. Udstilling til sommer.',
    'Painting workshop',
  ),
  activity(
    'coffee',
    'Torsdagscaféen',
    'Kaffe, kage og selskab.',
    'Værterne tager imod dig ved døren. Produktionsskolen serverer.',
    'Thursday café',
  ),
  activity(
    'coffee',
    'Herreværelset',
    'Samvær for mænd over en kop kaffe.',
    'Vi løser verdenssituationen og laver småting på værkstedet.',
    'The gentlemen’s room',
  ),
  activity(
    'coffee',
    'Sprogcafé',
    'Øv dansk med frivillige.',
    'For alle, der vil tale mere dansk. Vi taler også tyrkisk og arabisk.',
    'Language café',
  ),
  activity(
    'nature',
    'Havegruppen',
    'Vi passer nyttehaverne sammen.',
    'Højbede i god højde, så man ikke skal bukke sig. Høsten deles.',
    'The garden group',
  ),
  activity(
    'nature',
    'Fugleture',
    'Kig på fugle på strandengen.',
    'Kikkerter kan lånes. En ornitolog viser vej.',
    'Bird watching',
  ),
  activity(
    'dementia',
    'Demenscafé',
    'For mennesker med demens og deres pårørende.',
    'Demenskoordinatoren er til stede. Vi synger, spiser smørrebrød og deler erfaringer.',
    'Dementia café',
  ),
  activity(
    'dementia',
    'Aktivitetshold for let demensramte',
    'Hjernegymnastik og håndens arbejde.',
    'Små hold med kendte ansigter og faste rammer.',
    'Activity group',
  ),
];
