import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { overviewStyle } from '#overview';
import type { SentDocument } from '../http/sent-document.js';

/** The name says what is in it: it never changes. */
const YEAR = 31_536_000;

/**
 * The Danish design system (`dkfds`, the theme that is neither borger.dk's nor virk.dk's) with what the pages add to it, as one file. Its fonts and
 * pictures are left out: nothing in these pages uses them.
 */
export function styleSheet(): { readonly name: string; readonly document: SentDocument } {
  // The package names its script alone; its styles stand beside that.
  const script = createRequire(import.meta.url).resolve('dkfds');
  const system = readFileSync(join(dirname(script), '../css/dkfds.min.css'), 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/url\((?!data:)[^)]*\)/g, 'none')
    .replace(/\/\*# sourceMappingURL=.*\*\//, '');
  const body = `${system}\n${overviewStyle}`;
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  return {
    name: `overview-${hash}.css`,
    document: { contentType: 'text/css; charset=utf-8', body, maxAgeSeconds: YEAR },
  };
}
