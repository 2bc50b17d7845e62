import type { Refusal } from '#kernel';

/** A thing's id as the API knows it: the type and the id, opaque to callers (Relay's Global Object Identification). */
export const globalId = (type: string, ...parts: readonly string[]): string =>
  Buffer.from([type, ...parts].join(':')).toString('base64url');

/** Things that are told apart by two ids: whose they are, at which session; a ride by its day, too. */
const OF_TWO: readonly string[] = ['Shift', 'Visit', 'Ride'];

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

/** Which type the id in an input's field must be of, or each id in a list of them. */
const TYPE_OF_FIELD: Readonly<Record<string, string>> = {
  cafeId: 'Cafe',
  sessionId: 'CafeSession',
  guestId: 'Guest',
  volunteerId: 'Volunteer',
  insteadOf: 'Volunteer',
  commitmentId: 'StandingCommitment',
  bikeId: 'Bike',
  pilotId: 'Volunteer',
  passengerId: 'Passenger',
  passengers: 'Passenger',
  fellowIds: 'Passenger',
  destinationId: 'RideDestination',
  stops: 'RideDestination',
  requestId: 'RideRequest',
  offerId: 'PilotTimesOffer',
  rideId: 'Ride',
  organisationId: 'Organisation',
  agreementId: 'Agreement',
  apiClientId: 'ApiClient',
  organiserId: 'Organiser',
  contactId: 'OrganiserContact',
  termId: 'OverviewTerm',
  categories: 'OverviewTerm',
  targetGroups: 'OverviewTerm',
  tags: 'OverviewTerm',
  entryId: 'Entry',
  activityId: 'PublishedEntry',
};

type Problem = { readonly path: string; readonly problem: string };

/** An input's global ids as plain ones, also in what stands within it, or what is wrong with them. */
export function plainIds(
  input: Readonly<Record<string, unknown>>,
): { plain: Record<string, unknown> } | { refusal: Refusal } {
  const problems: Problem[] = [];
  const plain = plainFields(input, '', problems);
  return problems.length > 0 ? { refusal: { refused: 'InvalidInput', details: { problems } } } : { plain };
}

const plainFields = (input: object, path: string, problems: Problem[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).flatMap(([field, value]: [string, unknown]) => {
      const type = TYPE_OF_FIELD[field];
      // An optional field that is said to be null was not said.
      if (value === null) return [[field, undefined]];
      if (Array.isArray(value))
        return [[field, value.map((each: unknown, n) => plainValue(each, type, `${path}${field}.${n}`, problems))]];
      const ids = type && typeof value === 'string' ? partsOf(value, type, `${path}${field}`, problems) : undefined;
      // A ride's id says its day too.
      if (type === 'Ride' && ids?.[0])
        return [
          ['date', ids[0]],
          [field, ids[1]],
        ];
      return [[field, ids ? ids.at(-1) : plainValue(value, undefined, `${path}${field}`, problems)]];
    }),
  );

function plainValue(value: unknown, type: string | undefined, path: string, problems: Problem[]): unknown {
  if (type && typeof value === 'string') return partsOf(value, type, path, problems).at(-1);
  return value && typeof value === 'object' && !Array.isArray(value) ? plainFields(value, `${path}.`, problems) : value;
}

/** What an id is made of; nothing where it is none of such a thing, which is a problem. */
function partsOf(value: string, type: string, path: string, problems: Problem[]): readonly string[] {
  const id = parseGlobalId(value);
  if (id?.type === type) return id.parts;
  problems.push({
    path,
    problem: id ? `is the id of a ${id.type}; the id of a ${type} is wanted` : `is not the id of a ${type}`,
  });
  return [];
}

/** A refusal's ids as the API knows them. Of a ride the day has to be said beside it. */
export const globalIds = (details: object): Record<string, unknown> => {
  const { kind, date } = details as { readonly kind?: string; readonly date?: string };
  return Object.fromEntries(
    Object.entries(details).map(([field, value]: [string, unknown]) => {
      const type = field === 'id' ? kind : TYPE_OF_FIELD[field];
      if (!type || typeof value !== 'string') return [field, value];
      return [field, type === 'Ride' ? date && globalId(type, date, value) : globalId(type, value)];
    }),
  );
};

/** The plain id of an argument, `undefined` where it is not the id of such a thing: then there is no such thing. */
export const plainId = (text: string, type: string): string | undefined => {
  const id = parseGlobalId(text);
  return id?.type === type ? id.parts.at(-1) : undefined;
};
