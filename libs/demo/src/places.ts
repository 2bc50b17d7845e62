import type { Municipality } from '#kernel';
import type { Qualification, Role } from '#volunteers';

/** A café as the demo season knows it before it opens. */
export interface CafePlace {
  readonly name: string;
  readonly place: string;
  readonly hostOrganisation: string;
  readonly weekday: 'MO' | 'TU' | 'WE' | 'TH' | 'FR';
  readonly opens: string;
  readonly closes: string;
  readonly capacity: number;
  readonly roles: readonly { role: Role; needed: number; qualification?: Qualification }[];
  /** Guests who come as a rule. */
  readonly regulars: number;
  /** Weeks into the season before it opens: the fourth café is on its way. */
  readonly opensInWeek: number;
  /** Whether attendance is noted on paper and recorded once everybody has gone home. */
  readonly notesOnPaper: boolean;
}

export interface DemoMunicipality {
  readonly code: Municipality;
  readonly name: string;
  /** E-mail addresses end so; `.example` is nobody's (RFC 2606). */
  readonly domain: string;
  readonly cafes: readonly CafePlace[];
}

const kitchen = { role: 'kitchen', qualification: 'foodHygiene' } as const;

/**
 * What the four cafés are like. Ishøj's papers tell that housing associations lend the rooms, that the production school serves
 * in one of them, and that 150 to 200 come regularly. Over by 15:30, for that is how long home care may accompany a guest.
 */
const four: readonly Omit<CafePlace, 'name' | 'place' | 'hostOrganisation'>[] = [
  {
    weekday: 'TU',
    opens: '11:30',
    closes: '14:00',
    capacity: 45,
    roles: [
      { role: 'host', needed: 2 },
      { ...kitchen, needed: 1 },
      { role: 'tableSetting', needed: 1 },
    ],
    regulars: 48,
    opensInWeek: 0,
    notesOnPaper: false,
  },
  {
    weekday: 'WE',
    opens: '11:30',
    closes: '14:00',
    capacity: 50,
    roles: [
      { role: 'host', needed: 2 },
      { ...kitchen, needed: 2 },
      { role: 'tableSetting', needed: 1 },
      { role: 'driver', needed: 1 },
    ],
    regulars: 54,
    opensInWeek: 0,
    notesOnPaper: true,
  },
  {
    weekday: 'TH',
    opens: '12:00',
    closes: '14:30',
    capacity: 40,
    // The production school serves, so nobody is needed in the kitchen.
    roles: [
      { role: 'host', needed: 1 },
      { role: 'tableSetting', needed: 1 },
      { role: 'music', needed: 1 },
    ],
    regulars: 44,
    opensInWeek: 0,
    notesOnPaper: false,
  },
  {
    weekday: 'FR',
    opens: '13:00',
    closes: '15:30',
    capacity: 30,
    roles: [
      { role: 'host', needed: 1 },
      { ...kitchen, needed: 1 },
      { role: 'itHelper', needed: 1 },
    ],
    regulars: 30,
    opensInWeek: 6,
    notesOnPaper: true,
  },
];

type Lent = readonly [name: string, place: string, hostOrganisation: string];

const municipality = (
  code: string,
  name: string,
  domain: string,
  ...rooms: readonly [Lent, Lent, Lent, Lent]
): DemoMunicipality => ({
  code: code as Municipality,
  name,
  domain,
  cafes: rooms.map(([name, place, hostOrganisation], each) => ({
    ...(four[each] as (typeof four)[number]),
    name,
    place,
    hostOrganisation,
  })),
});

/** Ishøj first; the others are made up in its likeness, for measuring. */
export const municipalities: readonly DemoMunicipality[] = [
  municipality(
    '0183',
    'Ishøj',
    'ishoej.example',
    ['Caféen i Åparken', 'Beboerhuset, Åparken, 2635 Ishøj', 'Boligselskabet Åparken'],
    ['Caféen i Vejleåparken', 'Fællessalen, Vejleåparken, 2635 Ishøj', 'Boligforeningen AAB'],
    ['Caféen i Tranegården', 'Festsalen, Tranegården, 2635 Ishøj', 'Produktionsskolen'],
    ['Caféen i Strandområdet', 'Fælleshuset ved stranden, 2635 Ishøj', 'Ældre Sagen i Ishøj'],
  ),
  municipality(
    '0187',
    'Vallensbæk',
    'vallensbaek.example',
    ['Caféen ved havnen', 'Klubhuset, Vallensbæk Havn', 'Sejlklubben'],
    ['Caféen på torvet', 'Kulturhuset, Vallensbæk', 'Boligforeningen AAB'],
    ['Caféen i Nordmarken', 'Beboerhuset, Nordmarken', 'Produktionsskolen'],
    ['Caféen i sognegården', 'Sognegården, Vallensbæk', 'Ældre Sagen'],
  ),
  municipality(
    '0169',
    'Høje-Taastrup',
    'hoeje-taastrup.example',
    ['Caféen i Taastrupgård', 'Beboerhuset, Taastrupgård', 'Boligselskabet Taastrupgård'],
    ['Caféen i Gadehavegård', 'Fællessalen, Gadehavegård', 'Boligforeningen'],
    ['Caféen i Hedehusene', 'Medborgerhuset, Hedehusene', 'Produktionsskolen'],
    ['Caféen i Fløng', 'Sognegården, Fløng', 'Ældre Sagen'],
  ),
  municipality(
    '0153',
    'Brøndby',
    'broendby.example',
    ['Caféen ved stranden', 'Kulturhuset, Brøndby Strand', 'Boligselskabet ved stranden'],
    ['Caféen i Brøndbyøster', 'Fællessalen, Brøndbyøster', 'Boligforeningen AAB'],
    ['Caféen i Nygårds Plads', 'Aktivitetscentret, Brøndbyvester', 'Produktionsskolen'],
    ['Caféen i haven', 'Fælleshuset, haveforeningen', 'Røde Kors'],
  ),
  municipality(
    '0165',
    'Albertslund',
    'albertslund.example',
    ['Caféen i Kanalens Kvarter', 'Beboerhuset ved kanalen', 'Boligselskabet ved kanalen'],
    ['Caféen i Galgebakken', 'Fællessalen, Galgebakken', 'Boligforeningen'],
    ['Caféen i Hyldespjældet', 'Beboerhuset, Hyldespjældet', 'Produktionsskolen'],
    ['Caféen i Herstedøster', 'Sognegården, Herstedøster', 'Ældre Sagen'],
  ),
];
