import { Controller, Get, Header, HttpCode, Post, Req, UseFilters } from '@nestjs/common';
import type { Request } from 'express';
import { OwnTokens } from '#identity';
import { type PartnerScope, isPartnerScope, keyAlgorithms, partnerScopes } from '#partners';
import { ClientSignIn, type SignedInClient } from './client-sign-in.js';
import { OAuthRefused, OAuthRefusedFilter } from './oauth-refused.js';
import { type TokenRequest, tokenRequestIn } from './token-request.js';
import { JWKS_PATH, TOKEN_PATH, jwksOf, tokenEndpointOf } from './urls.js';

const FOR_TEN_MINUTES = 'public, max-age=600';

/** Where partners' programs get their tokens: the client credentials grant (RFC 6749 section 4.4), access tokens of RFC 9068. */
@Controller()
@UseFilters(OAuthRefusedFilter)
export class OAuthController {
  constructor(
    private readonly clients: ClientSignIn,
    private readonly tokens: OwnTokens,
  ) {}

  @Post(TOKEN_PATH)
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Header('Pragma', 'no-cache')
  async token(@Req() request: Request) {
    const { credentials, scopes } = this.read(request);
    const client = await this.clients.signIn(credentials, request.ip ?? '');
    const granted = narrowed(client, scopes);
    const { token, expiresIn } = await this.tokens.sign({
      clientId: client.apiClientId,
      municipality: client.municipality,
      organisationId: client.organisationId,
      scopes: granted,
    });
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn, scope: granted.join(' ') };
  }

  private read(request: Request): TokenRequest {
    try {
      return tokenRequestIn(request.headers, request.query, request.body);
    } catch (error) {
      if (error instanceof OAuthRefused && error.code === 'invalid_client') this.clients.refuseNobody(request.ip ?? '');
      throw error;
    }
  }

  /** RFC 8414 section 2. */
  @Get('/.well-known/oauth-authorization-server')
  @Header('Cache-Control', FOR_TEN_MINUTES)
  metadata() {
    const { url } = this.tokens;
    return {
      issuer: url,
      token_endpoint: tokenEndpointOf(url),
      jwks_uri: jwksOf(url),
      scopes_supported: partnerScopes,
      // There is no authorization endpoint that would answer.
      response_types_supported: [],
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: keyAlgorithms,
    };
  }

  /** RFC 7517 section 5. */
  @Get(JWKS_PATH)
  @Header('Cache-Control', FOR_TEN_MINUTES)
  jwks() {
    return this.tokens.jwks();
  }
}

/** What the token is for: what was asked for, where the client may be for all of it (RFC 6749 section 3.3). */
function narrowed({ scopes }: SignedInClient, wanted: readonly string[] | undefined): readonly PartnerScope[] {
  const most = scopes.filter(isPartnerScope);
  if (!wanted) return most;
  if (!wanted.every((scope) => most.some((each) => each === scope)))
    throw new OAuthRefused(
      'invalid_scope',
      `ask for scopes that the client has now (${most.join(' ') || 'it has none'}), or leave scope out`,
    );
  return most.filter((scope) => wanted.includes(scope));
}
