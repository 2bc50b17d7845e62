/** A word of the overview, in both languages, and other words by which people look for the same. */
interface Word {
  readonly name: { readonly da: string; readonly en: string };
  readonly synonyms: readonly string[];
}

const word = (da: string, en: string, ...synonyms: readonly string[]): Word => ({ name: { da, en }, synonyms });

export const categories = {
  cafe: word('Café og samvær', 'Cafés and company', 'kaffe', 'hygge', 'snak', 'mødested', 'coffee', 'meeting people'),
  food: word('Mad og fællesspisning', 'Meals together', 'frokost', 'aftensmad', 'middag', 'lunch', 'dinner', 'eating'),
  exercise: word('Motion og bevægelse', 'Exercise', 'træning', 'sport', 'gymnastik', 'idræt', 'fitness', 'training'),
  outdoors: word('Natur og friluft', 'Nature and fresh air', 'udendørs', 'grønt', 'outdoors', 'frisk luft'),
  music: word('Musik, sang og dans', 'Music, song and dance', 'synge', 'spille', 'koncert', 'concert', 'singing'),
  crafts: word('Håndarbejde og værksted', 'Crafts and workshops', 'kreativ', 'sysler', 'creative', 'making things'),
  games: word('Spil', 'Games', 'spille', 'kortspil', 'brætspil', 'board games', 'cards'),
  culture: word('Kultur og foredrag', 'Culture and talks', 'kunst', 'museum', 'oplæg', 'lecture', 'art'),
  digital: word('Digital hjælp', 'Digital help', 'it', 'edb', 'computer', 'MitID', 'internet', 'computers'),
  company: word('Besøg og følgeskab', 'Visits and company', 'besøgsven', 'ledsagelse', 'ensom', 'lonely', 'visitor'),
  support: word('Støtte i svære tider', 'Support in hard times', 'sorg', 'sygdom', 'savn', 'grief', 'illness'),
  advice: word('Råd og vejledning', 'Advice', 'rådgivning', 'hjælp', 'spørgsmål', 'guidance', 'help'),
  feasts: word('Fester og udflugter', 'Feasts and outings', 'fest', 'tur', 'udflugt', 'arrangement', 'party', 'trip'),
} satisfies Record<string, Word>;

export const targetGroups = {
  everyone: word('Alle over 60', 'Everybody over 60', 'ældre', 'senior', 'pensionist', 'pensioners', 'elderly'),
  alone: word('Bor alene', 'Living alone', 'enlig', 'ensom', 'alene', 'lonely', 'single'),
  men: word('Mænd', 'Men', 'herrer', 'mandfolk'),
  women: word('Kvinder', 'Women', 'damer', 'kvindegruppe'),
  relatives: word('Pårørende', 'Relatives', 'ægtefælle', 'datter', 'søn', 'carers', 'family'),
  dementia: word('Lever med demens', 'Living with dementia', 'hukommelse', 'alzheimers', 'glemsom', 'memory'),
  homeCare: word('Får hjælp hjemme', 'Receiving home care', 'hjemmepleje', 'hjemmehjælp', 'klippekort', 'home help'),
  languages: word('Taler andre sprog end dansk', 'Speaking other languages', 'tosproget', 'indvandrer', 'tolk'),
  senses: word('Ser eller hører dårligt', 'Poor sight or hearing', 'svagsynet', 'blind', 'høreapparat', 'døv', 'deaf'),
} satisfies Record<string, Word>;

