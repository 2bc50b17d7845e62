import { goldenEvents } from '#kernel/testing';
import { integrityEvents } from './integrity.events.js';

goldenEvents(integrityEvents, new URL('../golden/', import.meta.url));
