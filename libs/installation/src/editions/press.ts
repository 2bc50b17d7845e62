import { type Clock, type CommandHandling, type Language, type Municipality, systemActor } from '#kernel';
import type { Progress } from '#overview';
import {
  type OrderedEdition,
  type PrintedEdition,
  Unprintable,
  edition,
  editionsProjection,
  editionsPrintedAs,
  editionsToPrint,
  printInWorker,
} from '#overview';
import type { ViewsChanged, ViewsDatabase } from '#projections';
import type { EditionFiles } from './edition-files.js';
import type { AtItsPlace } from './at-its-place.js';

/** With what a municipality signs its paper. */
export interface Imprint {
  readonly municipalityName: string;
  readonly contactTelephone: string;
}
/** `undefined` of a municipality whose number to call is not known: nothing is printed without one. */
interface Imprints {
  of(municipality: Municipality, language: Language): Imprint | undefined;
  /** Where everybody reads an activity. */
  pageOf(municipality: Municipality, entryId: string, language: Language): string;
}

export interface PressParts {
  readonly views: ViewsDatabase;
  /** Calls back after read models changed. */
  readonly watch: (listener: (changed: ViewsChanged) => void) => () => void;
  readonly handling: CommandHandling;
  readonly clock: Clock;
  readonly files: EditionFiles;
  readonly place: AtItsPlace;
  /** Whether somebody has been erased by now. */
  readonly isErased: (municipality: Municipality, contactId: string) => boolean;
  readonly imprints: Imprints;
  readonly report: (error: unknown) => void;
  readonly print?: typeof printInWorker;
}

/** After something went wrong that may go right later: a full disk, a history that is being numbered. */
const AGAIN_AFTER_MS = 60_000;
const MOST_TRIES = 5;

/**
 * Prints what was ordered, one at a time, in a thread of its own. What is ordered and not printed is found in the read model, so a crash
 * loses nothing: the next start prints it, and its record is named by what came out, so it is recorded once.
 */
export class Press {
  private readonly stopping = new AbortController();
  private readonly told = new Map<string, Progress>();
  /** How often something went wrong with an edition that may go right later. */
  private readonly failures = new Map<string, number>();
  private running: Promise<void> = Promise.resolve();
  private last: Promise<unknown> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(private readonly parts: PressParts) {}

  /** How far an edition is that is being printed now. */
  progressOf(editionId: string): Progress | undefined {
    return this.told.get(editionId);
  }

  /** How often something went wrong with an edition since the press was made that may go right later. */
  failedAttemptsAt(editionId: string): number {
    return this.failures.get(editionId) ?? 0;
  }

