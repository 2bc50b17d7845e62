import type { Clock } from '#kernel';
import type { Position } from '#event-store';

interface Wait {
  readonly position: Position;
  readonly projections: readonly string[];
  readonly end: () => void;
}

/** How far the live read models have come, and who waits for them. */
export class Progress {
  private readonly reached = new Map<string, string>();
  private readonly waits = new Set<Wait>();

  constructor(private readonly clock: Clock) {}

  /** The live generation of that projection has seen the log up to there; `undefined`: it stands still. */
  reach(projection: string, position: string | undefined): void {
    if (position === undefined) this.reached.delete(projection);
    else this.reached.set(projection, position);
  }

  /** Wakes who waited for what has been reached. */
  announce(): void {
    for (const wait of this.waits) if (this.isVisible(wait)) wait.end();
  }

  async waitFor(position: Position, projections: readonly string[], timeoutMs: number): Promise<'visible' | 'notYet'> {
    const awaited = { position, projections };
    if (this.isVisible(awaited)) return 'visible';
    const over = new AbortController();
    const reached = new Promise<void>((end) => {
      const wait: Wait = { ...awaited, end };
      this.waits.add(wait);
      over.signal.addEventListener('abort', () => this.waits.delete(wait), { once: true });
    });
    await Promise.race([reached, this.clock.sleep(timeoutMs, over.signal).catch(() => undefined)]);
    over.abort();
    return this.isVisible(awaited) ? 'visible' : 'notYet';
  }

  private isVisible({ position, projections }: Pick<Wait, 'position' | 'projections'>): boolean {
    return projections.every((name) => (this.reached.get(name) ?? '') >= position);
  }
}
