export { eventStoreContract } from './contract.js';
export * from './log-under-test.js';
export { reachableBytes } from './memory.js';
export * from './sample-events.js';
export { temporaryFolder } from './temporary-folder.js';
