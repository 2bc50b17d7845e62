import { parseGlobalId } from './global-id.js';
import type { World } from './world.js';

/** How a thing of each type is found by the parts of its id. */
export type NodeTypes = Readonly<
  Record<string, (world: World, parts: readonly [string, string]) => Promise<object | undefined>>
>;

/** The thing with that global id, with its type's name; null where there is none in this world. */
export async function nodeOf(types: NodeTypes, world: World, id: string): Promise<object | null> {
  const parsed = parseGlobalId(id);
  const find = parsed && types[parsed.type];
  if (!parsed || !find) return null;
  const [first = '', second = ''] = parsed.parts;
  const found = await find(world, [first, second]);
  return found ? { ...found, __typename: parsed.type } : null;
}
