import type { GraphQLSchema } from 'graphql';
import type { Asked } from './price.js';

/** An operation of a document that is valid. */
export interface AskedOperation extends Asked {
  readonly schema: GraphQLSchema;
  /** The document as it was sent. */
  readonly text: string;
}
