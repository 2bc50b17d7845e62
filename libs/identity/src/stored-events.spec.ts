import { goldenEvents } from '#kernel/testing';
import { securityEvents } from './security-log/security.events.js';

goldenEvents(securityEvents, new URL('../golden/', import.meta.url));
