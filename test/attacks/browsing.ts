import { Browser } from '../e2e/browser.js';
import { Attacked } from './attacked.js';

/** What a browser says of a request that a page of ours makes. */
export const FROM_US = { 'sec-fetch-site': 'same-origin' };

/** The application with its embedded issuer, where people sign in with a browser; who means no harm has signed in. */
export async function startedForBrowsers(folder: string): Promise<Attacked> {
  const attacked = await Attacked.start(folder, { SAMSPIL_ISSUER: undefined, SAMSPIL_AUDIENCE: undefined });
  const honest = await signedIn(attacked);
  attacked.honestly = { as: '', headers: { cookie: honest.cookie(), ...FROM_US } };
  return attacked;
}

/** Somebody who signed in with a browser. */
export async function signedIn(attacked: Attacked, who = 'karen'): Promise<Browser> {
  const browser = new Browser();
  await browser.signIn(attacked.ownUrl, who);
  return browser;
}
