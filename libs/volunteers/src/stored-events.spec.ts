import { goldenEvents } from '#kernel/testing';
import { emailRegisterEvents } from './email-register/email-register.events.js';
import { volunteerEvents } from './volunteer/volunteer.events.js';

// Golden files are never edited once they are committed: the log holds events that look like them. A new version of an event
// gets a file of its own and an upcaster.
goldenEvents({ ...volunteerEvents, ...emailRegisterEvents }, new URL('../golden/', import.meta.url));
