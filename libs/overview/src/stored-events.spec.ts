import { goldenEvents } from '#kernel/testing';
import { contactEvents } from './contact/contact.events.js';
import { editionEvents } from './editions/edition.events.js';
import { entryEvents } from './entry/entry.events.js';
import { missedEvents } from './missed/missed.events.js';
import { organiserEvents } from './organiser/organiser.events.js';
import { termsEvents } from './terms/terms.events.js';

// Golden files are never edited once they are committed: the log holds events that look like them. A new version of an event
// gets a file of its own and an upcaster.
goldenEvents(
  { ...organiserEvents, ...contactEvents, ...termsEvents, ...entryEvents, ...missedEvents, ...editionEvents },
  new URL('../golden/', import.meta.url),
);
