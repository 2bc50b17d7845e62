import type { Metadata } from '@grpc/grpc-js';
import type { CallKind, Fault } from './faults.js';
import type { EventLog } from './log/event-log.js';
import type { Version } from './version.js';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface Member extends Endpoint {
  readonly instanceId: string;
  readonly isLeader: boolean;
  readonly isAlive: boolean;
}

/** Who asks, as far as it matters. */
export interface Rights {
  readonly mayReadAll: boolean;
  readonly mayRead: boolean;
  readonly mayAppend: boolean;
}

/** What the services of a node know. */
export interface Serving {
  readonly log: EventLog;
  readonly version: Version;
  readonly maxAppendBytes: number;
  /** What a follower does with an append that does not insist on the leader. */
  readonly followers: 'refuse' | 'forward';
  isLeader(): boolean;
  leader(): Endpoint;
  members(): readonly Member[];
  /** @throws a gRPC status where name and password are wrong */
  rightsOf(metadata: Metadata): Rights;
  /** Counts the call and asks what shall go wrong with it. */
  arrived(kind: CallKind, stream?: string): Fault | undefined;
  /** Destroys the connection over which a call came. */
  reset(peer: string): void;
}

/** ServiceBase.cs, GetRequiresLeader. */
export const requiresLeader = (metadata: Metadata): boolean =>
  String(metadata.get('requires-leader')[0]).toLowerCase() === 'true';
