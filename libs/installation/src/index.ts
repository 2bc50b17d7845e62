export * from './configuration.js';
export * from './contexts.js';
export * from './domain.module.js';
export { refuseSecondLog } from './folders.js';
export * from './installation.js';
export * from './stores.js';
export { type Reapplied, reapplyErasures } from './reapply-erasures.js';
export { type ErasureProof, proofOfErasures } from './proof-of-erasure.js';
