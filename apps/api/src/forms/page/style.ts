import { createHash } from 'node:crypto';
import { markup } from '#pages';

/**
 * Large and dark on white, for old eyes and unsteady hands: text of 20 pixels that grows with the browser's, nothing to hit that is
 * smaller than 44 pixels (WCAG 2.2, 2.5.8 asks for 24), and no contrast below 7 to 1 (1.4.6). On paper the form can be filled in by pen.
 */
export const style = markup`
  :root { color-scheme: light; --ink: #14181d; --soft: #3d4650; --line: #5b6670; --deep: #123f63; --tint: #f1f5f9; --wrong: #9c0f16; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 44rem; background: #fff; color: var(--ink);
    font: 1.25rem/1.55 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
  header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; border-bottom: 4px solid var(--deep);
    padding-bottom: .5rem; margin-bottom: 1.5rem; }
  header p { margin: 0; padding: .4rem 0; font-weight: 600; }
  h1 { font-size: 2.2rem; line-height: 1.2; margin: 0 0 1rem; color: var(--deep); }
  h2 { font-size: 1.5rem; line-height: 1.25; margin: 2.5rem 0 .75rem; color: var(--deep); }
  p { margin: .75rem 0; }
  a { color: var(--deep); text-underline-offset: .15em; }
  header a, .back a { display: inline-block; padding: .4rem 0; }
  .problems a { display: block; padding: .4rem 0; }
  :focus-visible { outline: 4px solid #b35900; outline-offset: 3px; }
  .ways { list-style: none; margin: 1.5rem 0; padding: 0; }
  .ways li { margin: 1rem 0; }
  .ways a { display: block; padding: 1rem 1.25rem; background: var(--tint); border-left: 8px solid var(--deep); font-weight: 600; font-size: 1.4rem; }
  .ways span { display: inline-block; width: 100%; color: var(--ink); font-weight: 400; font-size: 1.25rem; }
  .note { background: var(--tint); border-left: 8px solid var(--deep); padding: .75rem 1.25rem; }
  .problems { border: 4px solid var(--wrong); padding: .75rem 1.25rem; margin: 0 0 2rem; }
  .problems h2 { margin: 0; color: var(--wrong); }
  .problems ul { margin: .5rem 0; padding-left: 1.25rem; }
  .problems a { color: var(--wrong); }
  .field { margin: 2rem 0; }
  fieldset { border: 0; margin: 2rem 0; padding: 0; min-width: 0; }
  fieldset fieldset { margin: 1.25rem 0; }
  label, legend { display: block; padding: 0; font-weight: 600; font-size: 1.3rem; }
  fieldset > legend { font-size: 1.5rem; color: var(--deep); }
  fieldset fieldset > legend { font-size: 1.25rem; color: var(--ink); }
  .sent { margin-top: 2rem; }
  .hint { color: var(--soft); margin: .15rem 0; }
  .wrong { border-left: 6px solid var(--wrong); padding-left: 1rem; }
  .problem { color: var(--wrong); font-weight: 600; margin: .25rem 0; }
  input[type=text], input[type=tel], input[type=email], input[type=date], input[type=time], textarea { display: block; width: 100%; margin-top: .4rem; padding: .6rem .75rem;
    min-height: 3.25rem; font: inherit; color: inherit; background: #fff; border: 2px solid var(--line); border-radius: 4px; }
  .wrong input, .wrong textarea { border-color: var(--wrong); }
  input[type=tel] { max-width: 18rem; }
  .parts { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; }
  .parts label { font-weight: 400; font-size: 1.25rem; }
  .choice { display: flex; gap: .9rem; align-items: flex-start; min-height: 2.75rem; padding: .5rem 0; font-weight: 400; font-size: 1.25rem; }
  .choice input { flex: none; width: 1.75rem; height: 1.75rem; margin: .1rem 0 0; accent-color: var(--deep); }
  .choice small { display: block; font-size: 1.125rem; color: var(--soft); }
  .more summary { padding: .6rem 0; min-height: 2.75rem; color: var(--deep); text-decoration: underline; cursor: pointer; }
  button { font: inherit; font-size: 1.4rem; font-weight: 600; color: #fff; background: var(--deep); border: 3px solid var(--deep);
    border-radius: 6px; padding: .75rem 1.75rem; min-height: 3.5rem; cursor: pointer; }
  button:hover { background: #0b2c47; }
  .apart { position: absolute; left: -200vw; }
  .notice { border-top: 2px solid var(--line); margin-top: 3rem; font-size: 1.125rem; }
  .notice h2 { font-size: 1.3rem; margin-top: 1.5rem; }
  @page { size: A4; margin: 18mm 16mm; }
  @media print {
    body { padding: 0; max-width: none; font-size: 13pt; }
    header a, button, .back, .apart { display: none; }
    .field, .parts, .choice, .problems { break-inside: avoid; }
    h2, legend { break-after: avoid; }
    a { color: inherit; }
  }
`;

/** What the Content-Security-Policy knows the style by (CSP Level 3, §2.3.1). */
export const styleHash = `'sha256-${createHash('sha256').update(style.text).digest('base64')}'`;
