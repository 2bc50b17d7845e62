import type { Language } from '#kernel';
import { type Markup, markup } from './markup.js';

/** Large and dark on white, for old eyes. */
const style = markup`
  :root { color-scheme: light; --ink: #14181d; --soft: #454d57; --line: #aab3bd; --deep: #123f63; --tint: #f1f5f9; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 46rem; background: #fff; color: var(--ink);
    font: 1.125rem/1.55 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
  h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 1rem; padding-bottom: 1rem; border-bottom: 4px solid var(--deep); color: var(--deep); }
  h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; color: var(--deep); }
  p, ul { margin: .75rem 0; }
  a { color: var(--deep); text-underline-offset: .15em; }
  .note { background: #fff6e5; border-left: 6px solid #b35900; padding: .75rem 1.25rem; }
  .small { color: var(--soft); font-size: 1rem; }
  .people { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .75rem; }
  button { width: 100%; padding: .8rem 1.1rem; border: 2px solid var(--line); border-radius: .5rem; background: var(--tint); color: var(--ink);
    font: inherit; text-align: left; cursor: pointer; }
  button:hover { border-color: var(--deep); }
  button strong, button span { display: block; }
  button span { color: var(--soft); font-size: 1rem; }
  button.only { width: auto; background: var(--deep); border-color: var(--deep); color: #fff; text-align: center; }
  :focus-visible { outline: 4px solid #b35900; outline-offset: 2px; }
`;

/** What a browser may do with such a page: show it, and send its forms to us. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // With less, a browser calls the origin of a form of ours null.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * A page of HTML for people: no script in it, nothing that is fetched from elsewhere, and no links that a phone makes by itself: those of
 * addresses lead to its maker's map.
 * @param more what this page adds to the style of all of them
 */
export const page = (language: Language, title: string, body: Markup, more: Markup = markup``): string =>
  markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, date=no, email=no, address=no">
<title>${title}</title>
<style>${style}${more}</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`.text;
