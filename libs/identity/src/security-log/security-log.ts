import { createHmac, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import {
  type Actor,
  type Clock,
  type DataOf,
  type Journal,
  Recorder,
  SYSTEM,
  type Unrecorded,
  dateIn,
  eventIdOf,
  streamName,
} from '#kernel';
import { neighbourhoodOf } from '../address.js';
import { Refusals, type Refused } from './refusals.js';
import type { RefusalReason, SignedInBy, securityEvents } from './security.events.js';

const SECURITY = 'security';
/** An event names a few fields of the API at most. */
const WEIGHT = 10;

/** Events that wait to be recorded. Beyond that refusals are only counted, */
const MOST_WITH_REFUSALS = 5_000;
/** and beyond this nobody is let in, and nothing is taken away: it is on record, or it does not happen. */
const MOST_WAITING = 20_000;

type Client = Pick<Actor, 'id' | 'kind' | 'municipality'>;
type Events = typeof securityEvents;

/** Sign-ins and exports cannot be recorded at the moment, so there are none until they can. */
export class SecurityLogFull extends Error {
  override readonly name = 'SecurityLogFull';
  constructor() {
    super('sign-ins and exports cannot be recorded at the moment, so there are none; try again in a moment');
  }
}

/** Who was refused: somebody who is believed, or else whoever is at an address. */
export type WhoWasRefused = Client | { readonly address: string | undefined };

/**
 * Who signed in and out, who was refused, and who took personal data away, as events in the log: `security-{municipality}_{date}`, and
 * `security-0000_{date}` where nobody believable was at the other end. Gathered and recorded together, so that nobody waits for it.
 */
export class SecurityLog {
  private readonly refusals: Refusals;
  private readonly recorder: Recorder;
  /** Dies with the process: what addresses were hashed with, nobody can find out afterwards. */
  private readonly addressKey = randomBytes(32);
  private isClosing = false;

  constructor(
    journal: Journal,
    private readonly clock: Clock,
    report: (error: unknown) => void = () => undefined,
  ) {
    this.refusals = new Refusals(clock);
    const { refusals } = this;
    const take = () => (this.isClosing ? refusals.all() : refusals.due()).map((refused) => this.refusedEvent(refused));
    this.recorder = new Recorder(journal, clock, report, {
      get isWaiting() {
        return refusals.isCounting;
      },
      take,
    });
  }

  start(): void {
    this.recorder.start();
  }

  /** @throws SecurityLogFull: they are not to be let in */
  signedIn(actor: Client, by: SignedInBy): void {
    this.record(actor, 'SignedIn', { at: this.clock.now(), by });
  }

  signedOut(actor: Client): void {
    this.recorder.add(this.eventOf(actor, 'SignedOut', { at: this.clock.now() }));
  }

  /**
   * Takes down that somebody was refused, once a minute at most.
   * @param asked what for, in the API's words, such as the names of fields
   */
  refused(who: WhoWasRefused, reason: RefusalReason, asked: readonly string[] = []): void {
    const isRoom = this.recorder.length < MOST_WITH_REFUSALS;
    const told = this.refusals.note(this.clientOf(who), reason, asked, isRoom);
    this.recorder.add(...told.map((refused) => this.refusedEvent(refused)));
  }

  /** @param what in the API's words, such as `personReport` @throws SecurityLogFull: it is not to be handed out */
  exported(actor: Client, what: string): void {
    this.record(actor, 'PersonalDataExported', { at: this.clock.now(), what });
  }

  /** Whether the last events could be recorded. */
  get isRecording(): boolean {
    return this.recorder.isRecording;
  }

  /** Resolves when everything so far is recorded, but for what is still being counted. @throws what the log throws */
  flush(): Promise<void> {
    return this.recorder.flush();
  }

  /** Records what waits and what was counted. @throws what the log throws */
  close(): Promise<void> {
    this.isClosing = true;
    return this.recorder.close();
  }

  private record<T extends keyof Events>(actor: Client, type: T, data: DataOf<Events, T>): void {
    if (this.recorder.length >= MOST_WAITING) throw new SecurityLogFull();
    this.recorder.add(this.eventOf(actor, type, data));
  }

  private refusedEvent({ client, ...refused }: Refused): Unrecorded {
    return this.eventOf(client, 'AccessRefused', { at: this.clock.now(), ...refused, asked: [...refused.asked] });
  }

  private eventOf<T extends keyof Events>(client: Client, type: T, data: DataOf<Events, T>): Unrecorded {
    const at = this.clock.now();
    const { id, kind, municipality } = client;
    const stream = streamName(SECURITY, municipality, dateIn(at));
    const commandId = v7();
    const event = {
      id: eventIdOf(commandId, stream, 0),
      type,
      data,
      metadata: {
        municipality,
        commandId,
        $correlationId: commandId,
        $causationId: commandId,
        actor: { id, kind },
        recordedAt: at,
      },
    };
    return { stream, event, weight: WEIGHT };
  }

  private clientOf(who: WhoWasRefused): Client {
    if (!('address' in who)) return who;
    const hash = createHmac('sha256', this.addressKey)
      .update(neighbourhoodOf(who.address ?? ''))
      .digest('base64url');
    return { id: hash.slice(0, 22), kind: 'citizen', municipality: SYSTEM };
  }
}
