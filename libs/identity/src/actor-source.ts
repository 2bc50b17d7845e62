import type { Actor } from '#kernel';
import type { RequestCredentials } from './credentials.js';
import type { RefusalReason } from './security-log/security.events.js';

/** Who sent the request cannot be told; the message says what would work instead. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
  constructor(
    message: string,
    /** As it stands in the security log. */
    readonly reason: RefusalReason = 'notBelieved',
  ) {
    super(message);
  }
}

/** The one place where an actor comes from. Everything that serves requests asks here, and believes nothing else. */
export interface ActorSource {
  /**
   * @throws Unauthenticated where nobody believable sent it
   * @throws IssuerUnavailable where that cannot be told at the moment
   */
  actorOf(request: RequestCredentials): Promise<Actor>;
}

export const ACTOR_SOURCE = Symbol('ActorSource');
