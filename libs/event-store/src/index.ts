export * from './decoded.js';
export * from './event-store.js';
