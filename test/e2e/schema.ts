import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';

/** The API's schema as it is printed for readers. */
export const schema = buildSchema(
  readFileSync(new URL('../../docs/reference/schema.graphql', import.meta.url), 'utf8'),
);
