import { randomBytes } from 'node:crypto';
import { type JWK, exportJWK, generateKeyPair } from 'jose';
import Provider, { type AccessToken, type Configuration, type KoaContextWithOIDC, errors } from 'oidc-provider';
import { PAGE_HEADERS, languageOf } from '#pages';
import type { Clock } from '#kernel';
import { memoryAdapter } from './memory-adapter.js';
import { errorPage, signOutPage } from './pages.js';
import { type DemoPerson, demoPerson } from './people.js';

const SCOPE = 'samspil';
/** What its tokens are signed with. */
export const ALGORITHM = 'ES256';
const MINUTES = 60;
const HOURS = 60 * MINUTES;

/** What browsers sign in through: Samspil itself, which has no secret here. `npm run token` goes the same way. */
export const DEMO_CLIENT = 'samspil';

export interface ProviderOptions {
  /** Where Samspil is. */
  readonly ourUrl: string;
  readonly clock: Clock;
  /** The records of the people whose affairs are somebody's own. */
  readonly peopleOf: (person: DemoPerson) => Promise<readonly string[]>;
}

/** The issuer, and the public keys that its tokens are verified with: made at the start, so that no token outlives the process. */
export async function demoProvider({ ourUrl, clock, peopleOf }: ProviderOptions) {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const key = { kid: randomBytes(8).toString('hex'), alg: ALGORITHM, use: 'sig' };
  const signing = { ...(await exportJWK(privateKey)), ...key };
  const provider = new Provider(`${ourUrl}/demo-issuer`, {
    ...configuration(ourUrl, signing),
    adapter: memoryAdapter(clock),
    extraTokenClaims: async (_, token) => {
      const person = demoPerson((token as AccessToken).accountId);
      if (!person) return undefined;
      const { kind: samspil_kind, municipality: samspil_municipality } = person;
      return { samspil_kind, samspil_municipality, samspil_people: [...(await peopleOf(person))] };
    },
  });
  return { provider, keys: { keys: [{ ...(await exportJWK(publicKey)), ...key }] } };
}

const configuration = (ourUrl: string, signing: JWK): Configuration => ({
  jwks: { keys: [signing] },
  clients: [
    {
      client_id: DEMO_CLIENT,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [`${ourUrl}/signed-in`],
      post_logout_redirect_uris: [`${ourUrl}/`],
      id_token_signed_response_alg: ALGORITHM,
    },
  ],
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  // The authorization code flow with PKCE, which RFC 9700 §2.1.1 leaves as the one to use.
  responseTypes: ['code'],
  pkce: { required: () => true },
  clientBasedCORS: () => false,
  scopes: ['openid', SCOPE],
  findAccount: (_, subject) =>
    demoPerson(subject) && { accountId: subject, claims: () => Promise.resolve({ sub: subject }) },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => ourUrl,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => {
        if (resource !== ourUrl) throw new errors.InvalidTarget();
        return { scope: SCOPE, audience: ourUrl, accessTokenFormat: 'jwt', jwt: { sign: { alg: ALGORITHM } } };
      },
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => show(ctx, signOutPage(languageIn(ctx), form)),
    },
  },
  interactions: { url: (_, { uid }) => `/demo-issuer/interaction/${uid}` },
  issueRefreshToken: () => true,
  loadExistingGrant: grantOf(ourUrl),
  renderError: (ctx) => show(ctx, errorPage(languageIn(ctx))),
  ttl: {
    AccessToken: 10 * MINUTES,
    AuthorizationCode: MINUTES,
    Grant: 10 * HOURS,
    IdToken: 10 * MINUTES,
    Interaction: 10 * MINUTES,
    RefreshToken: 10 * HOURS,
    Session: 10 * HOURS,
  },
});

/** Nobody is asked whether Samspil may know who they are: they sign in to Samspil. */
const grantOf =
  (ourUrl: string): NonNullable<Configuration['loadExistingGrant']> =>
  async ({ oidc: { provider, client, session } }) => {
    const known = client && session?.grantIdFor(client.clientId);
    if (known) return provider.Grant.find(known);
    const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
    grant.addOIDCScope(`openid ${SCOPE}`);
    grant.addResourceScope(ourUrl, SCOPE);
    await grant.save();
    return grant;
  };

const languageIn = (ctx: KoaContextWithOIDC) => languageOf(ctx.get('accept-language'));

function show(ctx: KoaContextWithOIDC, html: string): void {
  ctx.set(PAGE_HEADERS);
  ctx.body = html;
}
