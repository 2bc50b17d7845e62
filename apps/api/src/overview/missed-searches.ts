import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { v7 } from 'uuid';
import { CLOCK, type Clock, CommandHandling, type LocalDate, type Municipality, dateIn, systemActor } from '#kernel';
import { type Missed, MissedCounts, type MissedWord, missedSearches } from '#overview';

const HOUR_MS = 3_600_000;

/** What is counted together, and the key that it is recorded under: said again, it is not counted again. */
interface Batch {
  readonly key: string;
  readonly on: LocalDate;
  readonly words: readonly MissedWord[];
}

/**
 * Counts searches that found nothing for the editor, and records them together once an hour and at the end: who searches writes
 * nothing. A crash loses what an hour counted, and words that wait for their fifth day.
 */
@Injectable()
export class MissedSearches implements OnModuleInit, OnModuleDestroy {
  private readonly counts = new Map<Municipality, MissedCounts>();
  /** What could not be recorded, or nobody knows whether it was. */
  private readonly unsure = new Map<Municipality, Batch>();
  private readonly stopping = new AbortController();
  private readonly log = new Logger('Samspil');
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly handling: CommandHandling,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.running = this.everyHour();
  }

  /** Records what was counted, for nobody counts it again. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.record();
  }

  /** A search found nothing. */
  notice(municipality: Municipality, missed: Missed): void {
    const counts = this.counts.get(municipality) ?? new MissedCounts();
    this.counts.set(municipality, counts);
    counts.count(missed, dateIn(this.clock.now()));
  }

  private async everyHour(): Promise<void> {
    const { signal } = this.stopping;
    for (;;) {
      await this.clock.sleep(HOUR_MS, signal).catch(() => undefined);
      if (signal.aborted) return;
      await this.record();
    }
  }

  private async record(): Promise<void> {
    for (const [municipality, counts] of this.counts) {
      const batch = this.unsure.get(municipality) ?? this.next(counts);
      if (batch.words.length === 0) continue;
      this.unsure.set(municipality, batch);
      try {
        await this.say(municipality, batch);
        this.unsure.delete(municipality);
      } catch (error) {
        this.log.warn(`missed searches: ${error instanceof Error ? error.message : 'unknown'}; tried again in an hour`);
      }
    }
  }

  private next(counts: MissedCounts): Batch {
    return { key: v7(), on: dateIn(this.clock.now()), words: counts.take() };
  }

  private async say(municipality: Municipality, { key, on, words }: Batch): Promise<void> {
    const said = { actor: systemActor(municipality, 'missedSearches'), idempotencyKey: key };
    const input = { month: on.slice(0, 'yyyy-mm'.length), on, words };
    const outcome = await this.handling.handle(missedSearches, 'CountMissedWords', { ...said, input });
    if (outcome.outcome !== 'accepted') throw new Error(`refused as ${JSON.stringify(outcome.refusal)}`);
  }
}
