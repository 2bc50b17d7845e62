import { z } from 'zod';
import { type Instant, command, dateIn, decider, earlier, idSchema, nothing, plusMinutes, vocabulary } from '#kernel';
import { type SuspensionReason, suspensionReasonSchema } from '../organisation/organisation.events.js';
import { type Organisation, agreementOn } from '../organisation/organisation.js';
import { type PartnerScope, beyond, scopesSchema } from '../organisation/scopes.js';
import { apiClientEvents, clientName } from './api-client.events.js';
import { apiClientRefusals } from './api-client.refusals.js';
import { type ClientKey, publicJwkSchema } from './public-key.js';

/** Secrets that may work at a time: whoever rotates in a loop must not make every sign-in a long search. */
export const MOST_SECRETS = 3;
const MOST_KEYS = 10;

const apiClientId = idSchema;

/** What was made for this command: chance is no matter of rules. */
interface NewSecret {
  readonly secretHash: string;
}

const apiClientCommands = {
  IssueApiClient: command<NewSecret & { organisation: Organisation | undefined }>('managePartners').creating(
    z.object({ organisationId: idSchema, name: clientName, scopes: scopesSchema }),
  ),
  AddClientKey: command('managePartners').of(z.object({ apiClientId, publicJwk: publicJwkSchema })),
  RemoveClientKey: command('managePartners').of(z.object({ apiClientId, kid: z.string().max(100) })),
  /** The secrets that there are work for `overlapHours` more. */
  RotateClientSecret: command<NewSecret>('managePartners').of(
    z.object({
      apiClientId,
      overlapHours: z
        .int({ error: 'must be a whole number' })
        .min(0, { error: 'must be at least 0 hours' })
        .max(168, { error: 'must be at most 168 hours' })
        .default(24),
    }),
  ),
  SuspendApiClient: command('managePartners').of(z.object({ apiClientId, reason: suspensionReasonSchema })),
  ReinstateApiClient: command('managePartners').of(z.object({ apiClientId })),
  EndApiClient: command('managePartners').of(z.object({ apiClientId })),
};

export interface ClientSecret {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  /** It works before then. Without it, until it is rotated. */
  readonly until?: Instant;
}

/** A program of an organisation as its rules remember it. */
export interface ApiClient {
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly PartnerScope[];
  /** The latest first. */
  readonly secrets: readonly ClientSecret[];
  readonly keys: readonly ClientKey[];
  readonly suspended?: SuspensionReason;
  readonly ended?: true;
}

const { event, refuse } = vocabulary(apiClientEvents, apiClientRefusals);

/** A program with which a partner organisation uses the API. */
export const apiClient = decider({
  category: 'apiClient',
  kind: 'ApiClient',
  identity: 'apiClientId',
  commands: apiClientCommands,
  events: apiClientEvents,
  refusals: apiClientRefusals,
  initial: undefined as ApiClient | undefined,

  guard: ({ ended }, command, { id }) =>
    ended && command !== 'EndApiClient' ? refuse('ApiClientHasEnded', { apiClientId: id }) : undefined,

  decide: {
    IssueApiClient: (issuing, _none, { id, now, organisation, secretHash }) => {
      const { organisationId, scopes } = issuing;
      if (!organisation) return refuse('NotFound', { kind: 'Organisation', id: organisationId });
      if (organisation.suspended) return refuse('OrganisationIsSuspended', { organisationId });
      const today = dateIn(now);
      const agreement = agreementOn(organisation, today);
      if (!agreement) return refuse('NoAgreementRuns', { organisationId, on: today });
      const notAgreed = beyond(scopes, agreement.scopes);
      return notAgreed.length > 0
        ? refuse('ScopesNotAgreed', { scopes: notAgreed, agreed: agreement.scopes })
        : [event('ApiClientIssued', { apiClientId: id, ...issuing, secretHash })];
    },

    AddClientKey: ({ apiClientId, publicJwk }, { keys }) => {
      const called = keys.find(({ kid }) => kid === publicJwk.kid);
      if (called) return called.jwk === publicJwk.jwk ? nothing : refuse('KeyIdTaken', { kid: called.kid });
      return keys.length >= MOST_KEYS
        ? refuse('TooManyKeys', { most: MOST_KEYS })
        : [event('ApiClientKeyAdded', { apiClientId, ...publicJwk })];
    },

    RemoveClientKey: (removing, { keys }) =>
      keys.some(({ kid }) => kid === removing.kid) ? [event('ApiClientKeyRemoved', removing)] : nothing,

    RotateClientSecret: ({ apiClientId, overlapHours }, client, { now, secretHash }) => {
      const othersUntil = plusMinutes(now, overlapHours * 60);
      const staying = overlapHours > 0 ? workingSecrets(client, now) : [];
      const [first] = staying.flatMap(({ until }) => until ?? []).sort();
      return staying.length >= MOST_SECRETS
        ? refuse('TooManySecrets', { most: MOST_SECRETS, until: first ?? othersUntil })
        : [event('ApiClientSecretRotated', { apiClientId, secretHash, othersUntil })];
    },

    SuspendApiClient: (suspending, { suspended }) =>
      suspended === suspending.reason ? nothing : [event('ApiClientSuspended', suspending)],

    ReinstateApiClient: (reinstating, { suspended }) =>
      suspended ? [event('ApiClientReinstated', reinstating)] : nothing,

    EndApiClient: (ending, { ended }) => (ended ? nothing : [event('ApiClientEnded', ending)]),
  },

  evolve: {
    ApiClientIssued: (_none, { organisationId, name, scopes, secretHash }) => ({
      organisationId,
      name,
      scopes,
      secrets: [{ hash: secretHash }],
      keys: [],
    }),
    ApiClientKeyAdded: (client, { kid, alg, jwk }) => ({ ...client, keys: [...client.keys, { kid, alg, jwk }] }),
    ApiClientKeyRemoved: (client, removed) => ({
      ...client,
      keys: client.keys.filter(({ kid }) => kid !== removed.kid),
    }),
    ApiClientSecretRotated: (client, { secretHash, othersUntil }, at) => ({
      ...client,
      secrets: [{ hash: secretHash }, ...workingSecrets(client, at).map((secret) => endingBy(secret, othersUntil))],
    }),
    ApiClientSuspended: (client, { reason }) => ({ ...client, suspended: reason }),
    ApiClientReinstated: ({ suspended: _, ...client }) => client,
    ApiClientEnded: (client): ApiClient => ({ ...client, secrets: [], keys: [], ended: true }),
  },
});

/** The secrets by which the client may sign in at that time. */
export const workingSecrets = ({ secrets }: ApiClient, at: Instant): readonly ClientSecret[] =>
  secrets.filter(({ until }) => !until || at < until);

const endingBy = ({ hash, until }: ClientSecret, latest: Instant): ClientSecret => ({
  hash,
  until: until ? earlier(until, latest) : latest,
});
