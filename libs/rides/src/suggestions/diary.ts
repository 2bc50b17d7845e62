import type { Span } from './suggestion-day.js';
import { type Start, fits, within } from './times.js';

/** Who is busy when with what is suggested, as rides are placed one after the other. */
export class Diary {
  private readonly busy = new Map<string, Start[]>();

  constructor(private readonly pause: number) {}

  /** In no order. */
  of(id: string): readonly Start[] {
    return this.busy.get(id) ?? [];
  }

  /** Whether they have time for it, of what they `offered`. */
  free(id: string, offered: readonly Span[], start: Start): boolean {
    return offered.some((span) => within(start, span)) && fits(start, this.of(id), this.pause);
  }

  add(id: string, start: Start): void {
    this.busy.set(id, [...this.of(id), start]);
  }
}
