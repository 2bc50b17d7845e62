import type { Faker } from '@faker-js/faker';
import { telephone } from '../people.js';
import type { DemoMunicipality } from '../places.js';
import { centreOf, streets } from './ride-places.js';

const needs = [
  'Går med stok og skal støttes op i cyklen.',
  'Hører dårligt: sæt dig på hug foran, når du taler.',
  'Ser dårligt og vil gerne have fortalt, hvor I kører.',
  'Bruger rollator; den kan blive stående i opgangen.',
  'Fryser let og skal have det ekstra tæppe.',
  'Har sukkersyge og skal have noget at spise undervejs.',
  'Bliver utryg i tæt trafik: tag stierne.',
  'Husker dårligt: ring på døren et kvarter før.',
];

const wheelchair = 'Sidder i kørestol og bliver i den.';

export const wishes = [
  'Vil gerne forbi huset, hvor børnene voksede op.',
  'Hunden kommer med, den er lille.',
  'Der skal lægges blomster på en grav.',
  'Synger gerne undervejs.',
  'Vil se, om der er kommet svaner på søen.',
  'To øl i kurven og en bænk med udsigt.',
];

export const remarks = [
  'Vi så svaner og fik kaffe på havnen. Hun fortalte hele vejen.',
  'Lidt blæst, så vi kørte hjem ad stierne.',
  'Han kom selv op i cyklen denne gang.',
  'Vil gerne af sted igen om to uger.',
  'Vi sang Svantes lykkelige dag.',
  'Der blev hilst på alle hunde.',
];

/** What somebody who is taken for rides is like. */
export interface PassengerDrawn {
  readonly name: string;
  readonly phone: string | undefined;
  readonly contactPerson: string | undefined;
  readonly address: string;
  readonly addressId: string;
  readonly position: string;
  readonly needs: string | undefined;
  /** Needs the bike that carries a wheelchair. */
  readonly platform: boolean;
  readonly bookedBy: 'coordinator' | 'passenger' | 'relative' | 'careStaff';
  /** The account in home care that books for them, where one does. */
  readonly escort: string;
}

export function drawPassenger(
  faker: Faker,
  municipality: DemoMunicipality,
  { name, each }: { readonly name: string; readonly each: number },
): PassengerDrawn {
  const platform = each % 11 === 7;
  const bookedBy = faker.helpers.weightedArrayElement([
    { weight: 45, value: 'coordinator' as const },
    { weight: 25, value: 'passenger' as const },
    { weight: 20, value: 'relative' as const },
    { weight: 10, value: 'careStaff' as const },
  ]);
  return {
    name,
    phone: faker.datatype.boolean(0.85) ? telephone(faker) : undefined,
    contactPerson: bookedBy === 'relative' || faker.datatype.boolean(0.3) ? contactPerson(faker) : undefined,
    ...drawHome(faker, municipality, each),
    needs: platform ? wheelchair : faker.datatype.boolean(0.4) ? faker.helpers.arrayElement(needs) : undefined,
    platform,
    bookedBy,
    escort: `care-staff-${faker.number.int({ min: 1, max: 6 })}`,
  };
}

const contactPerson = (faker: Faker): string =>
  `${faker.helpers.arrayElement(['Datteren', 'Sønnen', 'Søsteren', 'Naboen'])} ${faker.person.firstName()}, ${telephone(faker)}`;

/** A door in a street that does not exist, under an id that the register of addresses never gave. */
function drawHome(faker: Faker, municipality: DemoMunicipality, each: number) {
  const { post, latitude, longitude } = centreOf(municipality);
  const { name, flats, away } = faker.helpers.arrayElement(streets);
  const number = faker.number.int({ min: 1, max: 24 });
  const door = flats
    ? `, ${faker.helpers.arrayElement(['st', '1', '2', '3'])}. ${faker.helpers.arrayElement(['tv', 'th'])}`
    : '';
  const along = number / 10_000;
  return {
    address: `${name} ${number}${door}, ${post}`,
    addressId: `0a3f50b0-0000-32b8-e044-${municipality.code}${String(10_000_000 + each)}`,
    position: `${(latitude + away[0] + along).toFixed(5)},${(longitude + away[1] + 2 * along).toFixed(5)}`,
  };
}
