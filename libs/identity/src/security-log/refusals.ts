import { type Actor, type Clock, SYSTEM, epochMilliseconds, systemActor } from '#kernel';
import type { RefusalReason } from './security.events.js';

type Client = Pick<Actor, 'id' | 'kind' | 'municipality'>;

/** Refusals of one client that are told together. */
export interface Refused {
  readonly client: Client;
  readonly reason: RefusalReason;
  readonly asked: readonly string[];
  readonly count: number;
}

const MINUTE_MS = 60_000;
/** Clients that are told apart in a minute: the log is for ever, and those beyond are counted together. */
const MOST_CLIENTS = 1_000;
/** Of them, those whom nobody believes: addresses can be had for nothing. */
const MOST_STRANGERS = 50;
const MOST_ASKED = 20;

interface Counting {
  readonly client: Client;
  /** Until when nothing more is told of this client. */
  readonly until: number;
  since: { readonly reason: RefusalReason; readonly asked: Set<string>; count: number } | undefined;
}

/** Counts refusals, so that each client is told of once a minute at most, and none is left out of the count. */
export class Refusals {
  private readonly clients = new Map<string, Counting>();
  private readonly strangers = new Set<string>();

  constructor(private readonly clock: Clock) {}

  /** Takes one down. @param isRoom whether more clients may be told of now */
  note(client: Client, reason: RefusalReason, asked: readonly string[], isRoom: boolean): readonly Refused[] {
    const key = keyOf(client);
    const counting = this.clients.get(key);
    if (!counting && client !== EVERYBODY_ELSE && !(isRoom && this.isRoomFor(client)))
      return this.note(EVERYBODY_ELSE, 'tooManyClients', [], isRoom);
    const since = counting?.since ?? { reason, asked: new Set(), count: 0 };
    since.count++;
    for (const name of asked) if (since.asked.size < MOST_ASKED) since.asked.add(name);
    if (counting && (this.now() < counting.until || !isRoom)) {
      counting.since = since;
      return [];
    }
    return [this.told(client, since)];
  }

  /** What was counted and may be told now. Those of whom nothing was heard for a minute are forgotten. */
  due(): readonly Refused[] {
    const now = this.now();
    return [...this.clients].flatMap(([key, { client, until, since }]) => {
      if (now < until) return [];
      if (since) return [this.told(client, since)];
      this.clients.delete(key);
      this.strangers.delete(key);
      return [];
    });
  }

  /** What was counted, whether its minute is over or not. */
  all(): readonly Refused[] {
    return [...this.clients.values()].flatMap(({ client, since }) => (since ? [this.told(client, since)] : []));
  }

  /** Whether something counted is still to be told. */
  get isCounting(): boolean {
    return [...this.clients.values()].some(({ since }) => since !== undefined);
  }

  private isRoomFor(client: Client): boolean {
    return this.clients.size < MOST_CLIENTS && !(isStranger(client) && this.strangers.size >= MOST_STRANGERS);
  }

  private told(client: Client, { reason, asked, count }: NonNullable<Counting['since']>): Refused {
    const key = keyOf(client);
    this.clients.set(key, { client, until: this.now() + MINUTE_MS, since: undefined });
    if (isStranger(client)) this.strangers.add(key);
    return { client, reason, asked: [...asked], count };
  }

  private now(): number {
    return epochMilliseconds(this.clock.now());
  }
}

const EVERYBODY_ELSE: Client = systemActor(SYSTEM);

const isStranger = ({ municipality, kind }: Client): boolean => municipality === SYSTEM && kind === 'citizen';

const keyOf = ({ municipality, kind, id }: Client): string => `${municipality}/${kind}/${id}`;
