export * from './given.js';
export * from './memory-log.js';
export * from './running.js';
