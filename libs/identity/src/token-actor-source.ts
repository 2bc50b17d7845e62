import { decodeJwt } from 'jose';
import type { Actor } from '#kernel';
import { type ActorSource, Unauthenticated } from './actor-source.js';
import type { RequestCredentials } from './credentials.js';
import { isFromOurPages } from './from-our-pages.js';
import type { OwnTokens } from './own-tokens.js';
import type { PartnerClients } from './partner-clients.js';
import type { PeopleTokens } from './people-tokens.js';
import { type Sessions, sessionIdIn } from './sessions.js';

/** Whom requests are believed by. */
export interface Believed {
  readonly people: () => Promise<PeopleTokens>;
  readonly own: OwnTokens;
  readonly clients: PartnerClients;
  readonly sessions: Sessions;
}

const HOW = 'send an access token ("Authorization: Bearer …"), or sign in with a browser at /sign-in';

/** Who sent a request, by a verified token: a person's, a partner's, or the one that a browser session holds. */
export class TokenActorSource implements ActorSource {
  constructor(private readonly believed: Believed) {}

  async actorOf(request: RequestCredentials): Promise<Actor> {
    return request.authorization === undefined
      ? this.ofSession(request)
      : this.ofToken(bearerIn(request.authorization));
  }

  /** Which issuer a token says that it is from only decides who is asked whether it is. */
  private async ofToken(token: string): Promise<Actor> {
    const { own, people } = this.believed;
    return issuerIn(token) === own.url ? this.ofPartner(token) : (await people()).actorOf(token);
  }

  /** A token outlives a suspension, so the client is asked about at every request. */
  private async ofPartner(token: string): Promise<Actor> {
    const { clientId, municipality, organisationId, scopes } = await this.believed.own.verify(token);
    const client = await this.believed.clients.active(municipality, clientId);
    if (client?.organisationId !== organisationId)
      throw new Unauthenticated(
        'your API client is suspended, has ended, or has no agreement that runs today',
        'clientNotActive',
      );
    return {
      id: clientId,
      kind: 'partner',
      municipality,
      organisation: organisationId,
      scopes: scopes.filter((scope) => client.scopes.includes(scope)),
    };
  }

  private async ofSession(request: RequestCredentials): Promise<Actor> {
    const { own, sessions } = this.believed;
    const sessionId = sessionIdIn(request.cookie, own.url);
    if (sessionId === undefined) throw new Unauthenticated(`say who you are: ${HOW}`, 'noCredentials');
    if (!isFromOurPages(request, own.url))
      throw new Unauthenticated(
        `a session counts on pages of ${own.url} only: open it there, or ${HOW}`,
        'foreignPage',
      );
    const actor = await sessions.actorOf(sessionId);
    if (!actor) throw new Unauthenticated('your session has ended: sign in again at /sign-in', 'sessionEnded');
    return actor;
  }
}

/** In characters: longer than any that is honestly ours. What is longer is not read at all. */
const LONGEST_TOKEN = 8 * 1024;

/** RFC 6750 §2.1. */
function bearerIn(authorization: string): string {
  if (authorization.length > LONGEST_TOKEN + 'Bearer '.length)
    throw new Unauthenticated(`your token is longer than ${LONGEST_TOKEN} characters: get one that says less`);
  const [, token] = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization) ?? [];
  if (token === undefined) throw new Unauthenticated(`what stands in the header Authorization cannot be read: ${HOW}`);
  return token;
}

function issuerIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new Unauthenticated('your token cannot be read: it must be a signed JWT');
  }
}
