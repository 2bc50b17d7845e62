import { isIPv6 } from 'node:net';

/** A request, over HTTP or for a WebSocket. */
interface Sent {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * From where a request came, as the proxies in front of us say: each writes behind the others (`X-Forwarded-For`) from whom it has it. What
 * stands before what they wrote, the client may have written. As `request.ip` of express has it, for requests that it never sees.
 * @param proxies how many stand in front; 0 where none is believed
 */
export function addressOf({ headers, socket }: Sent, proxies: number): string | undefined {
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const fromUs = [socket.remoteAddress, ...said.map((each) => each.trim()).reverse()].filter(Boolean);
  return fromUs[Math.min(proxies, fromUs.length - 1)];
}

/**
 * What counts as one address. Of IPv6 that is one network, a /64: whoever is in it may send from 2^64 addresses. A household or company is
 * given more than one of them, a /56 or a /48 (RFC 6177, 2): `siteOf` counts all that it may have together.
 */
export const neighbourhoodOf = (address: string): string => prefixOf(address, 4);

/** What counts as one household or company: of IPv6 a /48, the most that one is given as a rule (RFC 6177, 2). */
export const siteOf = (address: string): string => prefixOf(address, 3);

/** @param size in groups of 16 bits */
function prefixOf(address: string, size: number): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [front = '', back = ''] = address.split('::');
  const groups = front.split(':').filter(Boolean);
  const after = back.split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - groups.length - after.length }, () => '0');
  return [...groups, ...zeros, ...after].slice(0, size).join(':');
}
