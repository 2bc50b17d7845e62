import { goldenEvents } from '#kernel/testing';
import { cafeEvents } from './cafe/cafe.events.js';
import { guestEvents } from './guest/guest.events.js';
import { sessionEvents } from './session/session.events.js';

// Golden files are never edited once they are committed: the log holds events that look like them. A new version of an event
// gets a file of its own and an upcaster.
goldenEvents({ ...cafeEvents, ...sessionEvents, ...guestEvents }, new URL('../golden/', import.meta.url));
