import { isIPv6 } from 'node:net';

/** What counts as one address: of IPv6 a household has 2^64 of them, and may write from each (RFC 6177). */
export function neighbourhoodOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [front = '', back = ''] = address.split('::');
  const groups = front.split(':').filter(Boolean);
  const after = back.split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - groups.length - after.length }, () => '0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}
