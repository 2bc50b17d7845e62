import {
  type GraphQLInputType,
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { schema } from '../e2e/schema.js';
import { kindFor } from '../e2e/who-may.js';
import type { Answer, Attacked } from './attacked.js';
import { freshKey, mutationOf } from './town.js';

/** Something that each scalar takes. */
const FITTING: Readonly<Record<string, unknown>> = {
  ID: 'R3Vlc3Q6MDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw',
  Int: 1,
  Float: 12.5,
  Boolean: false,
  Date: '2026-12-01',
  DateTime: '2026-12-01T12:00:00Z',
  LocalTime: '12:00',
};

type Values = Readonly<Record<string, unknown>>;

export const mutations: readonly GraphQLField<unknown, unknown>[] = Object.values(
  schema.getMutationType()?.getFields() ?? {},
);

/** An input whose texts are all the same, with every field that it may have. */
const inputOf = (type: GraphQLInputType, text: string): unknown => {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [inputOf(inner.ofType, text)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner))
    return Object.fromEntries(Object.values(inner.getFields()).map((field) => [field.name, inputOf(field.type, text)]));
  return FITTING[String(inner)] ?? text;
};

/** The input of a mutation, its texts being that one. */
export const inputFor = (mutation: GraphQLField<unknown, unknown>, text: string): Values =>
  inputOf(typeOfInput(mutation), text) as Values;

function typeOfInput({ name, args }: GraphQLField<unknown, unknown>): GraphQLInputType {
  const input = args.find((argument) => argument.name === 'input');
  if (!input) throw new Error(`${name} takes no input`);
  return input.type;
}

/** Where in a mutation's input a text may stand, by the field's name; those of ids, too. */
export const textsIn = (mutation: GraphQLField<unknown, unknown>): readonly string[] => {
  const type = typeOfInput(mutation);
  const inner = isNonNullType(type) ? type.ofType : type;
  if (!isInputObjectType(inner)) return [];
  return Object.values(inner.getFields())
    .filter((field) => /^(String|ID)!?$/.test(String(field.type)))
    .map(({ name }) => name);
};

/** Says a mutation as somebody who may, one for each mutation, so that nobody has asked too much. @param input as it is, or as JSON that nobody here could make */
export const saying = (
  attacked: Attacked,
  { name }: GraphQLField<unknown, unknown>,
  input: Values | string,
  key = freshKey(),
): Promise<Answer> =>
  attacked.ask(
    `${kindFor('Mutation', name)}/0183/mallory-${name}`,
    mutationOf(name),
    `{"key":${JSON.stringify(key)},"input":${typeof input === 'string' ? input : JSON.stringify(input)}}`,
  );
