/**
 * What the pages add to the Danish design system: letters of 20 pixels, lines that are not too long, everything a fingertip high, and
 * borders where colour alone would tell something apart. Its fonts are not fetched: those of the reader's own machine are there at once.
 */
export const overviewStyle = `
html { font-size: 78.125%; font-family: "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
body { line-height: 1.55; overflow-wrap: anywhere; font-family: inherit; min-height: 0; display: block; overflow-x: visible; }
h1, h2, legend, label, button, input, select, textarea { font-family: inherit; }
h1 { font-size: 3.2rem; line-height: 1.2; margin: 2.4rem 0 1.2rem; }
h2 { font-size: 2.1rem; line-height: 1.3; margin: 0 0 .6rem; }
p, li, dd, dt, label, legend, input, select, textarea, summary, .button { font-size: 1.6rem; line-height: 1.55; }
p { margin: 0 0 .8rem; max-width: 66ch; }
a { color: #0b4f7d; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible, main:focus-visible { outline: 4px solid #b35900; outline-offset: 2px; }
main:focus { outline: none; }
.container { max-width: 96rem; margin: 0 auto; padding: 0 1.6rem; }
.skip { position: absolute; left: -999rem; top: 0; padding: .8rem 1.6rem; background: #fff; z-index: 10; }
.skip:focus { left: .8rem; top: .8rem; }
.top { background: #f2f5f7; border-bottom: 4px solid #0b4f7d; }
.top > .container:first-child { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.6rem; padding-top: .8rem; }
.top p { margin: 0; }
.top .name a { font-weight: 700; font-size: 2rem; text-decoration: none; display: inline-block; padding: .6rem 0; min-height: 44px; }
.top .name span { color: #333; }
.top .language a { display: inline-block; padding: .6rem .4rem; min-height: 44px; min-width: 44px; }
.top nav ul { display: flex; flex-wrap: wrap; gap: 0 .8rem; list-style: none !important; margin: 0; padding: 0; max-width: none !important; }
.top nav a { display: block; padding: .8rem; min-height: 44px; border-bottom: 4px solid transparent; color: #14181d; }
.top nav a[aria-current] { font-weight: 700; border-bottom-color: #0b4f7d; }
.bottom { margin-top: 4.8rem; padding: 2.4rem 0 3.2rem; background: #f2f5f7; border-top: 1px solid #8e8e8e; }
.bottom ul { list-style: none !important; margin: 0; padding: 0; }
.bottom li a { display: inline-block; padding: .8rem 0; min-height: 44px; }
.lead { font-size: 1.8rem; }
.small { color: #333; }
.note { background: #fff6e5; border-left: 6px solid #b35900; padding: 1.2rem 1.6rem; margin: 1.6rem 0; max-width: 72rem; }
.note a, .back, .pages a { display: inline-block; padding: .6rem 0; min-height: 44px; }
.ask { background: #f2f5f7; border-radius: 8px; padding: 1.6rem; margin: 1.6rem 0; }
.ask .line { display: flex; flex-wrap: wrap; gap: .8rem; }
.ask .line input { flex: 1 1 20rem; min-width: 0; }
.form-label { display: block; font-weight: 600; margin: .8rem 0 .4rem; }
.form-hint { color: #333; margin: 0 0 .4rem; }
.form-input, .form-select { width: 100%; max-width: 100%; min-height: 48px; font-size: 1.6rem; line-height: 1.5; padding: .6rem .8rem; border: 2px solid #5a6570; border-radius: 4px; background-color: #fff; color: #14181d; }
select.form-select { appearance: auto; -webkit-appearance: menulist; }
.ask button.button { margin: 0; }
.button { min-height: 48px; padding: .8rem 1.6rem; border-radius: 4px; display: inline-flex; width: auto; margin: 0; font-weight: 600; }
.button.button-primary, .button.button-primary:visited { background: #0b4f7d; border: 2px solid #0b4f7d; color: #fff; }
.button.button-primary:hover { background: #083b5d; color: #fff; }
.button.button-secondary, .button.button-secondary:visited { background: #fff; border: 2px solid #0b4f7d; color: #0b4f7d; text-decoration: none; box-shadow: none; }
.button.button-secondary:hover { background: #e7f0f6; color: #083b5d; box-shadow: none; }
details > summary { padding: .8rem 0; min-height: 48px; cursor: pointer; font-weight: 600; color: #0b4f7d; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 0 1.6rem; }
fieldset { border: 0; margin: .8rem 0; padding: 0; min-width: 0; }
.checks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 0 1.6rem; list-style: none !important; margin: 0; padding: 0; max-width: none !important; }
.checks label { display: flex; align-items: center; gap: .8rem; min-height: 48px; padding: .4rem 0; cursor: pointer; }
.checks input[type="checkbox"] { appearance: auto; -webkit-appearance: checkbox; opacity: 1; position: static; width: 28px; height: 28px; flex: none; margin: 0; accent-color: #0b4f7d; }
.chosen { margin: 1.6rem 0; }
.chosen p { font-weight: 600; margin: 0; }
.chosen ul { display: flex; flex-wrap: wrap; gap: .8rem; list-style: none !important; margin: .4rem 0; padding: 0; max-width: none !important; }
.chosen a { display: inline-block; padding: .6rem 1.2rem; min-height: 44px; border: 2px solid #0b4f7d; border-radius: 24px; text-decoration: none; }
.chosen .drop { text-decoration: underline; }
.activities { list-style: none !important; margin: 1.6rem 0; padding: 0; max-width: none !important; display: grid; gap: 1.6rem; }
.activities .card { margin: 0; height: auto; padding: 1.6rem; border: 2px solid #c3ccd4; background: #fff; display: block; overflow: visible; }
.activities h2 a { display: inline-block; padding: .4rem 0; min-height: 44px; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(min(100%, 12rem), 14rem) minmax(0, 1fr); gap: 0 1.6rem; padding: .4rem 0; }
dt { font-weight: 600; margin: 0; }
dd { margin: 0; }
dd p { margin: 0; }
dd a, .plain a { display: inline-block; min-height: 44px; padding: .5rem 0; min-width: 44px; }
.facts { border-top: 2px solid #c3ccd4; margin: 1.6rem 0; }
.facts > div { border-bottom: 1px solid #c3ccd4; padding: .8rem 0; }
.places { display: inline-block; border: 2px solid #1d6b3a; color: #12502a; border-radius: 4px; padding: 0 .6rem; }
.why { color: #333; margin: .8rem 0 0; font-style: normal; }
.plain { list-style: none !important; margin: 0; padding: 0; max-width: none !important; }
.short { padding: .2rem 0; }
.hours { font-weight: 600; }
.top li::before, .bottom li::before, .activities > li::before, .plain > li::before, .actions > li::before, .checks > li::before, .chosen li::before, .access > li::before { content: none !important; }
.top li, .bottom li, .activities > li, .plain > li, .actions > li, .checks > li, .chosen li, .access > li { padding-left: 0; }
.activities > li { padding: 1.6rem; }
section { margin: 2.4rem 0; }
section h2 a { display: inline-block; padding: .4rem 0; min-height: 44px; }
.actions { display: flex; flex-wrap: wrap; gap: .8rem; list-style: none !important; margin: 1.6rem 0; padding: 0; max-width: none !important; }
.access { list-style: none !important; margin: 0; padding: 0; max-width: none !important; }
.access li { display: flex; align-items: center; gap: .8rem; padding: .4rem 0; }
.access .yes { color: #12502a; }
.access .no { color: #7a1f12; }
.pages { display: flex; flex-wrap: wrap; gap: .8rem 2.4rem; align-items: center; margin: 1.6rem 0; font-size: 1.6rem; }
figure { margin: 1.6rem 0; }
figure img { max-width: 100%; height: auto; border-radius: 8px; display: block; }
figcaption { color: #333; font-size: 1.6rem; }
textarea.form-input { max-width: 72rem; height: auto; }
.map { width: 100%; height: auto; max-height: 80vh; display: block; }
.map .ground { fill: #f2f5f7; stroke: #8e8e8e; }
.map .scale path { stroke: #14181d; stroke-width: 3; }
.map text { font: 600 20px "Segoe UI", Arial, sans-serif; fill: #14181d; }
.map .spot circle { fill: #0b4f7d; stroke: #fff; stroke-width: 3; }
.map .spot text { fill: #fff; }
.map-list { padding-left: 3.2rem; max-width: none !important; }
.map-list > li { padding: .8rem 0; font-weight: 600; }
.map-list h2 { font-size: 1.7rem; margin: 0; }
.map-list .plain li { font-weight: 400; }
@media (max-width: 40em) {
  h1 { font-size: 2.4rem; }
  dl > div { grid-template-columns: minmax(0, 1fr); }
  .container { padding: 0 1.2rem; }
}
@media (prefers-contrast: more) {
  a, .top nav a, .button-secondary { color: #000; }
  .small, .form-hint, .why, .top .name span, figcaption { color: #000; }
  .activities .card, .facts, .facts > div, .form-input, .form-select { border-color: #000; }
  .button.button-primary { background: #000; border-color: #000; }
}
@media (forced-colors: active) {
  .map .ground { fill: Canvas; stroke: CanvasText; }
  .map .spot circle { fill: Highlight; stroke: CanvasText; }
  .map .spot text { fill: HighlightText; }
  .map text { fill: CanvasText; }
  .map .scale path { stroke: CanvasText; }
  .top nav a[aria-current] { border-bottom-color: Highlight; }
  .button { border: 2px solid ButtonText; }
}
@media print {
  html { font-size: 62.5%; }
  .top nav, .top .language, .skip, .ask, .actions, .back, .pages, .on-screen, .bottom ul { display: none; }
  .activities .card, section { break-inside: avoid; }
  a { color: #000; text-decoration: none; }
}
.paper .top nav, .paper .top .language { display: none; }
`;
