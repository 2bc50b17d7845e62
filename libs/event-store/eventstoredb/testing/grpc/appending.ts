import type { ServerErrorResponse } from '@grpc/grpc-js';
import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendFault } from '../faults.js';
import type { Outcome } from '../log/event-log.js';
import type { Expected, Proposed } from '../log/recorded.js';
import type { Serving } from '../serving.js';
import type { Version } from '../version.js';
import * as errors from './errors.js';
import { uuidText } from './identifiers.js';

export interface Append {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly Proposed[];
}

/** How an append is answered, before it is put into the words of Append or BatchAppend. */
export type Answer =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  /** A gRPC status; it ends a batch append's call. */
  | { readonly kind: 'refused'; readonly error: ServerErrorResponse }
  | { readonly kind: 'timeout' | 'accessDenied' | 'notReady' }
  | { readonly kind: 'none' };

/**
 * An event as it was sent.
 * @throws a gRPC status where its type or content type is missing
 */
export function proposedEvent(message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed {
  const described = message.getMetadataMap();
  const required = (property: string): string => {
    const value = described.get(property);
    if (value === undefined) throw errors.requiredMetadataMissing(property);
    return value;
  };
  const type = required('type');
  return {
    id: uuidText(message.getId()),
    type,
    isJson: required('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** What of an event counts against the largest append. */
export const sizeOf = ({ type, data, metadata }: Proposed, version: Version): number =>
  version.countsAllOfAnAppend ? data.length + metadata.length + 2 * type.length : data.length;

/** Writes what was asked for, unless this node may not or something shall go wrong. */
export function write(
  serving: Serving,
  append: Append,
  call: { kind: 'append' | 'batchAppend'; requiresLeader: boolean; peer: string },
): Answer {
  const fault = serving.arrived(call.kind, append.stream) as AppendFault | undefined;
  // A node that has lost its cluster does not know that another one leads.
  if (fault?.kind === 'notReady') return { kind: 'notReady' };
  if (!serving.isLeader() && (call.requiresLeader || serving.followers === 'refuse'))
    return { kind: 'refused', error: errors.notLeader(serving.leader()) };
  const commit = (): Outcome => serving.log.append(append.stream, append.expected, append.events);
  if (!fault) return { kind: 'outcome', outcome: commit() };
  if ('committed' in fault && fault.committed) commit();
  switch (fault.kind) {
    case 'reset':
      serving.reset(call.peer);
      return { kind: 'none' };
    case 'silence':
      return { kind: 'none' };
    case 'noPosition':
      return { kind: 'outcome', outcome: withoutPosition(commit()) };
    case 'unavailable':
      return { kind: 'refused', error: errors.unavailable() };
    case 'deadlineExceeded':
      return { kind: 'refused', error: errors.deadlineExceeded() };
    case 'notLeader':
      return { kind: 'refused', error: errors.notLeader(serving.leader()) };
    case 'timeout':
    case 'accessDenied':
      return { kind: fault.kind };
  }
}

const withoutPosition = (outcome: Outcome): Outcome =>
  outcome.kind === 'written' ? { ...outcome, position: undefined } : outcome;
