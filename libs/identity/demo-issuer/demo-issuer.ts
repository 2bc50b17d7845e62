import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet } from 'jose';
import { errors } from 'oidc-provider';
import { type PeopleIssuer, claimsMappingSchema, isThisMachine } from '#identity';
import { PAGE_HEADERS, languageOf } from '#pages';
import { errorPage, signInPage } from './pages.js';
import { demoPerson } from './people.js';
import { ALGORITHM, DEMO_CLIENT, type ProviderOptions, demoProvider } from './provider.js';

export interface DemoIssuerOptions extends ProviderOptions {
  readonly production: boolean;
  /** Whether it was said that this is for trying things out, wherever it can be reached from. */
  readonly isForTryingOut: boolean;
  /** The address that this process listens on. */
  readonly listensOn: string;
  /** Where this process listens, which need not be where browsers find it: a container has ports of its own. */
  readonly here: string;
}

export interface DemoIssuer {
  /** How its tokens are believed: without asking it over the network, for it is here. */
  readonly issuer: PeopleIssuer;
  /** As what it knows Samspil when people sign in with a browser. */
  readonly client: {
    readonly id: string;
    readonly secret: undefined;
    readonly parameters: string;
    /** What it says of itself (OpenID Connect Discovery 1.0 §3). */
    readonly issuer: { readonly issuer: string; readonly [told: string]: string | string[] | boolean };
  };
  /** Answers what is asked below `/demo-issuer`, which express has taken off the address. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/**
 * An OpenID issuer in this process, for trying Samspil out: whoever comes may be any of the demo people. Its keys are made at the start, so
 * after a restart everybody signs in again.
 * @throws Error in production, whoever asks for it, and where others than this machine may reach it though nobody said so
 */
export async function demoIssuer({ production, here, ...options }: DemoIssuerOptions): Promise<DemoIssuer> {
  if (production)
    throw new Error('the embedded issuer lets anybody be anybody and never runs in production: set SAMSPIL_ISSUER');
  const isHereAlone = [options.listensOn, new URL(options.ourUrl).hostname].every(isThisMachine);
  if (!isHereAlone && !options.isForTryingOut)
    throw new Error('the embedded issuer lets anybody be anybody: set SAMSPIL_ISSUER, or say SAMSPIL_DEMO=on');
  const { provider, keys } = await demoProvider(options);
  const answer = provider.callback();
  return {
    issuer: {
      url: provider.issuer,
      audience: options.ourUrl,
      tokenType: 'at+jwt',
      claims: claimsMappingSchema.parse({}),
      keyOf: createLocalJWKSet(keys),
    },
    client: {
      id: DEMO_CLIENT,
      secret: undefined,
      parameters: new URLSearchParams({ scope: 'openid samspil', resource: options.ourUrl }).toString(),
      issuer: {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/auth`,
        end_session_endpoint: `${provider.issuer}/session/end`,
        token_endpoint: `${here}/demo-issuer/token`,
        id_token_signing_alg_values_supported: [ALGORITHM],
        authorization_response_iss_parameter_supported: true,
      },
    },
    answer: async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) {
        await answer(request, response);
        return;
      }
      try {
        await chosen(provider, request, response);
      } catch (error) {
        if (!(error instanceof errors.OIDCProviderError)) throw error;
        response.writeHead(400, PAGE_HEADERS).end(errorPage(languageOf(request.headers['accept-language'])));
      }
    },
  };
}

type Provider = Awaited<ReturnType<typeof demoProvider>>['provider'];

/** Shows who there is to be, and takes the choice. */
async function chosen(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  const person = request.method === 'POST' ? demoPerson((await formIn(request)).get('who') ?? undefined) : undefined;
  if (person) {
    await provider.interactionFinished(request, response, { login: { accountId: person.subject } });
    return;
  }
  const language = languageOf(request.headers['accept-language']);
  response.writeHead(200, PAGE_HEADERS).end(signInPage(language, `/demo-issuer/interaction/${uid}`));
}

/** More than any button of ours sends. */
const MOST_BYTES = 1_000;

async function formIn(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) break;
  }
  return new URLSearchParams(text.slice(0, MOST_BYTES));
}
