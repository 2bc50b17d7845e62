import type { EventMap } from '#kernel';
import { clearing } from './clearing.js';
import { UnusableProjection } from './layout.js';
import type { Projection } from './projection.js';
import type { Tables } from './table.js';

/** Declares a read model. What it shows of people is cleared when they are erased, without a word in its declaration. */
export function projection<T extends Tables, M extends EventMap>(definition: Projection<T, M>): Projection<T, M> {
  const { events, on } = clearing(definition.tables);
  for (const type of Object.keys(on))
    if (type in definition.on)
      throw new UnusableProjection(`the projection ${definition.name} reacts to ${type}, which clears it`);
  return { ...definition, events: { ...definition.events, ...events }, on: { ...definition.on, ...on } };
}
