import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contactRefusals } from './contact/contact.refusals.js';
import { entryRefusals } from './entry/entry.refusals.js';
import { organiserRefusals } from './organiser/organiser.refusals.js';
import { termsRefusals } from './terms/terms.refusals.js';

/** Every code that the specs of a folder see refused. */
const seenRefused = (folder: string): ReadonlySet<string> => {
  const here = new URL(`./${folder}/`, import.meta.url);
  const specs = readdirSync(here).filter((file) => file.endsWith('.spec.ts'));
  const text = specs.map((file) => readFileSync(new URL(file, here), 'utf8')).join('\n');
  return new Set([...text.matchAll(/\.thenRefused\(\s*'(\w+)'/g)].map(([, code = '']) => code));
};

// A refusal that no spec brings about may be one that nobody can meet, or one that nobody has thought through.
describe.each([
  { folder: 'organiser', refusals: organiserRefusals },
  { folder: 'contact', refusals: contactRefusals },
  { folder: 'terms', refusals: termsRefusals },
  { folder: 'entry', refusals: entryRefusals },
])('the refusals of a $folder', ({ folder, refusals }) => {
  it.each(Object.keys(refusals))('%s is brought about by a spec', (code) =>
    expect(seenRefused(folder)).toContain(code),
  );
});
