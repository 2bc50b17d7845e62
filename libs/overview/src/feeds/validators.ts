import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';

/** A strong entity tag: the same bytes have the same, other bytes another (RFC 9110 §8.8.3). */
export const entityTag = (body: string | Uint8Array): string =>
  `"${createHash('sha256').update(body).digest('base64url')}"`;

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

/** As an HTTP date, cut to the second: `Mon, 02 Nov 2026 10:30:00 GMT` (RFC 9110 §5.6.7). */
export function httpDate(at: Instant): string {
  const { dayOfWeek, day, month, year, hour, minute, second } = Temporal.Instant.from(at).toZonedDateTimeISO('UTC');
  const date = `${DAYS[dayOfWeek - 1] ?? ''}, ${two(day)} ${MONTHS[month - 1] ?? ''} ${String(year).padStart(4, '0')}`;
  return `${date} ${[hour, minute, second].map(two).join(':')} GMT`;
}

/** No caller that means well names more, and each is compared. */
const MOST_CHARACTERS = 2_000;

/**
 * Whether who asks holds it already, so that `304 Not Modified` says it all: by the tag alone. Tags are compared weakly, for a proxy that
 * compresses weakens them (RFC 9110 §13.1.2). A date does not count, which a server is free to leave aside (§13.1.3): what was withdrawn, and
 * whoever was erased, is gone from a document without any date in it growing.
 */
export function isHeldAlready(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined || ifNoneMatch.length > MOST_CHARACTERS) return false;
  const tags = ifNoneMatch.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}
