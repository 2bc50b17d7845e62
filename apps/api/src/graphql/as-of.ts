import { type GraphQLFieldResolver, type GraphQLSchema, defaultFieldResolver } from 'graphql';
import type { RequestContext } from '#graphql';

/** A `Query` about the past: what its fields are resolved with instead of the request's own context. */
export class QueryAsOf {
  constructor(readonly context: RequestContext) {}
}

/** Every query, those that will be written too, is answered from the past where it is asked below `asOf`. */
export function everyQueryAsOf(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
    field.resolve = inItsContext(field.resolve ?? defaultFieldResolver);
  return schema;
}

const inItsContext =
  (resolve: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> =>
  (parent, args: unknown, context, info) =>
    resolve(parent, args, parent instanceof QueryAsOf ? parent.context : context, info);
