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

const MOST_DIGITS = 18;

const logIndex = (value: unknown): bigint => {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? `${value}` : value;
  if (typeof text === 'string' && /^(0|[1-9]\d*)$/.test(text) && text.length <= MOST_DIGITS) return BigInt(text);
  throw new GraphQLError(`LogIndex must be the number of an event from 0, such as "1187"`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
};

export const scalars = {
  LogIndex: new GraphQLScalarType<bigint, string>({
    name: 'LogIndex',
    serialize: (value) => `${value as bigint}`,
    parseValue: logIndex,
    parseLiteral: (node) => logIndex(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  }),
  DateTime: scalar('DateTime', instantSchema),
  Date: scalar('Date', localDateSchema),
  LocalTime: scalar('LocalTime', localTimeSchema),
};
