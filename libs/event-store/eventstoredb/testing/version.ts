/** A server's version, and what depends on it: found by comparing release tags of EventStore/EventStore, 20.10.0 to 25.0.0. */
export class Version {
  readonly #numbers: readonly number[];

  constructor(readonly text: string) {
    this.#numbers = text.split('.').map(Number);
  }

  /** What ServerFeatures tells: three numbers (ServerFeatures.cs). */
  get told(): string {
    return this.text.split('.').slice(0, 3).join('.');
  }

  /** ServerFeatures, and filtered reads of $all that are no subscription, since 21.10.0. */
  get hasServerFeatures(): boolean {
    return this.#isAtLeast(21, 10);
  }

  get readsAllFiltered(): boolean {
    return this.#isAtLeast(21, 10);
  }

  /** Reads of a stream tell the events' places in $all since 22.6.0 (EventRecord.cs, IsSelfCommitted). */
  get tellsPositionsInStreams(): boolean {
    return this.#isAtLeast(22, 6);
  }

  /** Subscriptions say when they have caught up since 23.10.0. */
  get saysCaughtUp(): boolean {
    return this.#isAtLeast(23, 10);
  }

  /**
   * Since 25.0 an append's size is that of data, metadata and two bytes for each character of the type. Before, an operator's
   * precedence made it that of the data alone (Event.cs, SizeOnDisk).
   */
  get countsAllOfAnAppend(): boolean {
    return this.#isAtLeast(25, 0);
  }

  /**
   * Before 25.1 a filtered subscription from the start which has nothing to send and reaches the end within one interval sends
   * a checkpoint of 2^64-1, which is "the end" when it is sent back (AllSubscriptionFiltered.cs; KurrentDB #4975).
   */
  get sendsEndAsCheckpoint(): boolean {
    return !this.#isAtLeast(25, 1);
  }

  #isAtLeast(major: number, minor: number): boolean {
    const [ownMajor = 0, ownMinor = 0] = this.#numbers;
    return ownMajor === major ? ownMinor >= minor : ownMajor > major;
  }
}
