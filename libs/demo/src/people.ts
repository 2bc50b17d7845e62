import type { Faker } from '@faker-js/faker';
import type { Interest, Qualification, Role } from '#volunteers';

/** First names of those who were born in Denmark between the wars and after: the ones that Faker draws are their grandchildren's. */
const firstNames = [
  ...[
    'Inger',
    'Kirsten',
    'Birthe',
    'Else',
    'Grethe',
    'Ruth',
    'Jytte',
    'Tove',
    'Lis',
    'Karen',
    'Bodil',
    'Ingrid',
    'Edith',
    'Gerda',
    'Aase',
  ],
  ...[
    'Ellen',
    'Rigmor',
    'Vibeke',
    'Solveig',
    'Ulla',
    'Kaja',
    'Ritt',
    'Yrsa',
    'Fatma',
    'Ayşe',
    'Nasreen',
    'Zeynep',
    'Hanne',
    'Doris',
    'Anny',
  ],
  ...[
    'Poul',
    'Jørgen',
    'Bent',
    'Erik',
    'Svend',
    'Arne',
    'Kaj',
    'Ove',
    'Knud',
    'Aage',
    'Børge',
    'Villy',
    'Mehmet',
    'Tariq',
    'Preben',
  ],
];

const needs = [
  'Spiser ikke svinekød.',
  'Har sukkersyge: kage uden sukker.',
  'Tåler ikke mælk.',
  'Er vegetar.',
  'Skal have blød kost.',
  'Hører dårligt og sidder bedst nær ved den, der taler.',
  'Bruger høreapparat; teleslyngen hjælper.',
  'Går med rollator og skal have plads til den ved bordet.',
  'Sidder i kørestol.',
  'Ser dårligt og følges til bordet.',
  'Skal mindes om, at det er cafédag.',
];

/** A telephone number that nobody has: Danish numbers do not begin with 0. */
export const telephone = (faker: Faker): string => `+450${faker.string.numeric(7)}`;

/** Names of people as they are drawn for one municipality: no two alike. */
export class Names {
  private readonly drawn = new Set<string>();

  constructor(private readonly faker: Faker) {}

  next(): string {
    for (;;) {
      const name = `${this.faker.helpers.arrayElement(firstNames)} ${this.faker.person.lastName()}`;
      if (this.drawn.has(name)) continue;
      this.drawn.add(name);
      return name;
    }
  }
}

const ascii: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ş: 's' };

export const emailOf = (name: string, domain: string): string =>
  `${name
    .toLowerCase()
    .replace(/[æøåş]/g, (letter) => ascii[letter] ?? '')
    .replace(/[^a-z]+/g, '.')}@${domain}`;

/** What somebody who comes to a café is like. */
export interface GuestDrawn {
  readonly name: string;
  readonly phone: string | undefined;
  readonly needs: string | undefined;
  /** How often they come, from 0 to 1. */
  readonly faithful: number;
  /** Registered for every session at once, rather than calling each week. */
  readonly everyTime: boolean;
  /** Home care comes along: always, the first few times, or not. */
  readonly escorted: 'always' | 'atFirst' | 'no';
  readonly ride: boolean;
  /** Who calls for them. */
  readonly bookedBy: 'coordinator' | 'guest' | 'relative' | 'careStaff';
}

export function drawGuest(faker: Faker, name: string): GuestDrawn {
  const escorted = faker.helpers.weightedArrayElement([
    { weight: 5, value: 'always' as const },
    { weight: 7, value: 'atFirst' as const },
    { weight: 88, value: 'no' as const },
  ]);
  const caller = faker.helpers.weightedArrayElement([
    { weight: 60, value: 'coordinator' as const },
    { weight: 25, value: 'guest' as const },
    { weight: 15, value: 'relative' as const },
  ]);
  return {
    name,
    phone: faker.datatype.boolean(0.9) ? telephone(faker) : undefined,
    needs: faker.datatype.boolean(0.35) ? faker.helpers.arrayElement(needs) : undefined,
    faithful: faker.number.float({ min: 0.7, max: 0.98 }),
    everyTime: faker.datatype.boolean(0.35),
    escorted,
    ride: faker.datatype.boolean(0.06),
    bookedBy: escorted === 'no' ? caller : 'careStaff',
  };
}

/** A part in the season: what one of the 18 volunteers is there for, and what becomes of them. */
export interface Part {
  readonly interests: readonly Interest[];
  readonly qualifications?: readonly { readonly qualification: Qualification; readonly expiresSoon?: boolean }[];
  /** Standing commitment: at which of the cafés, as what. */
  readonly standing?: { readonly cafe: number; readonly role: Role };
  readonly story?: 'pauses' | 'leaves' | 'goesAway' | 'appliesAndIsApproved' | 'hasJustApplied';
  readonly notes?: string;
}

const hygiene = [{ qualification: 'foodHygiene' }] as const;

/** The 18 of Ishøj's papers, in the order in which they join. */
export const cast: readonly Part[] = [
  { interests: ['cafeHost', 'mealCompanion'], standing: { cafe: 0, role: 'host' } },
  { interests: ['cafeHost', 'tableSetting'], standing: { cafe: 1, role: 'host' }, story: 'goesAway' },
  { interests: ['cafeHost', 'overviewEditor'], standing: { cafe: 2, role: 'host' } },
  { interests: ['cafeHost', 'itHelper'], standing: { cafe: 3, role: 'host' } },
  { interests: ['kitchen'], qualifications: hygiene, standing: { cafe: 0, role: 'kitchen' } },
  {
    interests: ['kitchen', 'tableSetting'],
    qualifications: hygiene,
    standing: { cafe: 1, role: 'kitchen' },
    story: 'goesAway',
  },
  {
    interests: ['kitchen'],
    qualifications: [{ qualification: 'foodHygiene', expiresSoon: true }],
    standing: { cafe: 1, role: 'kitchen' },
    notes: 'Hygiejnebeviset skal fornyes.',
  },
  { interests: ['kitchen', 'cafeHost'], qualifications: hygiene, standing: { cafe: 3, role: 'kitchen' } },
  { interests: ['tableSetting', 'cafeHost'], standing: { cafe: 2, role: 'tableSetting' } },
  { interests: ['tableSetting'], standing: { cafe: 1, role: 'tableSetting' } },
  { interests: ['music', 'driver'], standing: { cafe: 2, role: 'music' } },
  { interests: ['cafeHost', 'tableSetting', 'driver'], notes: 'Træder gerne til med kort varsel.' },
  { interests: ['kitchen', 'tableSetting'], qualifications: [...hygiene, { qualification: 'firstAid' }] },
  { interests: ['driver', 'cyclePilot'], qualifications: [{ qualification: 'cyclePilotTraining' }] },
  { interests: ['tableSetting', 'cafeHost', 'music'], standing: { cafe: 0, role: 'tableSetting' }, story: 'pauses' },
  { interests: ['cafeHost', 'mealCompanion'], standing: { cafe: 1, role: 'host' }, story: 'leaves' },
  { interests: ['cafeHost', 'tableSetting', 'itHelper'], story: 'appliesAndIsApproved' },
  { interests: ['cafeHost', 'driver'], story: 'hasJustApplied' },
];

/** Which wish fits which task. */
export const interestIn: Readonly<Record<Role, Interest>> = {
  host: 'cafeHost',
  kitchen: 'kitchen',
  tableSetting: 'tableSetting',
  driver: 'driver',
  music: 'music',
  itHelper: 'itHelper',
};
