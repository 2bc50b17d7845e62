export * from './key-store.js';
export * from './master-key.js';
