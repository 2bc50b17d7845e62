export { projection } from './declare.js';
export * from './projection.js';
export * from './table.js';
export * from './changes.js';
export { type Generation, type GenerationStatus, type ParkedEvent } from './catalog-tables.js';
export { CheckpointMoved } from './engine.js';
export type { Drop } from './drops.js';
export { type FoldOptions, foldViews } from './fold.js';
export { UnusableProjection } from './layout.js';
export { LogDoesNotMatch, checkLog } from './log-identity.js';
export { type ListedParkedEvent, NotParked, type ParkedEvents, type RecordDrop } from './parked-events.js';
export { PROJECTION_CATEGORY, projectionEvents, projectionStream } from './projection.events.js';
export { type AllViewsOf, type PeopleOf, type ViewsOf } from './queries.js';
export { personalColumns } from './clearing.js';
export {
  ProjectionRunner,
  type ProjectionStatus,
  type RunnerHealth,
  type RunnerOptions,
  type ViewsChanged,
} from './runner.js';
export { PastThread } from './as-of/past-thread.js';
export { PastViews } from './as-of/past-views.js';
export { PastWorlds, type PastOptions } from './as-of/past-worlds.js';
export { type HeldWorld, type Moment, type Past, PastUnavailable } from './as-of/question.js';
export { servePast } from './as-of/serve-past.js';
export type { Views } from './views.js';
export { NotReady, ViewsDatabase } from './views-database.js';
export { type ColumnChange, type RowChange, changesBetween } from './changes-between.js';
export { type Difference, type Verification, type VerifiedTable, sentenceOf, verifyViews } from './verify.js';
