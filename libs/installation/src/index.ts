export * from './configuration.js';
export * from './contexts.js';
export * from './domain.module.js';
export * from './installation.js';
export * from './stores.js';
