export * from './given.js';
export * from './memory-log.js';
