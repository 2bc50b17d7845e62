/** What there is to eat, or to do, at a café. */
export const menus: readonly string[] = [
  'Frikadeller med kartoffelsalat',
  'Stegt flæsk med persillesovs',
  'Biksemad med spejlæg',
  'Fiskefilet med remoulade og rugbrød',
  'Hakkebøf med bløde løg',
  'Boller i karry',
  'Gule ærter og pandekager',
  'Tarteletter med høns i asparges',
  'Brændende kærlighed',
  'Hønsekødssuppe med boller',
  'Smørrebrød og en øl til',
  'Æbleflæsk og æblekage',
  'Forloren hare med tyttebær',
  'Kylling i karry med ris',
  'Linsesuppe og nybagt fladbrød',
  'Dolma og salat, som Ayşe laver dem',
  'Stegte sild med persillekartofler',
  'Millionbøf med kartoffelmos',
  'Kagebord: alle bager',
  'Fællessang fra højskolesangbogen',
  'Banko med små præmier',
  'Musik ved harmonikaen',
  'Strikkecafé og kaffe',
  'Hjælp til mobil og NemID-afløseren MitID',
];

/** What everybody wants to come to. */
export const feasts: readonly string[] = [
  'Mortensaften: and med det hele',
  'Stegt flæsk ad libitum og dans',
  'Stor frokost med levende musik',
];
