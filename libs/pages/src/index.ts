export { languageOf } from './language.js';
export { type Markup, dataBlock, markup } from './markup.js';
export { PAGE_HEADERS, page } from './page.js';
