import {
  AliasNode,
  type FromNode,
  IdentifierNode,
  type JoinNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  TableNode,
  type UnknownRow,
} from 'kysely';
import type { Municipality, Purpose } from '#kernel';
import type { AnyProjection, Projection } from './projection.js';
import type { RowOf, Table } from './table.js';

/** All of a projection's tables. */
export type PeopleOf<P extends AnyProjection> =
  P extends Projection<infer T, infer _M>
    ? { [N in keyof T & string]: RowOf<T[N]> & { readonly municipality: Municipality } }
    : never;

type ShowsPeople<T> =
  T extends Table<infer C, infer _K>
    ? Extract<C[keyof C], { readonly personal: Purpose }> extends never
      ? false
      : true
    : false;

/** A projection's tables as queries see them: without those that show personal values. */
export type ViewsOf<P extends AnyProjection> =
  P extends Projection<infer T, infer _M>
    ? {
        [N in keyof T & string as ShowsPeople<T[N]> extends true ? never : N]: RowOf<T[N]> & {
          readonly municipality: Municipality;
        };
      }
    : never;

type Both<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;

/** The tables of several projections, to be joined. */
export type AllViewsOf<P extends readonly AnyProjection[]> = Both<ViewsOf<P[number]>>;

/** Reads the tables of the live generation where a query names the projection's tables. */
export class LiveTables implements KyselyPlugin {
  private readonly transformer: TableNames;

  constructor(physical: (table: string) => string | undefined) {
    this.transformer = new TableNames(physical);
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.transformer.transformNode(node, queryId);
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

/** `from cafe` becomes `from cafe_g3 as cafe`, so that everything else of the query stands as it was written. */
class TableNames extends OperationNodeTransformer {
  constructor(private readonly physical: (table: string) => string | undefined) {
    super();
  }

  protected override transformFrom(node: FromNode, queryId?: QueryId): FromNode {
    return super.transformFrom({ ...node, froms: node.froms.map((from) => this.named(from)) }, queryId);
  }

  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    return super.transformJoin({ ...node, table: this.named(node.table) }, queryId);
  }

  private named(node: OperationNode): OperationNode {
    if (TableNode.is(node)) {
      const table = node.table.identifier.name;
      const physical = this.physical(table);
      return physical ? AliasNode.create(TableNode.create(physical), IdentifierNode.create(table)) : node;
    }
    if (AliasNode.is(node) && TableNode.is(node.node)) {
      const physical = this.physical(node.node.table.identifier.name);
      return physical ? AliasNode.create(TableNode.create(physical), node.alias) : node;
    }
    return node;
  }
}
