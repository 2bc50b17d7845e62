export * from './copy-log.js';
export * from './decoded.js';
export * from './domain-reader.js';
export * from './event-store.js';
export * from './journal.js';
export * from './log.events.js';
export * from './sealing.js';
export * from './subject-keys.js';
