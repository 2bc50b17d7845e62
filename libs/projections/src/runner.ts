import type { Clock, RecordedEvent } from '#kernel';
import type { DomainLog, Position } from '#event-store';
import type { GenerationStatus } from './catalog-tables.js';
import type { AppliedBatch, FeedLimits } from './feed.js';
import { checkProjections } from './layout.js';
import { LogDoesNotMatch } from './log-identity.js';
import { ParkedEvents, type RecordDrop } from './parked-events.js';
import { Progress } from './progress.js';
import type { AnyProjection } from './projection.js';
import { RunnerLife } from './runner-life.js';
import type { ViewsDatabase } from './views-database.js';

export interface RunnerOptions {
  readonly views: ViewsDatabase;
  readonly log: DomainLog;
  readonly projections: readonly AnyProjection[];
  readonly clock: Clock;
  /** Records a drop as `ParkedEventDropped` in `projectionStream(projection)`. Without it nothing can be dropped. */
  readonly onDrop?: RecordDrop;
  /** For measuring; the defaults are measured. */
  readonly limits?: Partial<FeedLimits>;
  /** Hears what it died of before it is restarted, and what could not be taken and is parked. No personal value is in it. */
  readonly report?: (error: Error) => void;
}

export interface ProjectionStatus {
  readonly projection: string;
  readonly version: number;
  readonly generation: number;
  readonly status: GenerationStatus;
  /** How far it has seen the log; empty before the first event. */
  readonly position: string;
  readonly parked: number;
  /** What it stopped at as a whole, where it did. */
  readonly stopped?: string;
}

export interface RunnerHealth {
  /** `refused`: the read models were built from another log, and nothing runs until somebody decides. */
  readonly state: 'notStarted' | 'running' | 'restarting' | 'refused' | 'stopped';
  readonly restarts: number;
  /** What it died of last, or why it refused. */
  readonly problem?: string;
  readonly projections: readonly ProjectionStatus[];
}

/** What a batch at the head of the log changed: told after it can be read. */
export interface ViewsChanged {
  readonly projections: readonly string[];
  readonly events: readonly RecordedEvent[];
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;

/**
 * Keeps read models up with the log: one subscription for all, rows and checkpoint in one transaction. What dies is restarted
 * with longer and longer pauses, and says so in `health`.
 */
export class ProjectionRunner {
  readonly parked: ParkedEvents;
  private readonly progress: Progress;
  private readonly stopping = new AbortController();
  private readonly listeners = new Set<(changed: ViewsChanged) => void>();
  private readonly awaitingReady = new Set<{ resolve: () => void; reject: (reason: Error) => void }>();
  private life: RunnerLife | undefined;
  private supervising: Promise<void> = Promise.resolve();
  private state: RunnerHealth['state'] = 'notStarted';
  private problem: Error | undefined;
  private restarts = 0;
  private failuresInARow = 0;
  private parkedBefore = 0;

  constructor(private readonly options: RunnerOptions) {
    checkProjections(options.projections);
    this.progress = new Progress(options.clock);
    this.parked = new ParkedEvents(
      options.views.catalog,
      (projection, generation, eventId) => this.alive().retry(projection, generation, eventId),
      (drop) => this.drop(drop),
    );
  }

  /**
   * Resolves when it follows the log; `ready` when everything can be read.
   * @throws LogDoesNotMatch where the read models were built from another log.
   */
  async start(): Promise<void> {
    if (this.state !== 'notStarted') throw new Error('a runner is started once');
    try {
      this.life = await this.begin();
    } catch (error) {
      this.refuse(error as Error);
      throw error;
    }
    this.supervising = this.supervise(this.life);
  }

