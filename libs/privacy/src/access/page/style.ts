import { markup } from '#pages';

/** Large and dark on white, for old eyes; on paper A4, with table heads on every page and no row cut in two. */
export const style = markup`
  :root { color-scheme: light; --ink: #14181d; --soft: #454d57; --line: #aab3bd; --deep: #123f63; --tint: #f1f5f9; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 62rem; background: #fff; color: var(--ink);
    font: 1.125rem/1.55 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
  header { border-bottom: 4px solid var(--deep); padding-bottom: 1.25rem; margin-bottom: 1.5rem; }
  h1 { font-size: 2.3rem; line-height: 1.2; margin: 0; color: var(--deep); }
  header p { margin: .35rem 0 0; }
  .subtitle { font-size: 1.3rem; }
  h2 { font-size: 1.65rem; line-height: 1.25; color: var(--deep); margin: 3rem 0 .75rem; }
  h3 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
  p, ul { max-width: 44rem; margin: .75rem 0; }
  li { margin: .4rem 0; }
  nav { background: var(--tint); border-left: 6px solid var(--deep); padding: .75rem 1.25rem; margin: 1.5rem 0; }
  nav h2 { font-size: 1.25rem; margin: 0; }
  nav ul { margin: .25rem 0; padding-left: 1.25rem; }
  a { color: var(--deep); text-decoration: underline; text-underline-offset: .15em; }
  a:focus-visible { outline: 4px solid #b35900; outline-offset: 2px; }
  .note { background: var(--tint); border-left: 6px solid var(--deep); padding: .75rem 1.25rem; }
  table { border-collapse: collapse; width: 100%; margin: .75rem 0 1.5rem; }
  caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
  th, td { text-align: left; vertical-align: top; padding: .6rem .75rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
  thead th { background: var(--deep); color: #fff; border-bottom: 0; }
  tbody th { font-weight: 600; }
  tbody tr:nth-child(even) { background: var(--tint); }
  .when { width: 11rem; } .narrow { width: 10rem; } .number { text-align: right; width: 6rem; }
  td ul, dl { margin: 0; padding: 0; list-style: none; }
  td li { margin: 0; }
  dl div { display: block; } dt { display: inline; color: var(--soft); } dt::after { content: ": "; } dd { display: inline; margin: 0; white-space: pre-line; }
  .small { color: var(--soft); font-size: 1rem; }
  .typed { white-space: pre-line; }
  .absent { color: var(--soft); font-style: italic; }
  @media screen and (max-width: 46rem) {
    table, caption, tbody, tr, th, td { display: block; width: auto; }
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    tr { border: 1px solid var(--line); margin: 0 0 1rem; padding: .5rem 0; }
    th, td { border: 0; padding: .25rem 1rem; }
    td::before { content: attr(data-head); display: block; color: var(--soft); font-size: 1rem; }
    .number { text-align: left; width: auto; }
  }
  @page { size: A4; margin: 16mm 14mm; }
  @media print {
    body { font-size: 12pt; padding: 0; max-width: none; }
    nav { display: none; }
    h2, h3, caption { break-after: avoid; }
    thead { display: table-header-group; }
    thead { break-after: avoid; }
    tr { break-inside: avoid; }
    tbody tr:first-child { break-before: avoid; }
    .when { width: 8.5rem; } .narrow { width: 7rem; }
    thead th { background: #fff; color: var(--ink); border-bottom: 2px solid var(--ink); }
    th, td { padding: 1.5mm 2mm; }
    a { color: inherit; text-decoration: none; }
  }
`;
