import type { LocalDate } from '#kernel';
import type { PublishedEntry } from '../src/entry/published-entry.js';
import type { FeedSite } from '../src/feeds/feed-site.js';
import { knittingCafe } from './entries.js';

export const SITE: FeedSite = {
  ...{ baseUrl: 'https://samspil.example.dk', municipality: 'Ishøj Kommune', language: 'da' },
  ...{ today: '2026-11-23' as LocalDate, licence: 'https://creativecommons.org/licenses/by/4.0/' },
};

/** All that ends a text in one format or another, on one line. */
export const HOSTILE_LINE =
  `<b>fed</b> & "citat" 'enkelt' \\n \\; ; , : ]]> <![CDATA[ <!-- --> </script><script>alert(1)</script> &amp; &#60; ` +
  `\u202eRTL\u202c \u2028 \u00a0 ÆØÅ 👩🏽‍🦽 ${'langt '.repeat(20)}slut`;
/** And over several lines, of each kind. */
export const HOSTILE_TEXT = `${HOSTILE_LINE}\nEND:VEVENT\r\nBEGIN:VEVENT\rX:1\n\n</description>\t${HOSTILE_LINE}`;

/** An entry that says it in every field. */
export const hostileEntry = (change: Partial<PublishedEntry> = {}): PublishedEntry => ({
  ...knittingCafe,
  texts: [{ language: 'da', title: HOSTILE_LINE, summary: HOSTILE_LINE, description: HOSTILE_TEXT }],
  organiser: { ...knittingCafe.organiser, name: HOSTILE_LINE },
  contact: { name: HOSTILE_LINE, phone: '43000002', email: 'karen@example.dk' },
  terms: knittingCafe.terms.map((term) => ({ ...term, name: { da: HOSTILE_LINE, en: HOSTILE_LINE } })),
  place: { label: HOSTILE_LINE, latitude: 55.6134, longitude: 12.3521 },
  price: { ore: 2_000, note: HOSTILE_LINE },
  signUp: HOSTILE_LINE,
  photos: knittingCafe.photos.map((photo) => ({ ...photo, alt: { da: HOSTILE_LINE }, credit: HOSTILE_LINE })),
  ...change,
});
