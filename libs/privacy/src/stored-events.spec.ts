import { erasureEvents } from '#kernel';
import { goldenEvents } from '#kernel/testing';
import { readLogEvents } from './read-log/read-log.events.js';
import { retentionEvents } from './retention/retention.events.js';

goldenEvents({ ...erasureEvents, ...readLogEvents, ...retentionEvents }, new URL('../golden/', import.meta.url));
