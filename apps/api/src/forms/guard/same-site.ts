import type { Request } from 'express';
import { isOurOrigin } from '../../http/our-origin.js';

/**
 * Whether a form comes from a page of ours, or from what says nothing of where it comes from: an old browser, which is not turned away, or
 * a program, which could say anything. There is no cookie that another website could misuse; but it could write in its visitors' names.
 * @param ourUrl where Samspil is, as browsers see it
 */
export function isFromOurSite({ headers }: Pick<Request, 'headers'>, ourUrl: string): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  // What the browser itself says of its request (Fetch Metadata Request Headers, §2.4). "none": sent again by the person, from no page.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || isOurOrigin(origin, host, ourUrl);
}
