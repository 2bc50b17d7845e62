import type { RecordedEvent } from '#kernel';
import type { Position, ReadAllOptions, StoredEvent, SubscribeOptions } from './event-store.js';

/** A stored event and what became of it in decoding: the domain event, or why there is none. */
export type DecodedEvent =
  | { readonly stored: StoredEvent; readonly event: RecordedEvent }
  | { readonly stored: StoredEvent; readonly problem: string };

export interface DecodedSlice {
  readonly events: readonly DecodedEvent[];
  readonly position: Position;
  readonly live: boolean;
}

/** The log as readers see it: domain events in log order; an event that cannot be decoded comes with its problem, and reading goes on. */
export interface DomainLog {
  /** In pages of some hundred events. */
  readAll(options?: ReadAllOptions): AsyncIterable<DecodedSlice>;
  subscribe(options: SubscribeOptions): AsyncIterable<DecodedSlice>;
  eventAt(position: Position): Promise<DecodedEvent | undefined>;
  head(): Promise<Position | undefined>;
  /** The log's identity from its first event, `undefined` for an empty log. */
  logId(): Promise<string | undefined>;
  /** Fetches the keys of the events' personal values, so that `Sealed.reveal` can answer. */
  unseal(events: readonly RecordedEvent[]): Promise<void>;
}

export const DOMAIN_LOG = Symbol('DomainLog');
