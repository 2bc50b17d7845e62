import {
  type GraphQLInputType,
  type GraphQLNamedInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';

/** Values that stand nowhere but in requests: where one of them turns up, something was quoted. */
export const CANARY = {
  name: 'Kanarielund',
  text: 'Gerda Kanarielund, "Kanarievej" 12',
  email: 'kanarielund@example.dk',
  phone: '43577576',
  number: 43_577_576,
  rule: 'FREQ=KANARIELUND;KANARIE=1',
} as const;

/** Any piece of one of them, also in base64 where it stands after "Guest:" or at the beginning. */
const PIECE = /.{0,60}(kanarie|43577576|S2FuYXJpZ|a2FuYXJpZ).{0,20}/i;

/** The canary in a text with what stands around it, undefined where there is none. */
export const canaryIn = (text: string): string | undefined => PIECE.exec(text)?.[0];

/** Makes a leaf's value of its field's name and type. */
export type Leaf = (field: string, type: GraphQLNamedInputType) => unknown;

/** A value of an input type with every leaf made by `leaf`; what that leaves undefined is left out. */
export function inputOf(input: GraphQLInputType, leaf: Leaf, field = ''): unknown {
  const type = getNullableType(input);
  if (isListType(type)) return [inputOf(type.ofType, leaf, field)];
  if (!isInputObjectType(type)) return leaf(field, type);
  return Object.fromEntries(
    Object.values(type.getFields())
      .map(({ name, type: inner }): [string, unknown] => [name, inputOf(inner, leaf, name)])
      .filter(([, value]) => value !== undefined),
  );
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** What a field can take, with a canary wherever it takes a text. @param ids of things that are there, by the field that names them */
export const fitting =
  (ids: Readonly<Record<string, string>>): Leaf =>
  (field, type) => {
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (field === 'rrule') return 'FREQ=DAILY;UNTIL=20281231';
    if (field === 'firstDate') return inDays(0).slice(0, 10);
    if (field === 'closes') return '23:00';
    const values: Readonly<Record<string, unknown>> = {
      String: field === 'email' ? CANARY.email : field === 'phone' ? CANARY.phone : CANARY.text,
      ID: ids[field],
      Int: 3,
      Float: 12.5,
      Boolean: false,
      Date: inDays(2).slice(0, 10),
      DateTime: inDays(2),
      LocalTime: '10:00',
    };
    return values[type.name];
  };

/** What no field can take: each leaf a canary of another kind. */
export const UNFIT: Readonly<Record<string, Leaf>> = {
  'a text everywhere': () => CANARY.text,
  'a name everywhere': () => CANARY.name,
  // Five times the longest text that is taken; in every field of the largest input it still fits a body, which would be refused as such.
  'a text that is too long': () => CANARY.text.repeat(150),
  'a text of several lines': () => `Kanarie\n  Kanarielund\u0085\n${CANARY.phone}`,
  'half a character': () => `${CANARY.text}\ud800`,
  'a control character': () => `${CANARY.name}\u0000\u007f`,
  'a number everywhere': () => CANARY.number,
  'a fraction everywhere': () => CANARY.number + 0.5,
  'a truth everywhere': () => true,
  'an object everywhere': () => ({ [CANARY.name]: CANARY.text, name: { name: { name: CANARY.name } } }),
  'a list everywhere': () => [CANARY.text, [CANARY.number]],
  'an id of a name': () => Buffer.from(`Guest:${CANARY.name}`).toString('base64url'),
  'a rule that is none': (field, type) => (field === 'rrule' ? CANARY.rule : fitting({})(field, type)),
  'nothing everywhere': () => null,
};

/** A value as it is written in a document. Names in it are written bare, so that they are enum values. */
export const literal = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(literal).join(', ')}]`
    : typeof value === 'object' && value !== null
      ? `{ ${Object.entries(value)
          .map(([name, field]) => `${name}: ${literal(field)}`)
          .join(', ')} }`
      : typeof value === 'string' && /^[A-Za-z]+$/.test(value)
        ? value
        : JSON.stringify(value);
