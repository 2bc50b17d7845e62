import { v5 } from 'uuid';
import { z } from 'zod';
import { type Actor, type ActorKind, type Permission, actorKinds, idSchema, municipalitySchema } from '#kernel';
import { Unauthenticated } from './actor-source.js';
import { permissionsIn } from './scopes.js';

/** The UUIDv5 namespace of those who act by a token. Changing it would make strangers of everybody. */
const ACTORS = '0e6d6a3c-3f0b-5d42-9a57-4b1c8e9f7a44';

/** People of a municipality: partners have tokens of ours, citizens none, and Samspil needs none. */
const kindsOfPeople = z.enum(actorKinds).exclude(['partner', 'citizen', 'system']);

/** The name of a claim, or the way to one within others, such as `["realm_access", "roles"]`. */
const claim = z.union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).min(1).max(5)]);

/** Where an issuer's tokens say who somebody is here, and in which words. */
export const claimsMappingSchema = z.strictObject({
  /** What tells somebody apart from everybody else, for ever, and tells nothing of them. */
  subject: claim.default('sub'),
  kind: claim.default('samspil_kind'),
  municipality: claim.default('samspil_municipality'),
  people: claim.default('samspil_people'),
  /** Permissions that the token is for, where it is not for everything that somebody like them may do. */
  scopes: claim.default('samspil_scopes'),
  /** The issuer's words for kinds, such as the names of job function roles (FK Adgangsstyring). Without them, the kinds' own names. */
  kinds: z
    .record(z.string(), kindsOfPeople)
    .default(() => Object.fromEntries(kindsOfPeople.options.map((kind) => [kind, kind]))),
  /** The issuer's words for municipalities, such as CVR numbers. Without them, their four digits. */
  municipalities: z.record(z.string(), municipalitySchema).optional(),
});
export type ClaimsMapping = z.output<typeof claimsMappingSchema>;

type Claims = Readonly<Record<string, unknown>>;

/** The id under which somebody acts: the same for ever, and of no use to who has only the id. */
export const actorIdOf = (issuer: string, subject: string): string => v5(JSON.stringify([issuer, subject]), ACTORS);

/**
 * Who somebody is, of whom a verified token says so.
 * @throws Unauthenticated where it says too little, too much, or what nobody's token may say
 */
export function actorOfClaims(claims: Claims, issuer: string, mapping: ClaimsMapping): Actor {
  const subject = subjectIn(claims, mapping);
  const people = peopleIn(valueAt(claims, mapping.people));
  const scopes = scopesIn(valueAt(claims, mapping.scopes));
  return {
    id: actorIdOf(issuer, subject),
    kind: kindIn(claims, mapping),
    municipality: municipalityIn(claims, mapping),
    ...(people.length > 0 && { people }),
    ...(scopes && { scopes }),
  };
}

/** Addresses, civil registration numbers, and numbers so short that all of them can be tried. */
const CAN_BE_GUESSED = /@|^\d{6}-?\d{4}$|^\d{1,12}$/;

/** The id of an account is a hash that everybody can compute: of a subject that can be guessed it would tell whose it is. */
function subjectIn(claims: Claims, { subject }: ClaimsMapping): string {
  const said = valueAt(claims, subject);
  if (typeof said !== 'string' || said === '') throw refused(`says of nobody whose it is (${shown(subject)})`);
  if (CAN_BE_GUESSED.test(said))
    throw refused(
      `calls you in ${shown(subject)} by an address or a number, which stays in the log for ever: whoever runs Samspil has to name a claim with an opaque id (SAMSPIL_CLAIMS, "subject")`,
    );
  return said;
}

/** A list of roles holds those of other systems too: they are passed over. Two that make two people of somebody are not. */
function kindIn(claims: Claims, { kind, kinds }: ClaimsMapping): ActorKind {
  const found = new Set(
    textsIn(valueAt(claims, kind)).flatMap((word) => (Object.hasOwn(kinds, word) ? [kinds[word]] : [])),
  );
  const [only] = found;
  if (only && found.size === 1) return only;
  throw refused(
    found.size > 1
      ? `says in ${shown(kind)} that you are ${[...found].join(' and ')} at once: sign in as one of them`
      : `does not say in ${shown(kind)} what you are here: have a role in Samspil given to you`,
  );
}

function municipalityIn(claims: Claims, { municipality, municipalities }: ClaimsMapping): Actor['municipality'] {
  const words = textsIn(valueAt(claims, municipality));
  const [word = ''] = words;
  const code = municipalities ? (Object.hasOwn(municipalities, word) ? municipalities[word] : undefined) : word;
  const parsed = municipalitySchema.safeParse(code);
  // 0000 is nobody's: what the log records of itself stands there.
  if (words.length !== 1 || !parsed.success || parsed.data === '0000')
    throw refused(`does not say in ${shown(municipality)} which one municipality you belong to`);
  return parsed.data;
}

const MOST_PEOPLE = 200;

function peopleIn(value: unknown): readonly string[] {
  const parsed = z.array(idSchema).max(MOST_PEOPLE).safeParse(textsIn(value));
  if (!parsed.success || (value !== undefined && !isTexts(value)))
    throw refused(`names people by what is no id of a record, or more than ${MOST_PEOPLE} of them`);
  return parsed.data;
}

function scopesIn(value: unknown): readonly Permission[] | undefined {
  if (value === undefined) return undefined;
  if (!isTexts(value)) throw refused('says what it is for in a way that cannot be read');
  return permissionsIn(textsIn(value).join(' '));
}

const refused = (what: string): Unauthenticated => new Unauthenticated(`your token ${what}`);

const isTexts = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((each) => typeof each === 'string');

const pathOf = (claim: string | readonly string[]): readonly string[] => (typeof claim === 'string' ? [claim] : claim);

const shown = (claim: string | readonly string[]): string => pathOf(claim).join(' / ');

const valueAt = (claims: Claims, claim: string | readonly string[]): unknown =>
  pathOf(claim).reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Claims)[name] : undefined,
    claims,
  );
