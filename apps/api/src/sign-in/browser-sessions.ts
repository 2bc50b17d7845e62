import { randomBytes } from 'node:crypto';
import { type Actor, type Clock, type Instant, epochMilliseconds } from '#kernel';
import type { Sessions } from '#identity';

const MINUTE_MS = 60_000;
const LONGEST_IDLE_MS = 60 * MINUTE_MS;
const LONGEST_MS = 10 * 60 * MINUTE_MS;
/** Held in memory at most: then those that nobody has used for longest end. */
const MOST_SESSIONS = 10_000;
/** Of one person, on all their machines: nobody can sign others out by signing in. */
const MOST_OF_ONE = 10;
/** A session's id, in bytes: nobody guesses it. */
const ID_BYTES = 32;

/** What an issuer said of somebody who signed in. None of it ever reaches a browser. */
export interface SignedIn {
  readonly actor: Actor;
  /** When the access token that said so is over. */
  readonly until: Instant;
  readonly refreshToken: string | undefined;
}

/** What a session asks of the issuer. */
export interface AtIssuer {
  /** Asks whether what it said still holds. @returns `undefined` where it does not @throws IssuerUnavailable */
  readonly refresh: (signedIn: SignedIn, keep: (refreshToken: string) => void) => Promise<SignedIn | undefined>;
  /** Has it take back what it said, for which there is no session any more. */
  readonly forget: (signedIn: SignedIn) => void;
}

interface Session {
  signedIn: SignedIn;
  readonly since: number;
  usedAt: number;
  /** Several requests of a page come at once: the issuer is asked once. */
  refreshing: Promise<void> | undefined;
}

/**
 * Who is signed in by a browser. In memory, so a restart signs everybody out. A session ends when it was not used for an hour, after ten
 * hours, and when the issuer no longer says what it said: its access token is over, and there is no new one to be had.
 */
export class BrowserSessions implements Sessions {
  /** The one that was not used for longest first. */
  private readonly sessions = new Map<string, Session>();
  /** Whose they are: by the actor's id, oldest first. */
  private readonly ofActors = new Map<string, Set<string>>();

  constructor(
    private readonly clock: Clock,
    private readonly issuer: AtIssuer,
  ) {}

  /** @returns the id of a session that nobody has had before */
  begin(signedIn: SignedIn): string {
    const { id: actorId } = signedIn.actor;
    this.makeRoom(actorId);
    const id = randomBytes(ID_BYTES).toString('base64url');
    this.ofActors.set(actorId, (this.ofActors.get(actorId) ?? new Set()).add(id));
    const now = this.now();
    this.sessions.set(id, { signedIn, since: now, usedAt: now, refreshing: undefined });
    return id;
  }

  async actorOf(id: string): Promise<Actor | undefined> {
    const session = this.sessions.get(id);
    if (!session) return undefined;
    if (this.isOver(session)) return this.end(id) && undefined;
    if (this.now() >= epochMilliseconds(session.signedIn.until) && !(await this.refreshed(id, session)))
      return undefined;
    session.usedAt = this.now();
    this.sessions.delete(id);
    this.sessions.set(id, session);
    return session.signedIn.actor;
  }

  /** @returns what was said of whoever was signed in */
  end(id: string): SignedIn | undefined {
    const session = this.sessions.get(id);
    if (!session) return undefined;
    const { id: actorId } = session.signedIn.actor;
    const ofActor = this.ofActors.get(actorId);
    ofActor?.delete(id);
    if (ofActor?.size === 0) this.ofActors.delete(actorId);
    this.sessions.delete(id);
    return session.signedIn;
  }

  /** Whether the session goes on. */
  private async refreshed(id: string, session: Session): Promise<boolean> {
    session.refreshing ??= this.refresh(id, session).finally(() => (session.refreshing = undefined));
    await session.refreshing;
    return this.sessions.has(id);
  }

  /** It may have been ended meanwhile, or the issuer speaks of somebody else: then what was said is nobody's. */
  private async refresh(id: string, session: Session): Promise<void> {
    const signedIn = await this.issuer.refresh(session.signedIn, (refreshToken) => {
      session.signedIn = { ...session.signedIn, refreshToken };
    });
    if (signedIn?.actor.id !== session.signedIn.actor.id) this.end(id);
    if (!signedIn) return;
    if (this.sessions.has(id)) session.signedIn = signedIn;
    else this.issuer.forget(signedIn);
  }

  private isOver({ since, usedAt }: Session): boolean {
    const now = this.now();
    return now - usedAt >= LONGEST_IDLE_MS || now - since >= LONGEST_MS;
  }

  private makeRoom(actorId: string): void {
    const theirs = this.ofActors.get(actorId);
    const [oldest] = theirs && theirs.size >= MOST_OF_ONE ? theirs : [];
    if (oldest !== undefined) this.end(oldest);
    const [unused] = this.sessions.size >= MOST_SESSIONS ? this.sessions.keys() : [];
    if (unused !== undefined) this.end(unused);
  }

  private now(): number {
    return epochMilliseconds(this.clock.now());
  }
}
