export * from './given.js';
export * from './golden.js';
export * from './identity-words.js';
export * from './memory-journal.js';
export * from './people.js';
export * from './plain.js';
export * from './unmarked.js';
