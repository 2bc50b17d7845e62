import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

/** Opens sealed texts, in their order: null where there is none, or its key has been destroyed. */
export type OpenTexts = (sealed: readonly (string | null)[]) => Promise<readonly (string | null)[]>;

/** Personal columns, which hold ciphertexts, are opened in the rows that a query finds. */
export class OpenedWhenRead implements KyselyPlugin {
  constructor(
    private readonly columns: ReadonlySet<string>,
    private readonly open: OpenTexts,
  ) {}

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows;
    const personal = Object.keys(first ?? {}).filter((column) => this.columns.has(column));
    if (personal.length === 0) return result;
    const sealed = result.rows.flatMap((row) => personal.map((column) => row[column] as string | null));
    const values = await this.open(sealed);
    const rows = result.rows.map((row, r) => ({
      ...row,
      ...Object.fromEntries(personal.map((column, c) => [column, values[r * personal.length + c]])),
    }));
    return { ...result, rows };
  }
}