  /** Ends reading, and writes what is held. The database stays open. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.life?.end();
    await this.supervising;
    this.state = 'stopped';
    this.tellReady(new Error('the projections were stopped'));
  }

  /** Resolves when every projection has a live generation. */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.allLive()) resolve();
      else if (this.state === 'refused' || this.state === 'stopped')
        reject(this.problem ?? new Error('the projections were stopped'));
      else this.awaitingReady.add({ resolve, reject });
    });
  }

  /** Whether those projections show the log up to `position` within that time. */
  waitFor(
    position: Position,
    projections: readonly (AnyProjection | string)[],
    { timeoutMs = 2_000 }: { readonly timeoutMs?: number } = {},
  ): Promise<'visible' | 'notYet'> {
    const names = projections.map((each) => (typeof each === 'string' ? each : each.name));
    return this.progress.waitFor(position, names, timeoutMs);
  }

  /** Calls back after every batch that changed rows, once caught up. Answers with what ends it. */
  watch(listener: (changed: ViewsChanged) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  health(): RunnerHealth {
    const { state, restarts, problem } = this;
    return { state, restarts, ...(problem ? { problem: problem.message } : {}), projections: this.status() };
  }

  /** One entry per generation that is being kept up, the live ones among them. */
  status(): readonly ProjectionStatus[] {
    return [...(this.life?.projectors ?? [])].map(({ projection, generation, position, parked, stoppedAt }) => ({
      projection: projection.name,
      version: projection.version,
      generation: generation.generation,
      status: generation.status,
      position,
      parked,
      ...(stoppedAt ? { stopped: `event ${stoppedAt.eventId} of ${stoppedAt.stream}: ${stoppedAt.error}` } : {}),
    }));
  }

  /** Builds a new generation beside the live one and switches when it has caught up. Resolves when it has begun. */
  async rebuild(projection: string): Promise<void> {
    await this.alive().rebuild(this.named(projection));
  }

  /** Drops the generation that is being built. */
  async abort(projection: string): Promise<void> {
    await this.alive().abort(this.named(projection));
  }

  /** Switches back to the generation before, once that has caught up. Resolves when it has begun. */
  async rollBack(projection: string): Promise<void> {
    await this.alive().rollBack(this.named(projection));
  }

  /**
   * Whether nothing is left of what the event at `position` cleared: every generation that shows people has taken it, also one that is
   * being built, and those that nobody keeps up (kept to roll back to, or of another release) are gone, for nobody clears them.
   */
  async cleared(position: Position): Promise<boolean> {
    const life = this.alive();
    await life.dropWhatNobodyClears();
    return [...life.projectors]
      .filter(({ readsPersonal }) => readsPersonal)
      .every((projector) => projector.position >= position && !projector.hasUnwritten && !projector.isParked(position));
  }

  private begin(): Promise<RunnerLife> {
    const { views, log, projections, limits } = this.options;
    const onProgress = (life: RunnerLife, batch?: AppliedBatch) => this.onProgress(life, batch);
    return RunnerLife.begin({ views, log, projections, limits, onProgress });
  }

  private async supervise(first: RunnerLife): Promise<void> {
    for (let life: RunnerLife | undefined = first; ;) {
      try {
        this.life = life ?? (await this.begin());
        this.state = 'running';
        if (this.stopping.signal.aborted) await this.life.end();
        await this.life.untilEnd();
        return;
      } catch (error) {
        if (error instanceof LogDoesNotMatch) {
          this.refuse(error);
          return;
        }
        this.problem = error as Error;
        this.options.report?.(this.problem);
        this.state = 'restarting';
        this.restarts++;
        this.failuresInARow++;
      }
      if (!(await this.pause())) return;
      life = undefined;
    }
  }

  /** False when stopped meanwhile. */
  private async pause(): Promise<boolean> {
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.failuresInARow - 1));
    await this.options.clock.sleep(pause, this.stopping.signal).catch(() => undefined);
    return !this.stopping.signal.aborted;
  }

  private onProgress(life: RunnerLife, batch: AppliedBatch | undefined): void {
    if (batch) this.failuresInARow = 0;
    this.reportParked(life);
    for (const { name, generation, position } of life.projectors)
      if (generation.status === 'live') this.progress.reach(name, position);
    this.progress.announce();
    if (this.awaitingReady.size > 0 && this.allLive()) this.tellReady();
    if (batch?.live && batch.changed.length > 0) {
      const events = batch.events.flatMap((decoded) => ('event' in decoded ? [decoded.event] : []));
      for (const listener of this.listeners) listener({ projections: batch.changed, events });
    }
  }

  private reportParked({ projectors }: RunnerLife): void {
    const parked = [...projectors].reduce((sum, projector) => sum + projector.parked, 0);
    if (parked > this.parkedBefore)
      this.options.report?.(new Error(`${parked} events are parked: npm run audit -- park list says which, and why`));
    this.parkedBefore = parked;
  }

  private refuse(problem: Error): void {
    this.problem = problem;
    this.state = 'refused';
    this.tellReady(problem);
  }

  private allLive(): boolean {
    return this.options.projections.every((projection) => this.options.views.isLive(projection));
  }

  private tellReady(problem?: Error): void {
    for (const { resolve, reject } of this.awaitingReady)
      if (problem) reject(problem);
      else resolve();
    this.awaitingReady.clear();
  }

  private async drop(drop: { projection: string; eventId: string }): Promise<void> {
    const { onDrop } = this.options;
    if (!onDrop) throw new Error('nothing can be dropped here: this process does not write the log');
    const position = await onDrop(drop);
    if (position !== undefined) await this.waitFor(position, [drop.projection]);
  }

  private alive(): RunnerLife {
    if (!this.life || this.state !== 'running')
      throw new Error(`the projections are not running (${this.state}); try again when they are`);
    return this.life;
  }

  private named(name: string): AnyProjection {
    const found = this.options.projections.find((projection) => projection.name === name);
    if (!found)
      throw new Error(
        `there is no projection ${name}; there are ${this.options.projections.map((each) => each.name).join(', ')}`,
      );
    return found;
  }
}
