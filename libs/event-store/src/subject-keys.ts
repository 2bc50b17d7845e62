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
  keyFor(municipality: Municipality, subject: string, purpose: Purpose | 'inputHash'): Promise<SubjectKey>;
  /** The keys of those ids; what has been destroyed is missing. */
  fetch(keyIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Somebody wants to record a personal value of a person who has been forgotten. They need a new record under a new id. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  constructor(subject: string) {
    super(`the person ${subject} has been erased and nothing more can be recorded about them under this id`);
  }
}
