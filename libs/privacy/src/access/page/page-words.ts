import type { Words } from '../report/report.js';

/** The words of the page, for somebody who has never seen the system. */
export const pageWords = {
  title: { da: 'Det ved vi om dig', en: 'What we know about you' },
  subtitle: { da: 'Indsigt i dine oplysninger i Samspil', en: 'Access to your data in Samspil' },
  madeAt: { da: 'Udskrevet', en: 'Made' },
  asKnownAt: { da: 'Som det var kendt', en: 'As it was known' },
  municipality: { da: 'Kommunekode', en: 'Municipality code' },
  intro: {
    da: 'Her står alt, hvad kommunen har om dig i systemet Samspil: hvem du er, hvad der er sket, og hvem der har set det. Du har ret til at få det at vide (databeskyttelsesforordningen, artikel 15), og til at få det i en form, som andre systemer kan læse (artikel 20). Den form hedder JSON, og du kan bede om den.',
    en: 'This is everything that the municipality holds about you in the system Samspil: who you are, what happened, and who looked at it. You have a right to be told (General Data Protection Regulation, Article 15), and to have it in a form that other systems can read (Article 20). That form is called JSON, and you may ask for it.',
  },
  contents: { da: 'Indhold', en: 'Contents' },
  who: { da: 'Hvem du er', en: 'Who you are' },
  Guest: { da: 'Som gæst', en: 'As a guest' },
  Volunteer: { da: 'Som frivillig', en: 'As a volunteer' },
  recordNumber: { da: 'Registreringens id', en: 'Id of the record' },
  field: { da: 'Oplysning', en: 'What' },
  value: { da: 'Det står der', en: 'What it says' },
  heldFor: { da: 'Hvorfor vi har det', en: 'Why we have it' },
  notKnown: { da: 'Ikke oplyst', en: 'Not known' },
  isErased: { da: 'Slettet', en: 'Erased' },
  erasures: { da: 'Hvad der er slettet', en: 'What has been erased' },
  erasuresCaption: { da: 'Beslutninger om at slette', en: 'Decisions to erase' },
  decided: { da: 'Besluttet', en: 'Decided' },
  what: { da: 'Hvilke oplysninger', en: 'Which data' },
  why: { da: 'Hvorfor', en: 'Why' },
  case: { da: 'Sag', en: 'Case' },
  by: { da: 'Hvem', en: 'Who' },
  carriedOut: { da: 'Udført', en: 'Carried out' },
  notYet: { da: 'Ikke endnu', en: 'Not yet' },
  entries: { da: 'Hvad der er sket', en: 'What happened' },
  entriesCaption: { da: 'Hændelser, den ældste først', en: 'Entries, the oldest first' },
  when: { da: 'Hvornår', en: 'When' },
  happened: { da: 'Hvad', en: 'What' },
  details: { da: 'Det blev noteret', en: 'What was noted' },
  notedOn: { da: 'Noteret', en: 'Noted' },
  you: { da: 'dig', en: 'you' },
  anotherPerson: { da: 'en anden person', en: 'another person' },
  yes: { da: 'Ja', en: 'Yes' },
  no: { da: 'Nej', en: 'No' },
  looks: { da: 'Hvem der har set dine oplysninger', en: 'Who looked at your data' },
  looksIntro: {
    da: 'Hver gang nogen ser dine oplysninger, bliver det noteret. Det sidste opslag i listen er det, som denne udskrift er lavet med.',
    en: 'Each time that somebody looks at your data, it is noted. The last look in the list is the one by which this was made.',
  },
  noStaff: {
    da: 'Her står, hvilken slags bruger der har set dine oplysninger, hvornår og til hvad. Hvilken medarbejder det var, står her ikke: det er også medarbejderens oplysning, og efter EU-Domstolens dom (sag C-579/21) har du kun ret til den, hvis du ikke kan bruge dine rettigheder uden. Mener du, at nogen har set dine oplysninger uden grund, så skriv det til kommunen og bed om at få det at vide. Så afgør kommunen, om du kan få det.',
    en: 'This says what kind of user looked at your data, when, and what for. Which member of staff it was is not said here: that is about them too, and by the judgment of the European Court of Justice (case C-579/21) you have a right to it only where you cannot use your rights without it. If you think that somebody looked at your data without a reason, write so to the municipality and ask to be told. The municipality then decides whether you can be.',
  },
  staff: {
    da: 'Kommunen har besluttet, at her også står, hvilken brugerkonto der har set dine oplysninger, fordi det er nødvendigt, for at du kan bruge dine rettigheder (EU-Domstolens dom i sag C-579/21). Brug det kun til det.',
    en: 'The municipality has decided that this also says which user account looked at your data, because you need it in order to use your rights (European Court of Justice, case C-579/21). Use it for that only.',
  },
  summaryCaption: { da: 'Kort sagt: opslag efter bruger og formål', en: 'In short: looks by user and purpose' },
  times: { da: 'Gange', en: 'Times' },
  latest: { da: 'Senest', en: 'Latest' },
  everyLook: { da: 'Alle opslag, det ældste først', en: 'All looks, the oldest first' },
  readFor: { da: 'Til hvad', en: 'What for' },
  seen: { da: 'Hvad blev set', en: 'What was seen' },
  asked: { da: 'Opslagets navn', en: 'Name of the look' },
  none: { da: 'Der er ikke noget.', en: 'There is nothing.' },
  notHere: { da: 'Hvad der ikke står her', en: 'What is not in this' },
  unreadable: {
    da: 'Så mange hændelser i kommunens log kunne ikke læses, og om de handler om dig, ved vi ikke: ',
    en: 'So many entries of the municipality’s log could not be read, and whether they are about you we do not know: ',
  },
  rights: { da: 'Hvad du kan gøre', en: 'What you can do' },
} as const satisfies Readonly<Record<string, Words>>;

export const rightsWords: readonly Words[] = [
  {
    da: 'Er noget forkert, kan du få det rettet (artikel 16).',
    en: 'If something is wrong, you can have it corrected (Article 16).',
  },
  {
    da: 'Du kan bede om at få oplysninger slettet (artikel 17), om at de kun bliver gemt (artikel 18), og du kan gøre indsigelse (artikel 21). Hvor længe oplysninger bliver gemt, kan kommunen fortælle dig.',
    en: 'You can ask for data to be erased (Article 17) or only to be kept (Article 18), and you can object (Article 21). The municipality can tell you how long data are kept.',
  },
  {
    da: 'Kommunens databeskyttelsesrådgiver svarer på spørgsmål.',
    en: 'The municipality’s data protection officer answers questions.',
  },
  {
    da: 'Du kan klage til Datatilsynet: www.datatilsynet.dk.',
    en: 'You can complain to the Danish data protection agency: www.datatilsynet.dk.',
  },
];
