export * from './policy-runner.js';
export * from './policy-store.js';
export * from './policy.js';
