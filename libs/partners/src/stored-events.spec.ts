import { goldenEvents } from '#kernel/testing';
import { apiClientEvents } from './api-client/api-client.events.js';
import { organisationEvents } from './organisation/organisation.events.js';

// Golden files are never edited once they are committed: the log holds events that look like them. A new version of an event
// gets a file of its own and an upcaster.
goldenEvents({ ...organisationEvents, ...apiClientEvents }, new URL('../golden/', import.meta.url));
