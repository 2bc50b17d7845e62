import { change, flag, id, notPersonal, nullable, projection, publicText, table } from '#projections';
import { organiserEvents } from '../organiser/organiser.events.js';

const organiser = table({
  columns: {
    organiserId: id(),
    name: publicText(),
    website: nullable(notPersonal('the web page of an organisation')),
    phone: nullable(notPersonal('the number of an organisation')),
    email: nullable(notPersonal('the address of an organisation')),
    /** The partner whose it is: by this, what partners see is restricted. */
    organisationId: nullable(id()),
    retired: flag(),
  },
  key: ['organiserId'],
  secondary: ['organisationId'],
});

interface Described {
  readonly organiserId: string;
  readonly name: string;
  readonly website?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly organisationId?: string | undefined;
}
const described = ({ organiserId, name, website, phone, email, organisationId }: Described) => ({
  ...{ organiserId, name, website: website ?? null, phone: phone ?? null, email: email ?? null },
  organisationId: organisationId ?? null,
});

const own = ({ data: { organiserId } }: { readonly data: { readonly organiserId: string } }) => [
  { table: 'organiser' as const, key: { organiserId } },
];

/** Who makes something happen, and how the organisation is reached. */
export const organisersProjection = projection({
  name: 'organisers',
  version: 1,
  events: organiserEvents,
  tables: { organiser },
  on: {
    OrganiserAdded: {
      evolve: (_rows, { data }) => [{ table: 'organiser', put: { ...described(data), retired: false } }],
    },
    OrganiserDescribed: {
      select: own,
      evolve: (rows, { data }) => change(rows, 'organiser', { organiserId: data.organiserId }, described(data)),
    },
    OrganiserRetired: {
      select: own,
      evolve: (rows, { data: { organiserId } }) => change(rows, 'organiser', { organiserId }, { retired: true }),
    },
  },
});
