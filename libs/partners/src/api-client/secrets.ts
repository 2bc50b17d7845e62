import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
/** What stands before every secret, so that whoever finds one in a file or a log knows what it is and whose. */
const PREFIX = 'samspil_';

/** A new secret: 256 random bits in base64url (RFC 4648 section 5). */
export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;

/** What is kept of a secret: its SHA-256 in hexadecimal. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * Secrets that were just made, each for the one request that had it made, and for one look. What tells requests apart is which of them is
 * running: an actor may have several at once, and a command's id is the same where it is said twice at once.
 */
export class JustMadeSecrets {
  private readonly ofRequest = new AsyncLocalStorage<Map<string, string>>();

  /** What `request` resolves or rejects with. Secrets that are kept in it can be taken in it, and are forgotten when it ends, however it ends. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    const secrets = new Map<string, string>();
    try {
      return await this.ofRequest.run(secrets, request);
    } finally {
      // Timers and connections that were begun meanwhile hold on to the map itself.
      secrets.clear();
    }
  }

  /** Outside of a request nobody could take it, so nothing is kept. */
  keep(apiClientId: string, secret: string): void {
    this.ofRequest.getStore()?.set(apiClientId, secret);
  }

  /** The secret, the first time that its request asks for it. */
  take(apiClientId: string): string | null {
    const secrets = this.ofRequest.getStore();
    const secret = secrets?.get(apiClientId);
    secrets?.delete(apiClientId);
    return secret ?? null;
  }
}
