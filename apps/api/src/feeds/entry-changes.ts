import { ServiceUnavailableException } from '@nestjs/common';
import type { Installation } from '#installation';
import type { Municipality } from '#kernel';
import { type Overview, type Overviews, changesOfEntries, changesOfEntriesReads } from '#overview';
import type { Position } from '#event-store';

export type EntryChanges = Awaited<ReturnType<typeof changesOfEntries>>;

/** More than a municipality publishes in many years. */
const MOST_KNOWN = 100_000;

/** The last change of each entry that was ever published, by a number from the log, together with what everybody reads now. */
export class ChangesOfEntries {
  /** By place: what has a number keeps it, and to look one up takes some twenty readings of the log's index. */
  private readonly numbers = new Map<string, bigint>();

  constructor(
    private readonly overviews: Pick<Overviews, 'of' | 'worldOf'>,
    private readonly installation: Pick<Installation, 'integrity' | 'projections'>,
  ) {}

  /** @throws ServiceUnavailableException where a read model lags behind the changes: half of one must not be told under its number */
  async of(municipality: Municipality): Promise<EntryChanges> {
    // Who publishes finds it here at once: what was said last is being numbered.
    await this.installation.integrity.caughtUp();
    const world = this.overviews.worldOf(municipality);
    return changesOfEntries(
      world,
      (position) => this.standing(municipality, position),
      (...place) => this.numberOf(...place),
    );
  }

  private async standing(municipality: Municipality, position: string): Promise<Overview> {
    const { projections } = this.installation;
    if (position && (await projections.waitFor(position as Position, changesOfEntriesReads)) === 'notYet')
      throw new ServiceUnavailableException('What was published last is being read: ask again in a minute.');
    return this.overviews.of(municipality);
  }

  private numberOf(municipality: Municipality, position: string): bigint | undefined {
    const known = this.numbers.get(position);
    if (known !== undefined) return known;
    const number = this.installation.integrity.indexAt(municipality, position);
    if (this.numbers.size >= MOST_KNOWN) this.numbers.clear();
    if (number !== undefined) this.numbers.set(position, number);
    return number;
  }
}
