import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Rows } from './question.js';

type Ask = (query: CompiledQuery) => Promise<Rows>;

const onlyRead = (): never => {
  throw new Error('the past is only read');
};

/** SQLite that somebody else runs, for reading. */
export class PastDialect implements Dialect {
  constructor(private readonly ask: Ask) {}

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }

  createDriver(): Driver {
    const connection = new PastConnection(this.ask);
    return {
      init: () => Promise.resolve(),
      acquireConnection: () => Promise.resolve(connection),
      releaseConnection: () => Promise.resolve(),
      destroy: () => Promise.resolve(),
      beginTransaction: onlyRead,
      commitTransaction: onlyRead,
      rollbackTransaction: onlyRead,
    };
  }

  createIntrospector(database: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(database);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }
}

class PastConnection implements DatabaseConnection {
  constructor(private readonly ask: Ask) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Kysely types rows by the query that it compiled.
    return { rows: (await this.ask(query)) as R[] };
  }

  streamQuery(): never {
    throw new Error('what is asked of the past is answered at once');
  }
}
