import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#kernel';

const SECRET_BYTES = 32;
/** What stands before every secret, so that whoever finds one in a file or a log knows what it is and whose. */
const PREFIX = 'samspil_';

/** A new secret: 256 random bits in base64url (RFC 4648 section 5). */
export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;

/** What is kept of a secret: its SHA-256 in hexadecimal. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * Secrets that were just made, each for the one request that had it made, and for one look. They are held by the request's own actor and go
 * with it: nothing else remembers them.
 */
export class JustMadeSecrets {
  private readonly made = new WeakMap<Actor, Map<string, string>>();

  keep(actor: Actor, apiClientId: string, secret: string): void {
    this.made.set(actor, new Map(this.made.get(actor)).set(apiClientId, secret));
  }

  /** The secret, the first time that somebody asks for it. */
  take(actor: Actor, apiClientId: string): string | null {
    const secrets = this.made.get(actor);
    const secret = secrets?.get(apiClientId);
    secrets?.delete(apiClientId);
    return secret ?? null;
  }
}
