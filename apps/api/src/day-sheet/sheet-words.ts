import type { SheetRide } from '#rides';
import type { Words } from '../forms/words.js';

/** What stands on the sheet, in plain words. */
export const words = {
  title: { da: 'Dine ture', en: 'Your rides' },
  none: { da: 'Du har ingen ture den dag.', en: 'You have no rides on that day.' },
  print: {
    da: 'Skriv gerne siden ud. Makuler den, når turene er kørt: der står, hvor folk bor.',
    en: 'Print the page if you like. Shred it when the rides are over: it says where people live.',
  },
  noName: { da: 'Navnet er slettet. Ring til koordinatoren.', en: 'The name has been erased. Call the coordinator.' },
  phone: { da: 'Telefon', en: 'Telephone' },
  address: { da: 'Hentes på', en: 'Fetched at' },
  contactPerson: { da: 'Kontaktperson', en: 'Contact person' },
  needs: { da: 'Hensyn', en: 'Needs' },
  wish: { da: 'Ønske', en: 'Wish' },
  bike: { da: 'Cykel', en: 'Bike' },
  companion: { da: 'En ledsager kører med.', en: 'A companion comes along.' },
  platform: { da: 'En kørestol skal med.', en: 'A wheelchair comes along.' },
  destination: { da: 'Turen går til', en: 'The ride goes to' },
  stops: { da: 'Stop på vejen', en: 'Stops on the way' },
  toCafe: { da: 'Til caféen', en: 'To the café' },
  fromCafe: { da: 'Hjem fra caféen', en: 'Home from the café' },
} as const satisfies Readonly<Record<string, Words>>;

/** What is said of a ride that is not simply to be. */
export const statuses: Readonly<Record<SheetRide['status'], Words | undefined>> = {
  scheduled: undefined,
  started: { da: 'I gang', en: 'Under way' },
  completed: { da: 'Kørt', en: 'Completed' },
  cancelled: { da: 'Aflyst: kør ikke', en: 'Cancelled: do not go' },
  noShow: { da: 'Passageren kom ikke', en: 'The passenger did not come' },
  movedAway: { da: 'Flyttet til en anden dag', en: 'Moved to another day' },
};

const today: Words = { da: 'I dag', en: 'Today' };
/** The three days whose sheets can be had: yesterday, today and tomorrow. */
export const days: readonly { readonly away: number; readonly is: Words }[] = [
  { away: -1, is: { da: 'I går', en: 'Yesterday' } },
  { away: 0, is: today },
  { away: 1, is: { da: 'I morgen', en: 'Tomorrow' } },
];
