import type { Refusal } from '#kernel';

/** A thing's id as the API knows it: the type and the id, opaque to callers (Relay's Global Object Identification). */
export const globalId = (type: string, ...parts: readonly string[]): string =>
  Buffer.from([type, ...parts].join(':')).toString('base64url');

/** Things that are told apart by two ids: whose they are, at which session. */
const OF_TWO: readonly string[] = ['Shift', 'Visit'];

/** The type and the parts of a global id, `undefined` where the text is none: a thing has one id, and one spelling of it. */
export function parseGlobalId(text: string): { type: string; parts: readonly string[] } | undefined {
  const [type, ...parts] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  return type &&
    /^[A-Z][A-Za-z]*$/.test(type) &&
    parts.length === (OF_TWO.includes(type) ? 2 : 1) &&
    globalId(type, ...parts) === text
    ? { type, parts }
    : undefined;
}

/** Which type the id in an input's field must be of. */
const TYPE_OF_FIELD: Readonly<Record<string, string>> = {
  cafeId: 'Cafe',
  sessionId: 'CafeSession',
  guestId: 'Guest',
  volunteerId: 'Volunteer',
  insteadOf: 'Volunteer',
  commitmentId: 'StandingCommitment',
  organisationId: 'Organisation',
  agreementId: 'Agreement',
  apiClientId: 'ApiClient',
};

/** An input's global ids as plain ones, or what is wrong with them. */
export function plainIds(
  input: Readonly<Record<string, unknown>>,
): { plain: Record<string, unknown> } | { refusal: Refusal } {
  const problems: { path: string; problem: string }[] = [];
  const plain = Object.fromEntries(
    Object.entries(input).map(([field, value]) => {
      const type = TYPE_OF_FIELD[field];
      // An optional field that is said to be null was not said.
      if (value === null) return [field, undefined];
      if (!type || typeof value !== 'string') return [field, value];
      const id = parseGlobalId(value);
      if (id?.type !== type)
        problems.push({
          path: field,
          problem: id ? `is the id of a ${id.type}; the id of a ${type} is wanted` : `is not the id of a ${type}`,
        });
      return [field, id?.parts.at(-1)];
    }),
  );
  return problems.length > 0 ? { refusal: { refused: 'InvalidInput', details: { problems } } } : { plain };
}

/** A refusal's ids as the API knows them. */
export const globalIds = (details: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([field, value]) => {
      const type = field === 'id' ? (details as { kind?: string }).kind : TYPE_OF_FIELD[field];
      return [field, type && typeof value === 'string' ? globalId(type, value) : value];
    }),
  );

/** The plain id of an argument, `undefined` where it is not the id of such a thing: then there is no such thing. */
export const plainId = (text: string, type: string): string | undefined => {
  const id = parseGlobalId(text);
  return id?.type === type ? id.parts.at(-1) : undefined;
};
