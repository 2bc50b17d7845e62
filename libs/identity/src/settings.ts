import { z } from 'zod';
import { type ClaimsMapping, claimsMappingSchema } from './claims.js';
import { isThisMachine } from './this-machine.js';
import type { TokenType } from './verified-claims.js';

/** Who is believed, and where Samspil is. */
export interface IdentitySettings {
  /** Where browsers and partners find Samspil: an origin. Without it, where it listens on this machine. */
  readonly url: string | undefined;
  /** Whether it was said that this is for trying things out, wherever it can be reached from. */
  readonly isForTryingOut: boolean;
  /** Who says who people are. Without it, outside production, the embedded issuer for trying things out. */
  readonly issuer:
    | {
        readonly url: string;
        /** Without it, our own URL. */
        readonly audience: string | undefined;
        readonly tokenType: TokenType;
        readonly claims: ClaimsMapping;
        /** What people sign in with in a browser; without it, nobody can. */
        readonly client:
          | {
              readonly id: string;
              readonly secret: string | undefined;
              /** What is asked of the issuer besides, where it is not the usual: a query, such as `scope=openid api://samspil/.default`. */
              readonly parameters: string | undefined;
            }
          | undefined;
      }
    | undefined;
}

const isOnThisMachine = (url: URL): boolean => isThisMachine(url.hostname);

const ourUrl = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''), {
    error: 'must be where browsers find Samspil, without a path, such as https://samspil.example.dk',
    abort: true,
  })
  .refine((text) => text.startsWith('https:') || isOnThisMachine(new URL(text)), {
    error: 'must begin with https:// (http:// only on localhost)',
  })
  .transform((text) => new URL(text).origin);

const claims = z.string().transform((text, context): ClaimsMapping => {
  const parsed = claimsMappingSchema.safeParse(jsonIn(text));
  if (parsed.success) return parsed.data;
  const why = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  context.addIssue({
    code: 'custom',
    message: `must be JSON such as {"kind":"roles","kinds":{"Frivilligkoordinator":"coordinator"}} (${why.join('; ')})`,
  });
  return z.NEVER;
});

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const word = z.string().min(1, { error: 'must not be empty' });

/** The variables of the environment that tell it. */
export const identityVariables = {
  SAMSPIL_URL: ourUrl.optional(),
  /** The OpenID issuer of people's tokens, as it calls itself, character by character. */
  SAMSPIL_ISSUER: z.url({ protocol: /^https?$/, error: 'must be the URL of an OpenID issuer' }).optional(),
  /** What stands in the `aud` of tokens that are for us. */
  SAMSPIL_AUDIENCE: word.optional(),
  /** What access tokens of the issuer call themselves. */
  SAMSPIL_TOKEN_TYPE: z.enum(['at+jwt', 'JWT'], { error: 'must be at+jwt or JWT' }).optional(),
  SAMSPIL_CLIENT_ID: word.optional(),
  SAMSPIL_CLIENT_SECRET: word.optional(),
  /** What is asked of the issuer when people sign in with a browser, as a query: which scopes, and what makes the token one for us. */
  SAMSPIL_SIGN_IN: z
    .string()
    .refine((text) => new URLSearchParams(text).get('scope')?.split(' ').includes('openid'), {
      error: 'must be a query with the scope openid in it, such as scope=openid&resource=https://samspil.example.dk',
    })
    .optional(),
  SAMSPIL_CLAIMS: claims.optional(),
};

type Variables = z.output<z.ZodObject<typeof identityVariables>> & {
  /** Where it listens; without it, on this machine. */
  readonly SAMSPIL_HOST?: string;
  /** Whether it was said that this is for trying things out. */
  readonly SAMSPIL_DEMO?: 'on' | 'off' | undefined;
};

export const identitySettingsOf = (said: Variables): IdentitySettings => ({
  url: said.SAMSPIL_URL,
  isForTryingOut: said.SAMSPIL_DEMO === 'on',
  issuer: said.SAMSPIL_ISSUER
    ? {
        url: said.SAMSPIL_ISSUER,
        audience: said.SAMSPIL_AUDIENCE,
        tokenType: said.SAMSPIL_TOKEN_TYPE ?? 'at+jwt',
        claims: said.SAMSPIL_CLAIMS ?? claimsMappingSchema.parse({}),
        client: said.SAMSPIL_CLIENT_ID
          ? { id: said.SAMSPIL_CLIENT_ID, secret: said.SAMSPIL_CLIENT_SECRET, parameters: said.SAMSPIL_SIGN_IN }
          : undefined,
      }
    : undefined,
});

/** Whoever finds it may be anybody: only where nobody else does, or where that was said to be wanted. */
function isOpenToAnybody({ SAMSPIL_ISSUER, SAMSPIL_URL, SAMSPIL_HOST, SAMSPIL_DEMO }: Variables): boolean {
  const isReached =
    (!!SAMSPIL_URL && !isOnThisMachine(new URL(SAMSPIL_URL))) || (!!SAMSPIL_HOST && !isThisMachine(SAMSPIL_HOST));
  return !SAMSPIL_ISSUER && isReached && SAMSPIL_DEMO !== 'on';
}

const OF_AN_ISSUER = [
  'SAMSPIL_AUDIENCE',
  'SAMSPIL_TOKEN_TYPE',
  'SAMSPIL_CLIENT_ID',
  'SAMSPIL_CLIENT_SECRET',
  'SAMSPIL_SIGN_IN',
  'SAMSPIL_CLAIMS',
] as const;

const OPEN_TO_ANYBODY =
  'SAMSPIL_ISSUER must be set where SAMSPIL_URL or SAMSPIL_HOST is not this machine: without it, the embedded issuer lets whoever finds Samspil be anybody (where that is wanted, for trying things out with nobody’s data, say SAMSPIL_DEMO=on)';

/** What of it does not go together, a sentence each. */
export function wrongIdentity(said: Variables, production: boolean): readonly string[] {
  const { SAMSPIL_ISSUER: issuer, SAMSPIL_AUDIENCE: audience, SAMSPIL_URL: url, SAMSPIL_CLIENT_ID: client } = said;
  const wrong: readonly (readonly [boolean, string])[] = [
    ...OF_AN_ISSUER.map(
      (name) => [!issuer && !!said[name], `${name} is about an issuer: set SAMSPIL_ISSUER as well`] as const,
    ),
    [!production && isOpenToAnybody(said), OPEN_TO_ANYBODY],
    [!!said.SAMSPIL_CLIENT_SECRET && !client, 'SAMSPIL_CLIENT_SECRET is of no client: set SAMSPIL_CLIENT_ID as well'],
    [
      !!issuer && issuer.replace(/\/$/, '') === url,
      'SAMSPIL_ISSUER must not be SAMSPIL_URL: partners get tokens from there',
    ],
    [
      said.SAMSPIL_TOKEN_TYPE === 'JWT' && !!client && client === audience,
      'SAMSPIL_AUDIENCE must not be SAMSPIL_CLIENT_ID where SAMSPIL_TOKEN_TYPE is JWT: ID tokens would pass for access tokens',
    ],
    [
      production && !issuer?.startsWith('https:'),
      'SAMSPIL_ISSUER must be set in production, to an OpenID issuer (https://…)',
    ],
    [
      production && !audience,
      'SAMSPIL_AUDIENCE must be set in production, to what stands in the aud of tokens for Samspil',
    ],
    [
      production && !url?.startsWith('https:'),
      'SAMSPIL_URL must be set in production, to where browsers find Samspil (https://…)',
    ],
  ];
  return wrong.flatMap(([isWrong, sentence]) => (isWrong ? [sentence] : []));
}
