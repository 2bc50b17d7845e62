import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { Installation } from '#installation';
import { entry, photosNamedBy } from '#overview';
import { sweepPhotos } from '#photos';

const DAY_MS = 24 * 3_600_000;

/** Removes photos that nobody came to use: when Samspil starts, and every day. */
@Injectable()
export class PhotoSweep implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly log = new Logger('Samspil');
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly installation: Installation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.running = this.everyDay();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** @returns how many were removed @throws Error where it is not known what is used */
  sweep(): Promise<number> {
    return sweepPhotos(this.installation.photos, () => this.everNamed(), this.clock);
  }

  private async everyDay(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.sweep().catch((error: unknown) => {
        this.left(error);
      });
      await this.clock.sleep(DAY_MS, signal).catch(() => undefined);
    }
  }

  private left(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    this.log.warn(`unused photos stay: ${error instanceof Error ? error.message : 'unknown'}; tried again in a day`);
  }

  /**
   * From the log itself: a read model may lag behind, or have left out what it could not take, and what is removed does not come back.
   * @throws Error where an entry's event cannot be read: nobody knows then what it names
   */
  private async everNamed(): Promise<ReadonlySet<string>> {
    const named = new Set<string>();
    for await (const { events } of this.installation.journal.readAll({ categories: [entry.category] }))
      for (const decoded of events) {
        this.stopping.signal.throwIfAborted();
        if ('problem' in decoded) throw new Error(`an event of an entry cannot be read: ${decoded.problem}`);
        for (const sha256 of photosNamedBy(decoded.event)) named.add(sha256);
      }
    return named;
  }
}
