import { v5 } from 'uuid';
import { z } from 'zod';
import { type LocalDate, command, dateIn, decider, idSchema, localDateSchema, nothing, vocabulary } from '#kernel';
import { cvrNumber } from './cvr.js';
import {
  type OrganisationKind,
  type SuspensionReason,
  organisationDescription,
  organisationEvents,
  suspensionReasonSchema,
} from './organisation.events.js';
import { organisationRefusals } from './organisation.refusals.js';
import { type PartnerScope, scopesSchema } from './scopes.js';

/** The UUIDv5 namespace of organisations by CVR number. Never changed: every organisation would get a second record. */
const ORGANISATIONS = 'c1f0b7d2-93a4-5e1b-8b56-4d0e7a2f6c44';

/** The id of the organisation with that CVR number: one number, one stream, so that in a municipality it belongs to one organisation. */
export const organisationIdOf = (cvr: string): string => v5(cvr, ORGANISATIONS);

const organisationId = idSchema;

const organisationCommands = {
  /** `organisationId` is the one that follows from the CVR number: whoever wires the command sees to it. */
  RegisterOrganisation: command('managePartners').creating(
    z.object({ organisationId, cvr: cvrNumber, ...organisationDescription.shape }),
  ),
  DescribeOrganisation: command('managePartners').of(z.object({ organisationId, ...organisationDescription.shape })),
  /** Both dates count; without `until` it runs until it is ended. `scopes` are what the organisation's clients may be for. */
  MakeAgreement: command('managePartners').of(
    z.object({
      organisationId,
      from: localDateSchema,
      until: localDateSchema.optional(),
      scopes: scopesSchema,
    }),
  ),
  /** `on` is its last day. */
  EndAgreement: command('managePartners').of(z.object({ organisationId, agreementId: idSchema, on: localDateSchema })),
  SuspendOrganisation: command('managePartners').of(z.object({ organisationId, reason: suspensionReasonSchema })),
  ReinstateOrganisation: command('managePartners').of(z.object({ organisationId })),
};

/** What was agreed with an organisation, for which days. One that was ended before it began has no day. */
export interface Agreement {
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly scopes: readonly PartnerScope[];
}

/** A partner organisation as its rules remember it. */
export interface Organisation {
  readonly cvr: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** By id, in the order in which they were made. No two have a day in common. */
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly suspended?: SuspensionReason;
}

const { event, refuse } = vocabulary(organisationEvents, organisationRefusals);

/** An organisation that the municipality works with: what it is, and what has been agreed with it. */
export const organisation = decider({
  category: 'organisation',
  kind: 'Organisation',
  identity: 'organisationId',
  commands: organisationCommands,
  events: organisationEvents,
  refusals: organisationRefusals,
  initial: undefined as Organisation | undefined,

  decide: {
    RegisterOrganisation: (registered) => [event('OrganisationRegistered', registered)],

    DescribeOrganisation: (described, { name, kind }) =>
      described.name === name && described.kind === kind ? nothing : [event('OrganisationDescribed', described)],

    MakeAgreement: (wanted, { agreements }, { now, newId }) => {
      const { from, until } = wanted;
      const today = dateIn(now);
      if (until && until < from) return refuse('AgreementEndsBeforeItBegins', { from, until });
      if (until && until < today) return refuse('AgreementOver', { until, today });
      const [overlapped] = [...agreements].filter(([, agreement]) => overlap(agreement, wanted));
      if (!overlapped) return [event('AgreementMade', { ...wanted, agreementId: newId('Agreement') })];
      const [agreementId, agreement] = overlapped;
      return isSame(agreement, wanted)
        ? nothing
        : refuse('AgreementsOverlap', { agreementId, from: agreement.from, until: agreement.until ?? null });
    },

    EndAgreement: (ending, { agreements }, { now }) => {
      const { agreementId, on } = ending;
      const agreement = agreements.get(agreementId);
      const today = dateIn(now);
      if (!agreement) return refuse('NoSuchAgreement', { agreementId });
      const { until } = agreement;
      if (until === on) return nothing;
      if (until && until < today) return refuse('AgreementOver', { until, today });
      // What was allowed yesterday was allowed; and what ends later is another agreement.
      return on < today || (until && on > until)
        ? refuse('AgreementCannotEndThen', { on, earliest: today, latest: until ?? null })
        : [event('AgreementEnded', ending)];
    },

    SuspendOrganisation: (suspending, { suspended }) =>
      suspended === suspending.reason ? nothing : [event('OrganisationSuspended', suspending)],

    ReinstateOrganisation: (reinstating, { suspended }) =>
      suspended ? [event('OrganisationReinstated', reinstating)] : nothing,
  },

  evolve: {
    OrganisationRegistered: (_none, { cvr, name, kind }) => ({ cvr, name, kind, agreements: new Map() }),
    OrganisationDescribed: (organisation, { name, kind }) => ({ ...organisation, name, kind }),
    AgreementMade: (organisation, { agreementId, from, until, scopes }) =>
      withAgreement(organisation, agreementId, { from, ...(until ? { until } : {}), scopes }),
    AgreementEnded: (organisation, { agreementId, on }) => {
      const agreement = organisation.agreements.get(agreementId);
      return agreement ? withAgreement(organisation, agreementId, { ...agreement, until: on }) : organisation;
    },
    OrganisationSuspended: (organisation, { reason }) => ({ ...organisation, suspended: reason }),
    OrganisationReinstated: ({ suspended: _, ...organisation }) => organisation,
  },
});

/** The agreement that runs on that date. */
export const agreementOn = ({ agreements }: Organisation, date: LocalDate): Agreement | undefined =>
  [...agreements.values()].find(({ from, until }) => from <= date && (!until || date <= until));

const withAgreement = (organisation: Organisation, agreementId: string, agreement: Agreement): Organisation => ({
  ...organisation,
  agreements: new Map(organisation.agreements).set(agreementId, agreement),
});

type Days = Pick<Agreement, 'from'> & { readonly until?: LocalDate | undefined };

const hasDays = ({ from, until }: Days): boolean => !until || from <= until;

const overlap = (one: Days, other: Days): boolean =>
  hasDays(one) &&
  hasDays(other) &&
  (!one.until || other.from <= one.until) &&
  (!other.until || one.from <= other.until);

const isSame = (agreement: Agreement, { from, until, scopes }: Days & Pick<Agreement, 'scopes'>): boolean =>
  agreement.from === from && agreement.until === until && agreement.scopes.join() === scopes.join();
