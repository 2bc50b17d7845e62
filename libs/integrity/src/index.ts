export * from './checkpoint.js';
export * from './growing-tree.js';
export { EMPTY_ROOT, HASH_BYTES, type Hash, leafHash, nodeHash } from './hashing.js';
export {
  KeyRefused,
  type KeyType,
  type Signer,
  type SigningKey,
  type Verifier,
  privateKeyOf,
  signingKeyOf,
  verifierOf,
  vkeyOf,
} from './keys.js';
export * from './leaf.js';
export {
  NoteRefused,
  type NoteSignature,
  type OpenedNote,
  cosign,
  noteParts,
  openNote,
  signNote,
  withSignatures,
} from './note.js';
export * from './proofs.js';
export * from './tree.js';
export * from './trees.js';
export * from './verify-log.js';
export {
  IntegrityDatabase,
  type LeafPlace,
  type StoredCheckpoint,
  type TreeRow,
  type TreesIdentity,
} from './database/integrity-database.js';
export type { FollowerHealth } from './follower.js';
export * from './integrity-log.js';
export * from './integrity.events.js';
export { LogIsNotTheOneSigned } from './log-identity.js';
export * from './signing-key.js';
