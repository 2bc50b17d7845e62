import type { Municipality, Purpose } from '#kernel';

/** A key of one person for one purpose, in clear. Lives in memory only. */
export interface SubjectKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

/** Where the codec gets keys. libs/privacy keeps them, in a store of their own. */
export interface SubjectKeys {
  /** The subject's key for that purpose, made durable before it is handed out where there was none. @throws SubjectErased */
  keyFor(municipality: Municipality, subject: string, purpose: Purpose): Promise<SubjectKey>;
  /** The keys of those ids; what has been destroyed is missing. @throws KeysMissing where an id was never in this store */
  fetch(keyIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * The municipality's present key for hashing what commands said. Destroyed at every erasure, so that no hash outlives the person;
   * a new one is made when it is next needed.
   */
  hashingKey(municipality: Municipality): Promise<SubjectKey>;
}

/** The log names keys that the key store never held. They are not destroyed but missing: whose they are must not look erased. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing';
  constructor(readonly keyIds: readonly string[]) {
    super(
      `the key store does not know ${keyIds.length} of the keys that the log was written with (first: ${keyIds[0]}): it is from ` +
        'another day or another log; bring back the keys.db that goes with this log',
    );
  }
}
