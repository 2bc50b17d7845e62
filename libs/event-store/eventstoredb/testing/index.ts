export { type CallCounts, type DoubleOptions, EventStoreDBDouble } from './eventstoredb-double.js';
export type { AppendFault, Call, CallKind, Fault, ReadFault } from './faults.js';
export { Gate } from './gate.js';
export type { Proposed, Recorded } from './log/recorded.js';
export type { Users } from './users.js';
