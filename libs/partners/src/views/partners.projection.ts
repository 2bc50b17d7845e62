import {
  change,
  date,
  id,
  instant,
  integer,
  json,
  notPersonal,
  nullable,
  projection,
  rowOf,
  table,
  word,
} from '#projections';
import { type RecordedEvent, earlier, happenedAt } from '#kernel';
import { apiClientEvents } from '../api-client/api-client.events.js';
import type { KeyAlgorithm } from '../api-client/public-key.js';
import {
  type OrganisationKind,
  type SuspensionReason,
  organisationEvents,
} from '../organisation/organisation.events.js';
import type { PartnerScope } from '../organisation/scopes.js';

const scopes = () => json<readonly PartnerScope[]>('words from a list');

const organisation = table({
  columns: {
    organisationId: id(),
    cvr: notPersonal('the number under which an organisation stands in a public register'),
    name: notPersonal('the name of an organisation, as it stands in a public register'),
    kind: word<OrganisationKind>(),
    suspendedFor: nullable(word<SuspensionReason>()),
  },
  key: ['organisationId'],
});

const agreement = table({
  columns: {
    agreementId: id(),
    organisationId: id(),
    from: date(),
    /** Its last day. */
    until: nullable(date()),
    scopes: scopes(),
  },
  key: ['agreementId'],
  secondary: ['organisationId'],
});

const apiClient = table({
  columns: {
    apiClientId: id(),
    organisationId: id(),
    name: notPersonal('what a program of an organisation is called'),
    scopes: scopes(),
    issuedAt: instant(),
    suspendedFor: nullable(word<SuspensionReason>()),
    endedAt: nullable(instant()),
  },
  key: ['apiClientId'],
  secondary: ['organisationId'],
});

/** That there are secrets, and for how long they work: nothing of the secrets themselves. */
const apiClientSecret = table({
  columns: {
    apiClientId: id(),
    /** Whose client it is: by this, answers are restricted. */
    organisationId: id(),
    /** The revision of the event that it came with. */
    number: integer(),
    createdAt: instant(),
    expiresAt: nullable(instant()),
  },
  key: ['apiClientId', 'number'],
  secondary: ['apiClientId'],
});

const apiClientKey = table({
  columns: {
    apiClientId: id(),
    organisationId: id(),
    kid: notPersonal('the name of a public key of a program'),
    alg: word<KeyAlgorithm>(),
    addedAt: instant(),
  },
  key: ['apiClientId', 'kid'],
  secondary: ['apiClientId'],
});

interface OfOrganisation {
  readonly data: { readonly organisationId: string };
}
interface OfClient {
  readonly data: { readonly apiClientId: string };
}

const ownOrganisation = ({ data: { organisationId } }: OfOrganisation) => [
  { table: 'organisation' as const, key: { organisationId } },
];
const ownClient = ({ data: { apiClientId } }: OfClient) => [{ table: 'apiClient' as const, key: { apiClientId } }];
const ownSecrets = ({ data: { apiClientId } }: OfClient) => [
  { table: 'apiClientSecret' as const, where: 'apiClientId' as const, equals: apiClientId },
];

const ownKeys = ({ data: { apiClientId } }: OfClient) => [
  { table: 'apiClientKey' as const, where: 'apiClientId' as const, equals: apiClientId },
];

const newSecret = (event: RecordedEvent<string, { readonly apiClientId: string }>, organisationId: string) => ({
  table: 'apiClientSecret' as const,
  put: {
    apiClientId: event.data.apiClientId,
    organisationId,
    number: event.revision,
    createdAt: happenedAt(event),
    expiresAt: null,
  },
});

