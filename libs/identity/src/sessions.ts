import { parseCookie } from 'cookie';
import type { Actor } from '#kernel';

/** What is known of browser sessions. */
export interface Sessions {
  /** Who is signed in under that id; `undefined` where nobody is, or no more. @throws IssuerUnavailable */
  actorOf(sessionId: string): Promise<Actor | undefined>;
}

/** `__Host-`: a browser takes it over TLS only, from this host alone, and for all of it (RFC 6265bis §4.1.3.2). Without TLS, on this machine, it could not be set. */
export const sessionCookieName = (ourUrl: string): string =>
  ourUrl.startsWith('https:') ? '__Host-samspil-session' : 'samspil-session';

/** The session's id in a `Cookie` header. */
export const sessionIdIn = (cookie: string | undefined, ourUrl: string): string | undefined =>
  cookie === undefined ? undefined : parseCookie(cookie)[sessionCookieName(ourUrl)];
