import { type LocalDate, refusal } from '#kernel';
import type { OutOfServiceReason } from './bike.events.js';

/** Why a bike says no, and what would work instead. */
export const bikeRefusals = {
  BikeIsRetired: refusal<{ bikeId: string; on: LocalDate }>({
    da: ({ on }) => `Cyklen er udgået fra ${on}, og intet kan ændres mere. Vælg en anden cykel, eller opret en ny.`,
    en: ({ on }) =>
      `The bike has been retired since ${on} and nothing more can change. Choose another bike, or add a new one.`,
  }),
  OutOfServiceEndsBeforeItBegins: refusal<{ from: LocalDate; until: LocalDate }>({
    da: ({ from, until }) => `Pausen kan ikke slutte ${until}, før den begynder ${from}. Ret en af datoerne.`,
    en: ({ from, until }) => `The break cannot end on ${until}, before it begins on ${from}. Correct one of the dates.`,
  }),
  BikeOutOfServiceAlready: refusal<{
    bikeId: string;
    from: LocalDate;
    until: LocalDate | null;
    reason: OutOfServiceReason;
  }>({
    da: ({ from, until }) =>
      until
        ? `Cyklen er allerede ude af drift fra ${from} til og med ${until}. Vælg dage udenfor, eller sæt den i drift igen først.`
        : `Cyklen er allerede ude af drift fra ${from} og indtil videre. Sæt den i drift igen først.`,
    en: ({ from, until }) =>
      until
        ? `The bike is out of service from ${from} to ${until} already. Choose days outside of that, or return it to service first.`
        : `The bike is out of service from ${from} until further notice already. Return it to service first.`,
  }),
  InspectionNotYet: refusal<{ on: LocalDate; today: LocalDate }>({
    da: ({ on, today }) =>
      `Cyklen kan ikke være efterset den ${on}; i dag er det ${today}. Angiv dagen, hvor den blev det.`,
    en: ({ on, today }) =>
      `The bike cannot have been inspected on ${on}; today is ${today}. Give the day on which it was.`,
  }),
  InspectionDueTooSoon: refusal<{ on: LocalDate; nextDue: LocalDate }>({
    da: ({ on, nextDue }) =>
      `Næste eftersyn kan ikke være ${nextDue}, når cyklen blev efterset ${on}. Vælg en senere dato.`,
    en: ({ on, nextDue }) =>
      `The next inspection cannot be due on ${nextDue} when the bike was inspected on ${on}. Choose a later date.`,
  }),
} as const;