export const interests = {
  knitting: word(
    'Strik og hækling',
    'Knitting and crochet',
    'garn',
    'strikke',
    'strikning',
    'hækle',
    'håndarbejde',
    'yarn',
  ),
  sewing: word('Syning', 'Sewing', 'sy', 'systue', 'symaskine', 'broderi', 'stof', 'patchwork'),
  wood: word('Træarbejde', 'Woodwork', 'snedker', 'værktøj', 'snitte', 'carpentry'),
  painting: word(
    'Maling og tegning',
    'Painting and drawing',
    'akvarel',
    'male',
    'tegne',
    'kunst',
    'billeder',
    'watercolour',
  ),
  singing: word('Sang', 'Singing', 'kor', 'synge', 'korsang', 'højskolesange', 'choir'),
  instruments: word('At spille musik', 'Playing music', 'klaver', 'harmonika', 'guitar', 'piano', 'spillemand'),
  dancing: word('Dans', 'Dancing', 'danse', 'linedance', 'folkedans', 'bal'),
  gymnastics: word('Gymnastik', 'Gymnastics', 'stolegymnastik', 'balance', 'styrke', 'yoga', 'strækøvelser'),
  swimming: word('Svømning', 'Swimming', 'bade', 'vandgymnastik', 'varmtvand', 'pool'),
  walking: word('Gåture', 'Walks', 'gå', 'vandring', 'spadseretur', 'hiking', 'walk'),
  cycling: word('Cykling', 'Cycling', 'cykel', 'rickshaw', 'ladcykel', 'bike'),
  ballGames: word('Boldspil', 'Ball games', 'petanque', 'badminton', 'bordtennis', 'bowling', 'fodbold'),
  cooking: word('Madlavning', 'Cooking', 'bage', 'køkken', 'opskrifter', 'baking'),
  cards: word('Kort og terninger', 'Cards and dice', 'whist', 'bridge', 'banko', 'rommy', 'tavla'),
  chess: word('Skak', 'Chess', 'skakspil', 'brætspil'),
  books: word('Bøger', 'Books', 'læse', 'læsekreds', 'litteratur', 'lydbog', 'reading'),
  films: word('Film', 'Films', 'biograf', 'cinema', 'movies'),
  history: word('Historie', 'History', 'lokalhistorie', 'slægtsforskning', 'gamle dage', 'erindring', 'genealogy'),
  garden: word('Have', 'Gardening', 'planter', 'blomster', 'nyttehave', 'gro', 'flowers'),
  birds: word('Fugle og dyr', 'Birds and animals', 'dyr', 'hund', 'høns', 'natur', 'birdwatching'),
  sea: word('Hav og både', 'Sea and boats', 'sejle', 'fiskeri', 'fiske', 'vinterbadning', 'sailing', 'fishing'),
  talking: word('Samtale', 'Conversation', 'snak', 'tale sammen', 'debat', 'talk'),
  languages: word('Sprog', 'Languages', 'dansk', 'engelsk', 'tyrkisk', 'sprogcafé', 'learn Danish'),
  phones: word('Telefon og computer', 'Phones and computers', 'mobil', 'smartphone', 'tablet', 'iPad', 'MitID'),
  volunteering: word('At være frivillig', 'Volunteering', 'frivillig', 'hjælpe andre', 'volunteer'),
} satisfies Record<string, Word>;

export const tags = {
  coffee: word('Kaffe og kage', 'Coffee and cake', 'eftermiddagskaffe', 'te', 'brød', 'tea'),
  dropIn: word('Bare mød op', 'Just turn up', 'uden tilmelding', 'drop ind', 'drop in'),
  beginners: word('For begyndere', 'For beginners', 'nybegynder', 'ny', 'starte'),
  weekend: word('I weekenden', 'At the weekend', 'lørdag og søndag'),
  evening: word('Om aftenen', 'In the evening', 'aften'),
  christmas: word('Jul og nytår', 'Christmas and New Year', 'jul', 'juleaften', 'julefrokost', 'Christmas'),
  outside: word('Udenfor', 'Outside', 'ude', 'i det fri', 'open air'),
  sitting: word('Kan gøres siddende', 'Can be done sitting', 'siddende', 'kørestol', 'rollator', 'wheelchair'),
  telephone: word('På telefonen', 'By telephone', 'ringe', 'telefonkæde', 'opringning', 'phone call'),
} satisfies Record<string, Word>;
