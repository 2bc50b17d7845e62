import { markup } from '#pages';

/** Read at arm's length in the sun, and printed: large, one ride a card that no page breaks, several to a page. */
export const style = markup`
  body { font-size: 1.25rem; }
  h1 { font-size: 1.8rem; }
  nav a, nav strong { display: inline-block; padding: .5rem 1rem .5rem 0; }
  article { border: 2px solid var(--deep); border-radius: .5rem; padding: .5rem 1.25rem 1rem; margin: 1.5rem 0; }
  article h2 { font-size: 1.6rem; margin: .5rem 0; }
  h3 { font-size: 1.4rem; margin: 1rem 0 .25rem; }
  dl { margin: .25rem 0; }
  dl div { margin: .5rem 0; }
  dt { color: var(--soft); font-size: 1rem; }
  dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
  dd a { display: inline-block; padding: .4rem 0; font-weight: 600; }
  @page { size: A4; margin: 15mm; }
  @media print {
    body { padding: 0; max-width: none; font-size: 14pt; }
    nav { display: none; }
    article { break-inside: avoid; padding: .25rem 1rem .5rem; margin: 1rem 0; }
    dl div { display: grid; grid-template-columns: 11rem 1fr; margin: .15rem 0; }
    dd a { padding: 0; }
    a { color: inherit; text-decoration: none; }
  }
`;
