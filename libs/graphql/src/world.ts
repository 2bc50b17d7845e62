import DataLoader from 'dataloader';
import type { Instant, Municipality, Permission, Purpose } from '#kernel';
import { type Access, NotPermitted } from '#identity';
import type { Views } from '#projections';
import { inOrder } from './in-order.js';
import { type People, rowsOfPeople } from './people.js';

/** Answers for many keys at once, in the order of the keys. Never asked for another municipality's. */
export type Batch<K, V> = (world: World, keys: readonly K[]) => Promise<readonly V[]>;

/** Takes down that the caller was shown what is held about a person for a purpose. @throws where that cannot be taken down */
export type Looked = (subjectId: string, purpose: Purpose) => void;

/** When a world is seen. */
export interface SeenAt {
  /** What time it is in it. */
  now(): Instant;
  /** The position of the last event that it knows; without it, it is the present one. */
  readonly until?: string;
}

/**
 * What one request sees: the read models of one municipality as they stand, or as they stood. Each thing is looked up once, however many edges lead
 * to it. Rows carry their world along, so that the edges of a row seen in the past lead to the past.
 */
export class World {
  private readonly loaders = new Map<Batch<never, unknown>, DataLoader<unknown, unknown, string>>();

  constructor(
    readonly views: Views,
    /** What whoever asks is allowed, now: also of the past. */
    readonly access: Access,
    private readonly looked: Looked,
    readonly seenAt: SeenAt,
    /** Aborted, with what is to be told, when nobody waits for answers any more: then nothing more is read. */
    readonly signal?: AbortSignal,
  ) {}

  get municipality(): Municipality {
    return this.access.actor.municipality;
  }

  /** For what is of no one person: a report, a list to decide by. @throws NotPermitted unless the caller is allowed it for the whole municipality */
  demand(permission: Permission): void {
    if (this.access.extentOf(permission) !== 'municipality') throw new NotPermitted(permission);
  }

  /** Looks a thing up together with all others that are asked for at the same moment. @throws what the signal was aborted with */
  load<K extends string | Readonly<Record<string, unknown>>, V>(batch: Batch<K, V>, key: K): Promise<V> {
    this.signal?.throwIfAborted();
    let loader = this.loaders.get(batch);
    if (!loader) {
      loader = new DataLoader<unknown, unknown, string>((keys) => batch(this, keys as readonly K[]), {
        cacheKeyFn: (each) => (typeof each === 'string' ? each : JSON.stringify(each)),
      });
      this.loaders.set(batch, loader);
    }
    return loader.load(key) as Promise<V>;
  }

  /** A personal value of somebody, null where there is none, it has been erased, or it is nobody's whom the caller may see. That it was shown is taken down. */
  async reveal<Row extends object>(
    of: People<Row>,
    subjectId: string,
    column: keyof Row & string,
  ): Promise<string | null> {
    const isAllowed = of.restrictedBy === 'query' ? this.access.may(of.needs) : this.access.mayFor(of.needs, subjectId);
    if (!isAllowed) return null;
    const row = await this.load(this.peopleBatch(of), subjectId);
    const purpose = of.purposes.get(column);
    if (!row || !purpose) return null;
    this.looked(subjectId, purpose);
    return row[column] as string | null;
  }

  /** The row with its world. */
  show<Row extends object>(row: Row): Seen<Row> {
    return { world: this, ...row };
  }

  private peopleBatch<Row extends object>(of: People<Row>): Batch<string, Row | undefined> {
    const batch =
      peopleBatches.get(of) ??
      (async ({ views, municipality }, ids) =>
        inOrder<string, Row>(
          ids,
          await rowsOfPeople(of, views, municipality, ids),
          (row) => row[of.subject as keyof Row] as string,
        ));
    peopleBatches.set(of, batch);
    return batch as Batch<string, Row | undefined>;
  }
}

const peopleBatches = new WeakMap<object, Batch<string, object | undefined>>();

/** A row as resolvers get it. */
export type Seen<Row> = Row & { readonly world: World };
