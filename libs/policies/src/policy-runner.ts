import {
  type Clock,
  type CommandHandling,
  type Journal,
  type RecordedEvent,
  epochMilliseconds,
  policyCommandIdOf,
  systemActor,
} from '#kernel';
import type { DomainLog, Position } from '#event-store';
import type { AnyProjection, ViewsDatabase } from '#projections';
import type { AnyPolicy, Deadline, PolicyContext } from './policy.js';
import type { PolicyStore } from './policy-store.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 60_000;
/** `setTimeout` takes no more than 2^31 ms; a day is short enough. */
const LONGEST_SLEEP_MS = 86_400_000;

/** What the runner needs of its surroundings. */
export interface PolicySurroundings {
  readonly log: DomainLog;
  readonly journal: Journal;
  readonly handling: CommandHandling;
  readonly clock: Clock;
  readonly store: PolicyStore;
  readonly views: ViewsDatabase;
  /** Waits until the read models have seen that position; false where they have not in time. */
  readonly visible: (position: Position, projections: readonly AnyProjection[]) => Promise<boolean>;
  /** A policy failed and is tried again. */
  readonly report: (policy: string, error: unknown) => void;
}

export interface PolicyHealth {
  readonly policy: string;
  /** Whether it is waiting to be tried again after a failure. */
  readonly failing: boolean;
}

/** Runs each policy from its checkpoint on, and wakes it when a deadline comes. A policy that fails is tried again and holds back no other. */
export class PolicyRunner {
  private readonly stop = new AbortController();
  private readonly failing = new Set<string>();
  private readonly wake = new Map<string, () => void>();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly policies: readonly AnyPolicy[],
    private readonly around: PolicySurroundings,
  ) {}

  start(): void {
    this.running = Promise.all(
      this.policies.flatMap((policy) => [
        this.again(policy, () => this.follow(policy)),
        ...(policy.onDue ? [this.again(policy, () => this.watch(policy))] : []),
      ]),
    );
  }

  health(): readonly PolicyHealth[] {
    return this.policies.map(({ name }) => ({ policy: name, failing: this.failing.has(name) }));
  }

  /** Ends after the reaction that is under way. */
  async close(): Promise<void> {
    this.stop.abort();
    for (const wake of this.wake.values()) wake();
    await this.running;
    this.around.store.close();
  }

  /** Does the work until stopped; begins again, a little later each time, where it fails. */
  private async again(policy: AnyPolicy, work: () => Promise<void>): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stop.signal.aborted) {
      try {
        await work();
        pause = FIRST_PAUSE_MS;
      } catch (error) {
        if (this.stop.signal.aborted) return;
        this.failing.add(policy.name);
        this.around.report(policy.name, error);
        await this.around.clock.sleep(pause, this.stop.signal).catch(() => undefined);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  private async follow(policy: AnyPolicy): Promise<void> {
    const { log, store } = this.around;
    const logId = (await log.logId()) ?? '';
    const after = store.checkpoint(policy.name, logId);
    const feed = log.subscribe({ ...(after ? { after } : {}), categories: policy.categories, signal: this.stop.signal });
    for await (const { events, position } of feed) {
      for (const decoded of events) {
        if ('problem' in decoded) continue;
        await this.react(policy, decoded.event);
        if (this.stop.signal.aborted) return;
      }
      store.moveTo(policy.name, logId, position);
      this.failing.delete(policy.name);
    }
  }

  private async react(policy: AnyPolicy, event: RecordedEvent): Promise<void> {
    const reaction = policy.on[event.type] as
      | ((event: RecordedEvent, context: PolicyContext) => Promise<Deadline | undefined>)
      | undefined;
    const deadline = await reaction?.(event, this.contextOf(policy, event));
    if (!deadline) return;
    this.around.store.set(policy.name, { ...deadline, stream: event.stream, revision: event.revision });
    this.wake.get(policy.name)?.();
  }

  /** Sleeps until the next deadline, or until an earlier one is set. */
  private async watch(policy: AnyPolicy): Promise<void> {
    const { store, clock, journal } = this.around;
    while (!this.stop.signal.aborted) {
      const next = store.next(policy.name);
      const wait = next ? epochMilliseconds(next.due) - epochMilliseconds(clock.now()) : LONGEST_SLEEP_MS;
      if (next && wait <= 0) {
        const [event] = await journal.load(next.stream, next.revision - 1);
        if (event) await policy.onDue?.(event, this.contextOf(policy, event));
        store.done(policy.name, next);
        continue;
      }
      const woken = new AbortController();
      this.wake.set(policy.name, () => woken.abort());
      await clock.sleep(Math.min(wait, LONGEST_SLEEP_MS), woken.signal).catch(() => undefined);
    }
  }

  private contextOf(policy: AnyPolicy, { position }: RecordedEvent): PolicyContext {
    const { handling, views, visible } = this.around;
    return {
      handling,
      async views(...projections) {
        if (!(await visible(position as Position, projections))) throw new Error('the read models are behind; trying again');
        return views;
      },
      follows: (event, step = '') => ({
        actor: systemActor(event.metadata.municipality, policy.name),
        idempotencyKey: event.id,
        commandId: policyCommandIdOf(policy.name, event.id, step),
        correlationId: event.metadata.$correlationId,
        causationId: event.id,
      }),
    };
  }
}
