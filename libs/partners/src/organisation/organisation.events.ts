import { z } from 'zod';
import { event, idSchema, localDateSchema, line, notPersonal } from '#kernel';
import { cvrNumber } from './cvr.js';
import { scopesSchema } from './scopes.js';

const organisationKindSchema = z.enum([
  'association',
  'housingAssociation',
  'company',
  'publicBody',
  'foundation',
  'other',
]);
export type OrganisationKind = z.output<typeof organisationKindSchema>;

/** Why an organisation or one of its clients may not use the API for the time being. A word from a list: a free text may be about somebody. */
export const suspensionReasonSchema = z.enum([
  'secretLost',
  'misuse',
  'tooManyRequests',
  'agreementDisputed',
  'ownRequest',
  'other',
]);
export type SuspensionReason = z.output<typeof suspensionReasonSchema>;

/** What an organisation is called. Whom to call there stands in no record of this context. */
export const organisationDescription = z.object({
  name: notPersonal(line(120), 'the name of an organisation, as it stands in a public register'),
  kind: organisationKindSchema,
});

const organisation = { organisationId: idSchema };
const agreement = { ...organisation, agreementId: idSchema };

export const organisationEvents = {
  OrganisationRegistered: event(
    'OrganisationRegistered',
    z.object({ ...organisation, cvr: cvrNumber, ...organisationDescription.shape }),
  ),
  OrganisationDescribed: event(
    'OrganisationDescribed',
    z.object({ ...organisation, ...organisationDescription.shape }),
  ),
  /** Without `until` it runs until it is ended. Both dates count. */
  AgreementMade: event(
    'OrganisationAgreementMade',
    z.object({ ...agreement, from: localDateSchema, until: localDateSchema.optional(), scopes: scopesSchema }),
  ),
  /** `on` is its last day. */
  AgreementEnded: event('OrganisationAgreementEnded', z.object({ ...agreement, on: localDateSchema })),
  OrganisationSuspended: event('OrganisationSuspended', z.object({ ...organisation, reason: suspensionReasonSchema })),
  OrganisationReinstated: event('OrganisationReinstated', z.object(organisation)),
};
