import {
  type GraphQLSchema,
  Lexer,
  Source,
  TokenKind,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** A request as its caller sent it. */
export interface Asked {
  readonly query?: string | null | undefined;
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
}

/** What a caller said in a request, in words that are not the schema's: any of it may be personal. */
export interface Said {
  readonly values: ReadonlySet<string>;
  /** False where the document holds something that is not even a word, such as a text without an end. */
  readonly readable: boolean;
}

/** What is known of a request that has not been read. */
export const nothingSaid: Said = { values: new Set(), readable: true };

/** All texts, numbers and names of a request, of its document (also of one that does not parse) and of its variables. */
export function saidIn({ query, variables, operationName }: Asked, schemaNames: ReadonlySet<string>): Said {
  const { words, readable } = wordsOf(query ?? '');
  const values = [...words, ...leavesOf(variables), operationName ?? ''];
  return { values: new Set(values.filter((value) => value !== '' && !schemaNames.has(value))), readable };
}

function wordsOf(document: string): { words: readonly string[]; readable: boolean } {
  const lexer = new Lexer(new Source(document));
  const words: string[] = [];
  try {
    while (lexer.advance().kind !== TokenKind.EOF) words.push(lexer.token.value);
    return { words: words.filter(Boolean), readable: true };
  } catch {
    return { words: words.filter(Boolean), readable: false };
  }
}

/** Without recursion: a caller decides how deep it goes. */
function leavesOf(variables: unknown): readonly string[] {
  const leaves: string[] = [];
  const left = [variables];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' || typeof value === 'number') leaves.push(String(value));
    else if (Array.isArray(value)) for (const item of value) left.push(item);
    else if (typeof value === 'object' && value !== null)
      for (const [name, field] of Object.entries(value)) {
        leaves.push(name);
        left.push(field);
      }
  }
  return leaves;
}

/** What stands in every document. */
const KEYWORDS = ['query', 'mutation', 'subscription', 'fragment', 'on', 'true', 'false', 'null', '__typename'];

/** Every name that the schema gives to something, and the language's own: they are nobody's. */
export function namesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set(KEYWORDS);
  const add = (named: { readonly name: string }): unknown => names.add(named.name);
  for (const directive of schema.getDirectives()) [directive, ...directive.args].forEach(add);
  for (const type of Object.values(schema.getTypeMap())) {
    add(type);
    if (isEnumType(type)) type.getValues().forEach(add);
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(add);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) [field, ...field.args].forEach(add);
  }
  return names;
}
