/** How many of something each has, of those who have any. */
export class Shares {
  private readonly counts = new Map<string, number>();

  of(who: string): number {
    return this.counts.get(who) ?? 0;
  }

  /** One more for them. @returns what gives it back, once, however often it is called */
  take(who: string): () => void {
    this.counts.set(who, this.of(who) + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const others = this.of(who) - 1;
      if (others > 0) this.counts.set(who, others);
      else this.counts.delete(who);
    };
  }
}
