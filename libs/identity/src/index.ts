export * from './actor-source.js';
