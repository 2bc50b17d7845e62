import { markup } from '#pages';
import type { PublishedEntry } from '../entry/published-entry.js';
import { nextOccurrence } from '../times/occurrences.js';
import { textFor } from './entry-texts.js';
import { type PageSite, addressesIn, otherLanguage } from './page-site.js';
import { documentOf } from './shell.js';
import { capital, occurrenceTold } from './when.js';
import { wordsIn } from './words.js';

/** A message about an activity, for somebody's own e-mail program or any other way: we send nothing and keep no address. */
export function sendPage(entry: PublishedEntry, site: PageSite): string {
  const { language, baseUrl, now, today } = site;
  const [words, address] = [wordsIn(language), addressesIn(language)];
  const text = textFor(entry, language);
  const next = nextOccurrence(entry, now);
  const message = [
    text.title,
    text.summary,
    ...(next ? [capital(occurrenceTold(next, language, today))] : []),
    ...(entry.place ? [entry.place.label] : []),
    `${baseUrl}${address.entry(entry.entryId)}`,
  ].join('\n');
  const mail = `mailto:?subject=${encodeURIComponent(text.title)}&body=${encodeURIComponent(message)}`;
  const title = words.sendTitle(text.title);
  const content = markup`<p><a class="back" href="${address.entry(entry.entryId)}">${text.title}</a></p>
<h1>${title}</h1>
<p><a class="button button-primary" href="${mail}">${words.sendByMail}</a></p>
<label class="form-label" for="message">${words.sendText}</label>
<textarea class="form-input" id="message" rows="7" readonly>${message}</textarea>
<p class="small">${words.sendNote}</p>`;
  const twin = addressesIn(otherLanguage(language)).send(entry.entryId);
  return documentOf({ site, title, twin, content });
}
