import { type SerializeOptions, parseCookie, stringifySetCookie } from 'cookie';
import { z } from 'zod';
import { sessionCookieName } from '#identity';

/** What has to be known when a browser comes back from the issuer: kept by the browser itself, where no script reads it. */
const startedSchema = z.object({
  to: z.string(),
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
});
export type Started = z.output<typeof startedSchema>;

/** How long signing in at the issuer may take, in seconds. */
const LONGEST = 10 * 60;

const nameOf = (ourUrl: string): string => `${sessionCookieName(ourUrl)}-begun`;

/** No script reads them, no other site sends them but by a link, and over TLS alone where there is TLS. */
const attributes = (ourUrl: string): SerializeOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: ourUrl.startsWith('https:'),
});

const cookie = (ourUrl: string, name: string, value: string, more: SerializeOptions = {}): string =>
  stringifySetCookie({ name, value, ...attributes(ourUrl), ...more });

/** The header `Set-Cookie` that keeps it. */
export const startedCookie = (ourUrl: string, started: Started): string =>
  cookie(ourUrl, nameOf(ourUrl), Buffer.from(JSON.stringify(started)).toString('base64url'), { maxAge: LONGEST });

export const noStartedCookie = (ourUrl: string): string => cookie(ourUrl, nameOf(ourUrl), '', { maxAge: 0 });

export const sessionCookie = (ourUrl: string, sessionId: string): string =>
  cookie(ourUrl, sessionCookieName(ourUrl), sessionId);

export const noSessionCookie = (ourUrl: string): string => cookie(ourUrl, sessionCookieName(ourUrl), '', { maxAge: 0 });

/** What the browser kept; `undefined` where it kept nothing that can be read. */
export function startedIn(header: string | undefined, ourUrl: string): Started | undefined {
  const value = parseCookie(header ?? '')[nameOf(ourUrl)];
  try {
    return startedSchema.safeParse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}
