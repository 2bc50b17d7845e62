export * from './command-bus.js';
export * from './permit.js';
