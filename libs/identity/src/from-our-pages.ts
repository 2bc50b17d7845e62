import type { RequestCredentials } from './credentials.js';

/**
 * Whether a request with a session cookie comes from a page of ours, or from nobody's (an address that was typed): a browser sends the
 * cookie along whoever's page makes it. What the browser says of it counts, and nothing else: no token in a form that could be forgotten.
 * A WebSocket counts by its Origin alone, for there is no same-origin rule that would hold it back (RFC 6455 §10.2).
 * @param ourUrl where Samspil is, as browsers see it
 */
export function isFromOurPages(
  { origin, fetchSite, isWebSocket }: Pick<RequestCredentials, 'origin' | 'fetchSite' | 'isWebSocket'>,
  ourUrl: string,
): boolean {
  const isOurs = origin === new URL(ourUrl).origin;
  if (isWebSocket || fetchSite === undefined) return isOurs;
  return fetchSite === 'same-origin' || fetchSite === 'none';
}
