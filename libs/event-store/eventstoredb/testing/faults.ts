import type { Gate } from './gate.js';

export type CallKind = 'append' | 'batchAppend' | 'read' | 'subscribe' | 'serverFeatures' | 'gossip';

/** What is being asked of the double. Each correlation id of a batch append is a call of its own. */
export interface Call {
  readonly kind: CallKind;
  /** Which node was asked, from 0. */
  readonly node: number;
  /** How many calls of this kind there have been, from 1. */
  readonly nth: number;
  /** Missing where all streams are read, and for what asks for no stream. */
  readonly stream?: string;
}

/** What goes wrong with an append. */
export type AppendFault =
  | Unanswered
  /** "Commit phase timeout": ABORTED from Append, a status of Timeout from BatchAppend, as a server that waits for its followers. */
  | { readonly kind: 'timeout'; readonly committed?: boolean }
  /** DEADLINE_EXCEEDED from both; it ends a batch append's call, with all appends in it. */
  | { readonly kind: 'deadlineExceeded'; readonly committed?: boolean }
  /** Succeeds, and does not say where: what the server does for an idempotent append to events that it does not show. */
  | { readonly kind: 'noPosition' }
  | { readonly kind: 'accessDenied' }
  /** "Server Is Not Ready": UNAVAILABLE from Append, a status without a code from BatchAppend. */
  | { readonly kind: 'notReady' }
  | Refused;

/** What goes wrong with a read or a subscription, after so many messages of whatever kind (a confirmation is one, too). */
export type ReadFault =
  | { readonly kind: 'cut'; readonly after: number }
  | { readonly kind: 'stall'; readonly after: number }
  | { readonly kind: 'cancelled'; readonly after: number }
  | { readonly kind: 'end'; readonly after: number }
  /** A message only when the gate lets one through. */
  | { readonly kind: 'gated'; readonly gate: Gate }
  | Refused;

/** `committed`: after the events were written, and before anybody was told; means nothing where nothing is written. */
type Unanswered =
  /** The connection is reset. */
  | { readonly kind: 'reset'; readonly committed?: boolean }
  /** Never answers, and leaves the connection alone. */
  | { readonly kind: 'silence'; readonly committed?: boolean };

/** What can happen to every call. These end a batch append's call, with all appends in it. */
type Refused = { readonly kind: 'unavailable' } | { readonly kind: 'notLeader' };

export type Fault = AppendFault | ReadFault;

type FaultOf<Kind extends CallKind> = Kind extends 'append' | 'batchAppend'
  ? AppendFault
  : Kind extends 'read' | 'subscribe'
    ? ReadFault
    : Unanswered | Refused;

/** What goes wrong, and when. */
export class Faults {
  readonly #next: { readonly kinds: readonly CallKind[]; readonly fault: Fault }[] = [];

  /** Asked once for every append, read, and question; its answer counts where nothing was asked for with `next`. */
  decide: ((call: Call) => Fault | undefined) | undefined;

  /** Lets the next calls of a kind, or of any of several kinds, go wrong. */
  next<Kind extends CallKind>(kind: Kind | readonly Kind[], fault: FaultOf<Kind>, times = 1): void {
    const kinds: readonly CallKind[] = typeof kind === 'string' ? [kind] : kind;
    for (let time = 0; time < times; time++) this.#next.push({ kinds, fault });
  }

  /** What was asked for and has not happened. */
  get waiting(): number {
    return this.#next.length;
  }

  /** @internal */
  for(call: Call): Fault | undefined {
    const index = this.#next.findIndex(({ kinds }) => kinds.includes(call.kind));
    return index < 0 ? this.decide?.(call) : this.#next.splice(index, 1)[0]?.fault;
  }
}
