import type { Contact } from '../contact.js';
import type { Answer } from '../form.js';
import type { Words } from '../words.js';
import { momentInWords } from './day-in-words.js';
import { anotherDay, noPlace } from './no-place.js';
import type { Standing } from './standing.js';

/** The day and the place that somebody chose. */
interface Chosen {
  readonly name: string;
  readonly place: string;
  readonly when: Words;
}

/** Where they stand, and what happens next. */
export function registeredAnswer(
  { ride }: { readonly ride: boolean },
  standing: Standing,
  chosen: Chosen | undefined,
  contact: Contact,
): Answer {
  const { title, what = [], next } = answerFor(standing, ride, contact.call);
  const day: readonly Words[] = chosen ? [dayAt(chosen)] : [];
  return { title, what: [...day, ...what], next };
}

const dayAt = ({ name, place, when }: Chosen): Words => ({
  da: `${name}, ${place}: ${when.da}.`,
  en: `${name}, ${place}: ${when.en}.`,
});

type Told = Pick<Answer, 'title' | 'next'> & Partial<Pick<Answer, 'what'>>;

function answerFor(standing: Standing, ride: boolean, call: Words): Told {
  switch (standing.is) {
    case 'registered':
      return registered(ride, call);
    case 'waiting':
      return waiting(standing, ride, call);
    case 'offered':
      return offered(momentInWords(standing.confirmBy), ride, call);
    case 'lapsed':
    case 'cancelled':
    case 'erased':
    case 'dayCancelled':
    case 'dayOver':
      return { ...noPlace[standing.is], next: [anotherDay(call)] };
  }
}

const registered = (ride: boolean, call: Words): Told => ({
  title: { da: 'Du er tilmeldt', en: 'You are registered' },
  next: [
    ride ? RIDE : PLACE,
    {
      da: `Kan du ikke komme alligevel? ${call.da} Så kan en anden få pladsen.`,
      en: `Can you not come after all? ${call.en} Then somebody else can have the place.`,
    },
  ],
});

const waiting = (
  { number, offerHours }: Extract<Standing, { readonly is: 'waiting' }>,
  ride: boolean,
  call: Words,
): Told => ({
  title: { da: 'Du står på ventelisten', en: 'You are on the waiting list' },
  what: [{ da: `Du er nummer ${number} på ventelisten.`, en: `You are number ${number} on the waiting list.` }],
  next: [
    ...howWaitingGoes(offerHours),
    ...(ride ? [RIDE_LATER] : []),
    { da: `Vil du ikke vente mere? ${call.da}`, en: `Do you not want to wait any longer? ${call.en}` },
  ],
});

const offered = (until: Words, ride: boolean, call: Words): Told => ({
  title: { da: 'Der er en plads til dig, hvis du siger ja', en: 'There is a place for you if you say yes' },
  what: [
    {
      da: `Ring og sig ja senest ${until.da}. Ellers går pladsen videre til den næste.`,
      en: `Call and say yes by ${until.en}. Otherwise the place goes to the next.`,
    },
  ],
  next: [
    {
      da: `${call.da} Pladsen er først din, når du har sagt ja.`,
      en: `${call.en} The place is yours only when you have said yes.`,
    },
    ...(ride ? [RIDE_LATER] : []),
  ],
});

const PLACE: Words = {
  da: 'Du har en plads, og du behøver ikke gøre mere. Bare mød op.',
  en: 'You have a place, and there is nothing more to do. Just come.',
};

const howWaitingGoes = (offerHours: number): readonly Words[] => [
  {
    da: 'Der er fuldt den dag, så du har ikke en plads endnu. Bliver en plads ledig, går den til den, der har ventet længst.',
    en: 'That day is full, so you do not have a place yet. If a place becomes free, it goes to whoever has waited longest.',
  },
  {
    da: `Når det er din tur, ringer frivilligkoordinatoren til dig. Sig ja inden ${inHours(offerHours).da}, ellers går pladsen videre til den næste.`,
    en: `When it is your turn, the volunteer coordinator calls you. Say yes within ${inHours(offerHours).en}, or the place goes to the next.`,
  },
  {
    da: 'Hører du ikke fra os, er der ikke blevet plads. Du kan også melde dig til en anden dag.',
    en: 'If you do not hear from us, no place has become free. You may also register for another day.',
  },
];

const inHours = (hours: number): Words =>
  hours === 1 ? { da: 'en time', en: 'one hour' } : { da: `${hours} timer`, en: `${hours} hours` };

const RIDE: Words = {
  da: 'Du har en plads på caféen. Frivilligkoordinatoren ringer til dig og aftaler, hvor og hvornår du bliver hentet. Du er først sikker på at blive hentet, når I har talt sammen.',
  en: 'You have a place at the café. The volunteer coordinator calls you to agree where and when you are fetched. Only when you have spoken is it certain that you will be.',
};

const RIDE_LATER: Words = {
  da: 'Får du en plads, aftaler I også, hvor og hvornår du bliver hentet på cykel.',
  en: 'If you get a place, you also agree then where and when you are fetched by bike.',
};
