import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large a document is, with every fragment counted as often as it is spread. A count may be Infinity. */
export interface Measure {
  /** Fields within fields, at the deepest. */
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly directives: number;
  /** Of the longest name that is the caller's own: of an alias, an operation, a variable, a fragment. */
  readonly nameLength: number;
  /** Whether it asks what the schema is: also below `asOf`, which answers whatever `Query` does. */
  readonly asksSchema: boolean;
}

const NOTHING: Measure = { depth: 0, aliases: 0, fields: 0, directives: 0, nameLength: 0, asksSchema: false };

const sum = (one: Measure, other: Measure): Measure => ({
  depth: Math.max(one.depth, other.depth),
  aliases: one.aliases + other.aliases,
  fields: one.fields + other.fields,
  directives: one.directives + other.directives,
  nameLength: Math.max(one.nameLength, other.nameLength),
  asksSchema: one.asksSchema || other.asksSchema,
});

/**
 * Measures a document that has been parsed and nothing else, with so many tokens at most. Time is linear in its length, however its fragments name one another: each is
 * read once. One that names itself counts once; validation refuses it.
 */
export function measured({ definitions }: DocumentNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<string, Measure>();

  const ofFragment = (name: string): Measure => {
    const before = known.get(name);
    const fragment = fragments.get(name);
    if (before || !fragment) return before ?? NOTHING;
    known.set(name, NOTHING);
    const measure = [ofSelections(fragment.selectionSet), directivesOf(fragment), named(fragment.name)].reduce(sum);
    known.set(name, measure);
    return measure;
  };

  const ofSelection = (selection: SelectionNode): Measure => {
    const own = directivesOf(selection);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sum(own, ofFragment(selection.name.value));
    const inner = selection.selectionSet ? ofSelections(selection.selectionSet) : NOTHING;
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum(own, inner);
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + (selection.alias ? 1 : 0),
      fields: inner.fields + 1,
      directives: inner.directives + own.directives,
      nameLength: Math.max(inner.nameLength, selection.alias?.value.length ?? 0),
      asksSchema: inner.asksSchema || selection.name.value === '__schema' || selection.name.value === '__type',
    };
  };

  const ofSelections = ({ selections }: SelectionSetNode): Measure => {
    let all = NOTHING;
    for (const selection of selections) all = sum(all, ofSelection(selection));
    return all;
  };

  let whole = NOTHING;
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      whole = [whole, ofSelections(definition.selectionSet), directivesOf(definition), namesOf(definition)].reduce(sum);
  // What no operation spreads is validated too.
  for (const name of fragments.keys()) if (!known.has(name)) whole = sum(whole, ofFragment(name));
  return whole;
}

const directivesOf = ({ directives }: { readonly directives?: readonly unknown[] | undefined }): Measure =>
  directives?.length ? { ...NOTHING, directives: directives.length } : NOTHING;

const named = (name: NameNode | undefined): Measure => ({ ...NOTHING, nameLength: name?.value.length ?? 0 });

const namesOf = ({ name, variableDefinitions = [] }: OperationDefinitionNode): Measure =>
  [named(name), ...variableDefinitions.map(({ variable }) => named(variable.name))].reduce(sum);
