/** Where clients get tokens, below the address at which Samspil is. */
export const TOKEN_PATH = '/oauth/token';
/** Where the keys lie that our tokens are signed with. */
export const JWKS_PATH = '/oauth/jwks';

export const tokenEndpointOf = (ourUrl: string): string => `${ourUrl}${TOKEN_PATH}`;
export const jwksOf = (ourUrl: string): string => `${ourUrl}${JWKS_PATH}`;
