export { contactEvents } from './contact/contact.events.js';
export { entryEvents } from './entry/entry.events.js';
export { organiserEvents } from './organiser/organiser.events.js';
export { termsEvents } from './terms/terms.events.js';
