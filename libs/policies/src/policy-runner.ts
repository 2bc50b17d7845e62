import {
  type Clock,
  type CommandHandling,
  type Instant,
  type Journal,
  type RecordedEvent,
  epochMilliseconds,
  plusMinutes,
  policyCommandIdOf,
  systemActor,
} from '#kernel';
import type { DecodedEvent, DomainLog, Position } from '#event-store';
import type { AnyProjection, ViewsDatabase } from '#projections';
import type { AnyPolicy, Deadline, PolicyContext } from './policy.js';
import type { PolicyCheckpoint, PolicyStore, StoredDeadline } from './policy-store.js';

/** What the key of a reaction that is to be tried again begins with. */
const AGAIN = 'again ';
const AGAIN_MINUTES = 1;
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
  /** Whether something that it failed at is waiting to be tried again. */
  readonly failing: boolean;
}

type Seen = Omit<PolicyCheckpoint, 'position'> & { readonly position: Position | undefined };

/** Runs each policy from its checkpoint on, and wakes it when a deadline comes. A policy that fails is tried again and holds back no other. */
export class PolicyRunner {
  private readonly stop = new AbortController();
  /** Policies that cannot follow the log at the moment. */
  private readonly broken = new Set<string>();
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
        this.again(policy, () => this.watch(policy)),
      ]),
    );
  }

  health(): readonly PolicyHealth[] {
    return this.policies.map(({ name }) => ({
      policy: name,
      failing: this.broken.has(name) || this.around.store.hasDeadline(name, AGAIN),
    }));
  }

  /** Ends after the reaction that is under way. */
  async close(): Promise<void> {
    await this.hold();
    this.around.store.close();
  }

  /** From now on policies react when `settle` is called and never by themselves: for filling a log that is the same every time. */
  async hold(): Promise<void> {
    this.stop.abort();
    for (const wake of this.wake.values()) wake();
    await this.running;
  }

  /**
   * Once they are held: lets policies react to what they have not seen, one after another in log order, and to every deadline
   * that has come, until nothing follows any more.
   * @throws what a policy throws
   */
  async settle(): Promise<void> {
    while ((await this.catchUp()) || (await this.meetOne()));
  }

  /** The deadline that comes first; it may have come. */
  nextDue(): Instant | undefined {
    return this.policies.flatMap(({ name }) => this.around.store.next(name)?.due ?? []).sort()[0];
  }

  private isHeld(): boolean {
    return this.stop.signal.aborted;
  }

  /** Does the work until stopped; begins again, a little later each time, where it fails. */
  private async again(policy: AnyPolicy, work: () => Promise<void>): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stop.signal.aborted) {
      try {
        await work();
        pause = FIRST_PAUSE_MS;
      } catch (error) {
        if (this.isHeld()) return;
        this.broken.add(policy.name);
        this.around.report(policy.name, error);
        await this.around.clock.sleep(pause, this.stop.signal).catch(() => undefined);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  private async follow(policy: AnyPolicy): Promise<void> {
    const { log, store } = this.around;
    let seen = await this.whereToGoOn(policy);
    const feed = log.subscribe({
      ...(seen.position ? { after: seen.position } : {}),
      categories: policy.categories,
      signal: this.stop.signal,
    });
    for await (const { events, position } of feed) {
      for (const decoded of events) {
        await this.reactOrPutAside(policy, decoded);
        seen = { ...seen, eventPosition: decoded.stored.position, eventId: decoded.stored.id };
        if (!this.isHeld()) continue;
        store.moveTo(policy.name, { ...seen, position: decoded.stored.position });
        return;
      }
      seen = { ...seen, position };
      store.moveTo(policy.name, { ...seen, position });
      this.broken.delete(policy.name);
    }
  }

  /**
   * Its checkpoint, wherever the last event that it has seen stands now: the log may have been moved to another store, where it
   * stands elsewhere. The beginning where it stands nowhere: this is another log, or an older backup.
   */
  private async whereToGoOn({ name }: AnyPolicy): Promise<Seen> {
    const { log, store } = this.around;
    const logId = (await log.logId()) ?? '';
    const beginning = { logId, position: undefined, eventPosition: null, eventId: null };
    const checkpoint = store.checkpoint(name);
    const found = checkpoint?.logId === logId ? await this.find(checkpoint) : undefined;
    if (found) return { logId, position: found, eventPosition: found, eventId: checkpoint?.eventId ?? null };
    // Where it has met nothing yet, it meets nothing twice.
    if (checkpoint?.logId === logId && checkpoint.eventId === null) return beginning;
    store.forget(name);
    return beginning;
  }

  private async find({ position, eventPosition, eventId }: PolicyCheckpoint): Promise<Position | undefined> {
    const { log } = this.around;
    if (eventId === null) return (await log.eventAt(position)) && position;
    if (eventPosition && (await log.eventAt(eventPosition))?.stored.id === eventId) return eventPosition;
    for await (const { events } of log.readAll())
      for (const { stored } of events) if (stored.id === eventId) return stored.position;
    return undefined;
  }

  /**
   * What one event is met with and fails must not hold back what others are met with: it is put aside, durably, and tried again.
   * So is an event that cannot be read: a later release may.
   */
  private async reactOrPutAside(policy: AnyPolicy, decoded: DecodedEvent): Promise<void> {
    const { stream, revision, id } = decoded.stored;
    try {
      if ('problem' in decoded) throw new Error(decoded.problem);
      await this.react(policy, decoded.event);
    } catch (error) {
      if (this.isHeld()) throw error;
      this.putAside(policy, { key: `${AGAIN}${id}`, stream, revision }, error);
    }
  }

  private putAside({ name }: AnyPolicy, waiting: Omit<StoredDeadline, 'due'>, error: unknown): void {
    const { store, clock, report } = this.around;
    report(name, error);
    store.set(name, { ...waiting, due: plusMinutes(clock.now(), AGAIN_MINUTES) });
    this.wake.get(name)?.();
  }

  private async react(policy: AnyPolicy, event: RecordedEvent, position = event.position): Promise<void> {
    const reaction = policy.on[event.type] as
      ((event: RecordedEvent, context: PolicyContext) => Promise<Deadline | undefined>) | undefined;
    const deadline = await reaction?.(event, this.contextOf(policy, { position }));
    if (!deadline) return;
    this.around.store.set(policy.name, { ...deadline, stream: event.stream, revision: event.revision });
    this.wake.get(policy.name)?.();
  }

  /** Sleeps until the next deadline, or until an earlier one is set. */
  private async watch(policy: AnyPolicy): Promise<void> {
    const { store, clock } = this.around;
    while (!this.stop.signal.aborted) {
      const next = store.next(policy.name);
      const wait = next ? epochMilliseconds(next.due) - epochMilliseconds(clock.now()) : LONGEST_SLEEP_MS;
      if (next && wait <= 0) {
        await this.meet(policy, next).catch((error: unknown) => {
          this.putAside(policy, next, error);
        });
        continue;
      }
      const woken = new AbortController();
      this.wake.set(policy.name, () => woken.abort());
      await clock.sleep(Math.min(wait, LONGEST_SLEEP_MS), woken.signal).catch(() => undefined);
    }
  }

  private async meet(policy: AnyPolicy, deadline: StoredDeadline): Promise<void> {
    const [event] = await this.around.journal.load(deadline.stream, deadline.revision - 1);
    if (event && deadline.key.startsWith(AGAIN)) await this.react(policy, event);
    else if (event) await policy.onDue?.(event, this.contextOf(policy, event));
    this.around.store.done(policy.name, deadline);
  }

  /** Meets one deadline that has come; false where none has. */
  private async meetOne(): Promise<boolean> {
    const now = this.around.clock.now();
    for (const policy of this.policies) {
      const next = this.around.store.next(policy.name);
      if (!next || next.due > now) continue;
      await this.meet(policy, next);
      return true;
    }
    return false;
  }

  /** Brings every policy to what is now the head of the log; false where they all stood there. */
  private async catchUp(): Promise<boolean> {
    const { log, store } = this.around;
    const [logId, head] = [(this.logId ??= await log.logId()) ?? '', await log.head()];
    const seen = (this.seen ??= this.policies.map(({ name }) => store.checkpoint(name)?.position ?? ''));
    const [after = ''] = [...seen].sort();
    if (head === undefined || after >= head) return false;
    const categories = [...new Set(this.policies.flatMap((policy) => policy.categories))];
    const unseen = log.readAll({ ...(after ? { after: after as Position } : {}), until: head, categories });
    for await (const { events } of unseen)
      for (const decoded of events)
        for (const [each, policy] of this.policies.entries())
          // All see the read models as of the head, so that what they find does not hang on how fast those are.
          if ('event' in decoded && decoded.stored.position > (seen[each] ?? ''))
            await this.react(policy, decoded.event, head);
    const eventId = (await log.eventAt(head))?.stored.id ?? null;
    for (const { name } of this.policies) store.moveTo(name, { logId, position: head, eventPosition: head, eventId });
    this.seen = this.policies.map(() => head);
    return true;
  }
  private logId: string | undefined;
  private seen: readonly string[] | undefined;

  private contextOf(policy: AnyPolicy, { position }: { readonly position: string }): PolicyContext {
    const { handling, views, visible } = this.around;
    return {
      handling,
      async views(...projections) {
        if (!(await visible(position as Position, projections)))
          throw new Error('the read models are behind; trying again');
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
