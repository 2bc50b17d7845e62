import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refused } from './refused.js';

/** What our own web app asks: it lies beside the app, in the sources as in the build. */
const WEB_DOCUMENTS = fileURLToPath(new URL('../../../../apps/web/documents/', import.meta.url));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A request that names its document by its hash, in one of two ways: as the GraphQL-over-HTTP draft does, or as Apollo's clients do. */
export interface NamesDocument {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** Documents that were written with the app, and may be asked by their hash. None is ever added by a request. */
export class TrustedDocuments {
  private readonly byHash: ReadonlyMap<string, string>;

  /** @throws Error where the folder cannot be read: the app could ask nothing then */
  constructor(folder: string = WEB_DOCUMENTS) {
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.graphql'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    this.byHash = new Map(texts.map((text) => [hashOf(text), text]));
  }

  /** All of them, by their hash. */
  get all(): ReadonlyMap<string, string> {
    return this.byHash;
  }

  isTrusted(text: string): boolean {
    return this.byHash.has(hashOf(text));
  }

  /**
   * The request with the document that it names; as it is where it names none.
   * @throws GraphQLError PERSISTED_QUERY_NOT_FOUND
   */
  named<Request extends NamesDocument>(request: Request): Request {
    const { documentId, extensions, query, ...rest } = request;
    const { persistedQuery, ...others } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
    const hash = typeof documentId === 'string' ? documentId.replace(/^sha256:/, '') : persistedQuery?.sha256Hash;
    if (hash === undefined) return request;
    // Apollo's clients send both when they hope to have one added.
    const text = query ? query : typeof hash === 'string' ? this.byHash.get(hash) : undefined;
    if (text === undefined)
      throw refused(
        'PERSISTED_QUERY_NOT_FOUND',
        'There is no document with that id here, and none is added by asking: send the document itself as "query".',
      );
    return { ...rest, query: text, ...(extensions ? { extensions: others } : {}) } as Request;
  }
}
