import type { CommandHandling, Municipality } from '#kernel';
import { type RetentionRule, retention } from '#privacy';
import type { Contact } from './contact.js';
import type { Words } from './words.js';

/** Whose data a form asks for. */
export type About = 'Guest' | 'Passenger' | 'Volunteer';

/**
 * What somebody must be told when data are asked of them (General Data Protection Regulation, Article 13): who is responsible, what for and
 * on what basis, who sees them, how long, which rights, whom to ask, where to complain, and that nobody has to.
 */
export async function privacyNotice(
  about: About,
  { handling, municipality }: { readonly handling: CommandHandling; readonly municipality: Municipality },
  contact: Contact,
): Promise<readonly Words[]> {
  const rules = (await handling.stateOf(retention, municipality, 'rules')) ?? [];
  return [responsible(contact), purposes[about], bases[about], seenBy[about], keptFor(about, rules), ...RIGHTS];
}

const responsible = ({ municipality: { da, en } }: Contact): Words => ({
  da: `${da} er ansvarlig for de oplysninger, du skriver.`,
  en: `${en} is responsible for the data that you write.`,
});

const purposes: Readonly<Record<About, Words>> = {
  Guest: {
    da: 'Vi bruger dem til at holde en plads til dig, til at ringe til dig og til at tage de hensyn, du beder om. Du behøver ikke skrive mere end navn og telefon.',
    en: 'We use them to keep a place for you, to call you, and to take into account what you ask us to. You need not write more than name and telephone.',
  },
  Passenger: {
    da: 'Vi bruger dem til at ringe til dig, til at hente dig og til at tage de hensyn, du beder om.',
    en: 'We use them to call you, to fetch you, and to take into account what you ask us to.',
  },
  Volunteer: {
    da: 'Vi bruger dem til at ringe til dig og finde en opgave, der passer til dig. Du behøver ikke skrive mere end navn og telefon.',
    en: 'We use them to call you and to find something that suits you. You need not write more than name and telephone.',
  },
};

const TASK: Words = {
  da: 'Det er en del af kommunens opgaver (databeskyttelsesforordningen, artikel 6, stk. 1, litra e).',
  en: 'This is part of the municipality’s tasks (General Data Protection Regulation, Article 6(1)(e)).',
};

const TASK_AND_HEALTH: Words = {
  da: `${TASK.da} Skriver du noget om dit helbred, siger du ja til, at vi bruger det til de hensyn og ikke til andet (artikel 9, stk. 2, litra a). Du kan altid tage dit ja tilbage.`,
  en: `${TASK.en} If you write something about your health, you agree that we use it for those considerations and nothing else (Article 9(2)(a)). You can always take that back.`,
};

const bases: Readonly<Record<About, Words>> = {
  Guest: TASK_AND_HEALTH,
  Passenger: TASK_AND_HEALTH,
  Volunteer: TASK,
};

const seenBy: Readonly<Record<About, Words>> = {
  Guest: {
    da: 'Kommunens frivilligkoordinatorer ser dem. Hver gang nogen ser dem, bliver det noteret.',
    en: 'The municipality’s volunteer coordinators see them. Each time that somebody sees them, it is noted.',
  },
  Passenger: {
    da: 'Kommunens frivilligkoordinatorer ser dem. Cykelpiloten, der kører med dig, ser dem fra dagen før turen til dagen efter. Hver gang nogen ser dem, bliver det noteret.',
    en: 'The municipality’s volunteer coordinators see them. The volunteer who takes you for the ride sees them from the day before to the day after. Each time that somebody sees them, it is noted.',
  },
  Volunteer: {
    da: 'Kommunens frivilligkoordinatorer ser dem. Bliver du frivillig, ser de andre på din vagt dit fornavn. Hver gang nogen ser dem, bliver det noteret.',
    en: 'The municipality’s volunteer coordinators see them. If you become a volunteer, those on duty with you see your first name. Each time that somebody sees them, it is noted.',
  },
};

/** As the municipality has decided; a rule asks somebody to decide, and erases nothing by itself. */
function keptFor(about: About, rules: readonly Pick<RetentionRule, 'kind' | 'covers' | 'keepMonths'>[]): Words {
  const months = rules.find(({ kind, covers }) => kind === about && covers === 'everything')?.keepMonths;
  if (months === undefined)
    return {
      da: 'Vi gemmer dem, så længe du er med, og sletter dem, når vi ikke har brug for dem mere.',
      en: 'We keep them for as long as you take part, and erase them when we do not need them any more.',
    };
  const [da, en] = months === 1 ? ['1 måned', '1 month'] : [`${months} måneder`, `${months} months`];
  return {
    da: `Vi gemmer dem, så længe du er med. Når der er gået ${da}, siden du sidst var med, tager kommunen stilling til, om de skal slettes.`,
    en: `We keep them for as long as you take part. When you have not taken part for ${en}, the municipality decides whether to erase them.`,
  };
}

const RIGHTS: readonly Words[] = [
  {
    da: 'Du har ret til at se, hvad vi har om dig, at få det rettet, at få det slettet og at sige nej til, at vi bruger det. Ring eller skriv til kommunen.',
    en: 'You have a right to see what we hold about you, to have it corrected, to have it erased, and to object to our using it. Call or write to the municipality.',
  },
  {
    da: 'Kommunens databeskyttelsesrådgiver svarer på spørgsmål. Du kan klage til Datatilsynet, www.datatilsynet.dk.',
    en: 'The municipality’s data protection officer answers questions. You can complain to the Danish data protection agency, www.datatilsynet.dk.',
  },
];