/** Partner organisations, what has been agreed with them, and their clients. */
export const partnersProjection = projection({
  name: 'partners',
  version: 2,
  events: { ...organisationEvents, ...apiClientEvents },
  tables: { organisation, agreement, apiClient, apiClientSecret, apiClientKey },
  on: {
    OrganisationRegistered: {
      evolve: (_rows, { data }) => [{ table: 'organisation', put: { ...data, suspendedFor: null } }],
    },
    OrganisationDescribed: {
      select: ownOrganisation,
      evolve: (rows, { data: { organisationId, name, kind } }) =>
        change(rows, 'organisation', { organisationId }, { name, kind }),
    },
    AgreementMade: {
      evolve: (_rows, { data: { until = null, ...made } }) => [{ table: 'agreement', put: { ...made, until } }],
    },
    AgreementEnded: {
      select: ({ data: { agreementId } }) => [{ table: 'agreement', key: { agreementId } }],
      evolve: (rows, { data: { agreementId, on } }) => change(rows, 'agreement', { agreementId }, { until: on }),
    },
    OrganisationSuspended: {
      select: ownOrganisation,
      evolve: (rows, { data: { organisationId, reason } }) =>
        change(rows, 'organisation', { organisationId }, { suspendedFor: reason }),
    },
    OrganisationReinstated: {
      select: ownOrganisation,
      evolve: (rows, { data: { organisationId } }) =>
        change(rows, 'organisation', { organisationId }, { suspendedFor: null }),
    },

    ApiClientIssued: {
      evolve: (_rows, event) => {
        const { apiClientId, organisationId, name, scopes } = event.data;
        const issued = { apiClientId, organisationId, name, scopes, issuedAt: happenedAt(event) };
        return [
          { table: 'apiClient', put: { ...issued, suspendedFor: null, endedAt: null } },
          newSecret(event, organisationId),
        ];
      },
    },
    ApiClientKeyAdded: {
      select: ownClient,
      evolve: (rows, event) => {
        const { apiClientId, kid, alg } = event.data;
        const { organisationId } = rowOf(rows, 'apiClient', { apiClientId });
        return [{ table: 'apiClientKey', put: { apiClientId, organisationId, kid, alg, addedAt: happenedAt(event) } }];
      },
    },
    ApiClientKeyRemoved: {
      evolve: (_rows, { data: { apiClientId, kid } }) => [{ table: 'apiClientKey', remove: { apiClientId, kid } }],
    },
    ApiClientSecretRotated: {
      select: (event) => [...ownClient(event), ...ownSecrets(event)],
      evolve: (rows, event) => {
        const { apiClientId, othersUntil } = event.data;
        const { organisationId } = rowOf(rows, 'apiClient', { apiClientId });
        const others = rows.all('apiClientSecret', 'apiClientId', apiClientId);
        return [
          ...others.map((other) => ({
            table: 'apiClientSecret' as const,
            put: { ...other, expiresAt: other.expiresAt ? earlier(other.expiresAt, othersUntil) : othersUntil },
          })),
          newSecret(event, organisationId),
        ];
      },
    },
    ApiClientSuspended: {
      select: ownClient,
      evolve: (rows, { data: { apiClientId, reason } }) =>
        change(rows, 'apiClient', { apiClientId }, { suspendedFor: reason }),
    },
    ApiClientReinstated: {
      select: ownClient,
      evolve: (rows, { data: { apiClientId } }) => change(rows, 'apiClient', { apiClientId }, { suspendedFor: null }),
    },
    ApiClientEnded: {
      select: (event) => [...ownClient(event), ...ownSecrets(event), ...ownKeys(event)],
      evolve: (rows, event) => {
        const { apiClientId } = event.data;
        const secrets = rows.all('apiClientSecret', 'apiClientId', apiClientId);
        const keys = rows.all('apiClientKey', 'apiClientId', apiClientId);
        return [
          { table: 'apiClient', put: { ...rowOf(rows, 'apiClient', { apiClientId }), endedAt: happenedAt(event) } },
          ...secrets.map(({ number }) => ({
            table: 'apiClientSecret' as const,
            remove: { apiClientId, number },
          })),
          ...keys.map(({ kid }) => ({ table: 'apiClientKey' as const, remove: { apiClientId, kid } })),
        ];
      },
    },
  },
});
