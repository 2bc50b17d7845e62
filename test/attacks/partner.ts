import type { Answer, Attacked } from './attacked.js';
import { did } from './town.js';

/** What a partner's program signs in with. */
export interface Partner {
  /** As the API knows it. */
  readonly apiClientId: string;
  /** As it signs in. */
  readonly clientId: string;
  readonly secret: string;
}

const SCOPES = ['readCafes', 'readChanges', 'readPartners', 'introspect'];
const CVR = '24256790';

/** The client of an organisation that has an agreement for all that partners may have. */
export async function partnerIn(attacked: Attacked, municipality: string): Promise<Partner> {
  const root = `administrator/${municipality}/root`;
  const named = { cvr: CVR, name: 'AAB', kind: 'association' };
  const { organisation } = await did(
    attacked,
    root,
    'registerOrganisation',
    named,
    '... on OrganisationChanged { organisation { id } }',
  );
  const organisationId = organisation.id;
  await did(attacked, root, 'makeAgreement', { organisationId, from: '2026-01-01', scopes: SCOPES }, '');
  const { apiClient, secret } = await did(
    attacked,
    root,
    'issueApiClient',
    { organisationId, name: 'Infoskærmen', scopes: SCOPES },
    '... on ApiClientSecretChanged { secret apiClient { id clientId } }',
  );
  return { apiClientId: apiClient.id, clientId: apiClient.clientId, secret };
}

/** What the token endpoint answers to a form. */
export const tokenAsked = (
  attacked: Attacked,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  attacked.send('/oauth/token', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
  });

/** The header `Authorization` of a partner's program. @throws Error where there is no token */
export async function partnerBearer(attacked: Attacked, { clientId, secret }: Partner): Promise<string> {
  const { body, text } = await tokenAsked(attacked, { client_id: clientId, client_secret: secret });
  if (!body?.access_token) throw new Error(`no token: ${text}`);
  return `Bearer ${body.access_token}`;
}
