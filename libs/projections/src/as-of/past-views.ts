import { Kysely } from 'kysely';
import { personalColumns } from '../clearing.js';
import type { AnyProjection } from '../projection.js';
import { type AllViewsOf, LiveTables, type PeopleOf } from '../queries.js';
import type { Table, Tables } from '../table.js';
import { type Views, physicalNames, refusePersonal } from '../views.js';
import { type OpenTexts, OpenedWhenRead } from './opened-when-read.js';
import { PastDialect } from './past-dialect.js';
import type { Moment, Past } from './question.js';

/** Where every read model of a past stands: each is folded once. */
const ONLY_GENERATION = 1;

/** Read models as they stood at a moment. What they hold of people is opened when it is read, if it still can be. */
export class PastViews implements Views {
  /** @param soon read models that will be asked for, so that the log is read once for all of them */
  constructor(
    private readonly past: Past,
    private readonly moment: Moment,
    private readonly open: OpenTexts,
    private readonly soon: readonly AnyProjection[] = [],
  ) {}

  query<const P extends readonly [AnyProjection, ...AnyProjection[]]>(...projections: P): Kysely<AllViewsOf<P>> {
    // Made for these projections, and so typed by them.
    return this.handleOf(projections, refusePersonal) as unknown as Kysely<AllViewsOf<P>>;
  }

  queryOfPeople<const P extends AnyProjection>(projection: P): Kysely<PeopleOf<P>> {
    const personal = Object.values<Table>(projection.tables as Tables).flatMap(personalColumns);
    const opened = new OpenedWhenRead(new Set(personal.map(([column]) => column)), this.open);
    return this.handleOf([projection]).withPlugin(opened) as unknown as Kysely<PeopleOf<P>>;
  }

  private handleOf(projections: readonly AnyProjection[], check?: typeof refusePersonal): Kysely<never> {
    const names = [...new Set([...projections, ...this.soon].map(({ name }) => name))];
    const dialect = new PastDialect(({ sql, parameters }) =>
      this.past.rows({ ...this.moment, projections: names, sql, parameters }),
    );
    return new Kysely<never>({ dialect }).withPlugin(
      new LiveTables(physicalNames(projections, () => ONLY_GENERATION, check)),
    );
  }
}