  /**
   * The file of an edition. Where it is missing or damaged it is printed again from the log, and comes out the same unless somebody in it
   * was erased, or fonts or renderer are others: then that is recorded, and there is none of that name any more.
   */
  async fileOf(sha256: string): Promise<Uint8Array | undefined> {
    const { files, views } = this.parts;
    // A file that no edition is any more is not shown, even where a backup brought it back.
    if ((await editionsPrintedAs(views, sha256)).length === 0) return undefined;
    const there = await files.read(sha256);
    if (there) return there;
    await this.inTurn(async () => {
      const [edition] = (await files.read(sha256)) ? [] : await editionsPrintedAs(views, sha256);
      if (edition) await this.printAndKeep(edition);
    });
    return files.read(sha256);
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error('the press stops'));
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let changed = true;
    const unwatch = this.parts.watch(({ projections }) => {
      if (!projections.includes(editionsProjection.name)) return;
      changed = true;
      this.wake();
    });
    await this.cleared().catch(this.parts.report);
    while (!signal.aborted) {
      if (!changed) await new Promise<void>((resolve) => (this.wake = resolve));
      changed = false;
      if (!(await this.printAll().catch(this.failed))) {
        await this.parts.clock.sleep(AGAIN_AFTER_MS, signal).catch(() => undefined);
        changed = true;
      }
    }
    unwatch();
  }

  /**
   * One after the other, and none holds up the others. @returns false where some are left that could not be printed now
   */
  private async printAll(): Promise<boolean> {
    const tried = new Set<string>();
    let isComplete = true;
    for (;;) {
      const next = await this.nextBut(tried);
      if (!next || this.isStopping()) return isComplete;
      tried.add(next.editionId);
      try {
        await this.inTurn(() => this.printOne(next));
        this.failures.delete(next.editionId);
      } catch (error) {
        if (this.isStopping()) return true;
        this.parts.report(error);
        this.failures.set(next.editionId, (this.failures.get(next.editionId) ?? 0) + 1);
        isComplete = false;
      }
    }
  }

  /** Changes while it prints. */
  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** What went wrong so often is left until the next start: it would go wrong for ever. */
  private async nextBut(tried: ReadonlySet<string>): Promise<OrderedEdition | undefined> {
    const given = [...this.failures].filter(([, times]) => times >= MOST_TRIES).map(([editionId]) => editionId);
    const but = new Set([...tried, ...given]);
    const waiting = await editionsToPrint(this.parts.views, but.size + 1);
    return waiting.find(({ editionId }) => !but.has(editionId));
  }

  private async printOne(ordered: OrderedEdition): Promise<void> {
    const { editionId } = ordered;
    try {
      await this.printAndKeep(ordered);
    } catch (error) {
      // Anything else may pass.
      if (!(error instanceof Unprintable)) throw error;
      await this.say(ordered, 'FailEdition', 'failed', { editionId, reason: error.reason });
    } finally {
      this.told.delete(editionId);
    }
  }

  private async printAndKeep(ordered: OrderedEdition): Promise<void> {
    const { imprints, place, files, isErased, print = printInWorker } = this.parts;
    const { municipality, editionId, language } = ordered;
    const imprint = this.imprintOf(ordered) ?? imprints.of(municipality, language);
    if (!imprint)
      throw new Unprintable('telephoneMissing', `${municipality} has no number to call: set SAMSPIL_TELEPHONES`);
    const pageAddress = ordered.entryId
      ? (ordered.pageAddress ?? imprints.pageOf(municipality, ordered.entryId, language))
      : undefined;
    const { order, entries, names } = await place.orderFor(ordered, { ...imprint, pageAddress });
    const edition = await print(order, {
      signal: this.stopping.signal,
      onProgress: (progress) => this.told.set(editionId, progress),
    });
    await files.put(edition.bytes, { municipality, names });
    // Whoever was erased meanwhile was looked for in files before this one was there.
    if (names.some((contactId) => isErased(municipality, contactId))) {
      await files.remove(edition.sha256);
      return this.printAndKeep(ordered);
    }
    await this.record(ordered, edition, { entries, names, imprint, pageAddress });
  }

  /** What a crash or a backup left: half a file, and those that name somebody who has been erased since. */
  private async cleared(): Promise<void> {
    const { files, isErased } = this.parts;
    await files.removeUnfinished();
    await files.removeWhere(({ municipality, names }) => names.some((contactId) => isErased(municipality, contactId)));
  }

  /** Not even what waits could be read. */
  private readonly failed = (error: unknown): boolean => {
    if (!this.stopping.signal.aborted) this.parts.report(error);
    return false;
  };

  /** One after another: each takes hundreds of megabytes. */
  private inTurn<T>(print: () => Promise<T>): Promise<T> {
    const turn = this.last.then(print);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Printed again, it is signed as it was. */
  private imprintOf({ municipalityName, telephone }: OrderedEdition): Imprint | undefined {
    return municipalityName !== null && telephone !== null
      ? { municipalityName, contactTelephone: telephone }
      : undefined;
  }

  private async record(
    ordered: OrderedEdition,
    { bytes, ...edition }: PrintedEdition,
    made: { entries: number; names: readonly string[]; imprint: Imprint; pageAddress: string | undefined },
  ): Promise<void> {
    const { entries, names, imprint, pageAddress } = made;
    const { municipalityName, contactTelephone: telephone } = imprint;
    await this.say(ordered, 'RecordRendering', `${ordered.sha256 ?? ''} ${edition.sha256}`, {
      ...{ editionId: ordered.editionId, ...edition, bytes: bytes.length, entries, contactIds: names },
      ...{ municipalityName, telephone, ...(pageAddress ? { pageAddress } : {}) },
    });
  }

  private async say(
    { municipality, editionId }: OrderedEdition,
    name: 'RecordRendering' | 'FailEdition',
    what: string,
    input: object,
  ): Promise<void> {
    const said = { actor: systemActor(municipality, 'press'), idempotencyKey: `${editionId} ${what}`, input };
    const outcome = await this.parts.handling.handle(edition, name, said);
    if (outcome.outcome === 'refused') throw new Error(`${name} was refused as ${JSON.stringify(outcome.refusal)}`);
    await this.parts.place.seen(outcome.position);
  }
}
