import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { z } from 'zod';
import { instantSchema, localDateSchema, localTimeSchema } from '#kernel';

const scalar = (name: string, schema: z.ZodType<string>): GraphQLScalarType => {
  const read = (value: unknown): string => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new GraphQLError(`${name} ${parsed.error.issues[0]?.message ?? 'cannot be read'}`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType<string, unknown>({
    name,
    serialize: (value) => value,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
};

export const scalars = {
  DateTime: scalar('DateTime', instantSchema),
  Date: scalar('Date', localDateSchema),
  LocalTime: scalar('LocalTime', localTimeSchema),
};
