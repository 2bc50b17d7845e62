import { resolve, sep } from 'node:path';
import { z } from 'zod';
import { type IdentitySettings, identitySettingsOf, identityVariables, wrongIdentity } from '#identity';
import { KeyRefused, type Verifier, verifierOf } from '#integrity';
import { type Municipality, municipalitySchema } from '#kernel';
import { type StoreName, storeNamed } from './stores.js';

/** The environment says something that cannot be used; the message names the variable and what it may be. */
export class WrongConfiguration extends Error {
  override readonly name = 'WrongConfiguration';
}

const folder = z
  .string()
  .min(1, { error: 'must name a folder' })
  .transform((name) => resolve(name));

const key = z.string().refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text), {
  error: 'must hold 32 bytes in base64 (openssl rand -base64 32)',
});

const witness = (vkey: string): Verifier => {
  const verifier = verifierOf(vkey);
  if (verifier.type !== 'cosignature/v1')
    throw new KeyRefused(`the key ${verifier.name} is that of a log, not of a witness (audit cosign --new-key)`);
  return verifier;
};

const witnesses = z.string().transform((text, context): readonly Verifier[] => {
  try {
    return text.split(/\s+/).filter(Boolean).map(witness);
  } catch (error) {
    if (!(error instanceof KeyRefused)) throw error;
    context.addIssue({
      code: 'custom',
      message: `must hold keys of witnesses, with spaces between them: ${error.message}`,
    });
    return z.NEVER;
  }
});

/** `0183=43 57 75 75; 0187=43 32 42 52` */
const telephones = z.string().transform((text, context): Readonly<Record<string, string>> => {
  const pairs = text.split(';').map((pair) => pair.trim().split('='));
  if (
    pairs.every(([code = '', number = '', more]) => /^\d{4}$/.test(code) && /^[+\d][\d ]{5,20}$/.test(number) && !more)
  )
    return Object.fromEntries(pairs) as Record<string, string>;
  context.addIssue({
    code: 'custom',
    message: 'must be telephone numbers by municipality, such as 0183=43 57 75 75; 0187=43 32 42 52',
  });
  return z.NEVER;
});

/** `0183=https://aktiviteter.ishoj.dk; 0187=https://aktiviteter.vallensbaek.dk` */
const sites = z.string().transform((text, context): readonly OverviewSite[] => {
  const all = text.split(';').map((pair) => siteIn(pair.trim()));
  const known = all.filter((site) => site !== undefined);
  const apart = new Set(known.map(({ url }) => url)).size === known.length;
  if (known.length === all.length && apart) return known;
  context.addIssue({
    code: 'custom',
    message:
      'must be where the overview of each municipality stands, each at a host of its own, such as 0183=https://aktiviteter.ishoj.dk; 0187=https://aktiviteter.vallensbaek.dk',
  });
  return z.NEVER;
});

function siteIn(pair: string): OverviewSite | undefined {
  const [, code = '', address = ''] = /^(\d{4})=(https?:\/\/[^/]+)\/?$/.exec(pair) ?? [];
  const { success, data: municipality } = municipalitySchema.safeParse(code);
  return success && URL.canParse(address) ? { municipality, url: new URL(address).origin } : undefined;
}

const schema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be production, development or test' })
    .default('development'),
  /** Where read models lie, and the log when it is embedded. */
  SAMSPIL_DATA: folder.default(resolve('data')),
  /** Where keys.db lies: apart from the data folder, so that no backup holds the log and the keys to it. */
  SAMSPIL_KEYS: folder.optional(),
  /** Where it is kept who has been erased: apart from both, so that no restore of them forgets it. */
  SAMSPIL_ERASURES: folder.optional(),
  /** Where the log is kept when not in the data folder: the connection string of an EventStoreDB. */
  SAMSPIL_EVENT_STORE: z
    .string()
    .refine((text) => /^esdb(\+discover)?:\/\//.test(text), {
      error: 'must begin with esdb:// or esdb+discover://',
    })
    .optional(),
  SAMSPIL_HOST: z.string().min(1, { error: 'must be an address to listen on' }).default('localhost'),
  SAMSPIL_PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, { error: 'must be a port from 0 to 65535' })
    .default('3000')
    .transform(Number),
  /** 32 bytes in base64 that the keys of all personal data are wrapped with. */
  SAMSPIL_MASTER_KEY: key.optional(),
  /** The master key to come; only `npm run audit -- rotate-master-key` looks at it. */
  SAMSPIL_NEW_MASTER_KEY: key.optional(),
  /** 32 bytes in base64 that checkpoints of the log are signed with. */
  SAMSPIL_SIGNING_KEY: key.optional(),
  /** The keys of those whose signatures on checkpoints are taken, with spaces between them. */
  SAMSPIL_WITNESSES: witnesses.default([]),
  /** How much memory may be kept for how things stood at other times, in MiB. */
  SAMSPIL_AS_OF_MB: z
    .string()
    .refine((text) => /^[1-9]\d{0,5}$/.test(text), { error: 'must be a number of MiB from 1 to 999999' })
    .default('256')
    .transform(Number),
  /** How many proxies stand in front, whose word on where a request comes from is believed. */
  SAMSPIL_PROXIES: z
    .string()
    .regex(/^\d$/, { error: 'must be the number of proxies in front, from 0 to 9' })
    .transform(Number)
    .optional(),
  /** Of the volunteer coordinators, as people read them on public forms, by municipality: 0183=43 57 75 75; 0187=43 32 42 52. */
  SAMSPIL_TELEPHONES: telephones.default({}),
  /** Where the public overview of each municipality stands: 0183=https://aktiviteter.ishoj.dk; 0187=https://aktiviteter.vallensbaek.dk. */
  SAMSPIL_SITES: sites.optional(),
  ...identityVariables,
  /**
   * Whether a first start into an empty folder loads the demo season: it does unless told not to. Said to be on, whoever reaches Samspil may
   * be anybody. Neither in production.
   */
  SAMSPIL_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
});

/** Where citizens read a municipality's overview. */
export interface OverviewSite {
  readonly municipality: Municipality;
  /** An origin, such as `https://aktiviteter.ishoj.dk`; where none is said, it is our own. */
  readonly url?: string;
}

/** Ishøj's, whose season the demo is. */
const DEMO_SITE: OverviewSite = { municipality: '0183' as Municipality };

/** What Samspil runs with. Comes from the environment and from nowhere else. */
export interface Configuration {
  readonly production: boolean;
  readonly data: string;
  /** The folder of keys.db. */
  readonly keys: string;
  /** The folder of the deletion ledger. */
  readonly erasures: string;
  /** Where the log is. */
  readonly store: StoreName;
  readonly host: string;
  readonly port: number;
  /** How many proxies stand in front, whose `X-Forwarded-For` is believed. */
  readonly proxies: number;
  readonly masterKey: string | undefined;
  readonly newMasterKey: string | undefined;
  /** 32 bytes in base64. */
  readonly signingKey: string | undefined;
  readonly witnesses: readonly Verifier[];
  /** What may be kept in memory for `asOf`, in bytes. */
  readonly asOfBytes: number;
  readonly demo: boolean;
  readonly identity: IdentitySettings;
  readonly forms: { readonly telephones: Readonly<Record<string, string>> };
  /** Whose overview is public. */
  readonly sites: readonly OverviewSite[];
}

/** @throws WrongConfiguration naming every variable that is wrong, unknown or missing. */
export function configurationFrom(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const unknown = Object.keys(environment).filter((name) => name.startsWith('SAMSPIL_') && !(name in schema.shape));
  const parsed = schema.safeParse(environment);
  const wrong = [
    ...unknown.map(
      (name) => `${name} is not a variable that Samspil knows (it knows ${Object.keys(schema.shape).join(', ')})`,
    ),
    ...(parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []),
    ...(parsed.data ? wrongIdentity(parsed.data, parsed.data.NODE_ENV === 'production') : []),
    ...(parsed.data?.NODE_ENV === 'production' ? unfitForProduction(parsed.data) : []),
  ];
  if (!parsed.success || wrong.length > 0) throw new WrongConfiguration(`${wrong.join('; ')}.`);
  const { NODE_ENV, SAMSPIL_DATA, SAMSPIL_EVENT_STORE, SAMSPIL_MASTER_KEY, SAMSPIL_DEMO, ...rest } = parsed.data;
  const production = NODE_ENV === 'production';
  return {
    production,
    data: SAMSPIL_DATA,
    keys: rest.SAMSPIL_KEYS ?? SAMSPIL_DATA,
    erasures: rest.SAMSPIL_ERASURES ?? SAMSPIL_DATA,
    store: SAMSPIL_EVENT_STORE ? storeNamed(SAMSPIL_EVENT_STORE) : { kind: 'sqlite', folder: SAMSPIL_DATA },
    host: rest.SAMSPIL_HOST,
    port: rest.SAMSPIL_PORT,
    proxies: rest.SAMSPIL_PROXIES ?? 0,
    masterKey: SAMSPIL_MASTER_KEY,
    newMasterKey: rest.SAMSPIL_NEW_MASTER_KEY,
    signingKey: rest.SAMSPIL_SIGNING_KEY,
    witnesses: rest.SAMSPIL_WITNESSES,
    asOfBytes: rest.SAMSPIL_AS_OF_MB * 1024 * 1024,
    demo: SAMSPIL_DEMO !== 'off' && !production,
    identity: identitySettingsOf(parsed.data),
    forms: { telephones: rest.SAMSPIL_TELEPHONES },
    // In production nothing is public that nobody said is.
    sites: rest.SAMSPIL_SITES ?? (production ? [] : [DEMO_SITE]),
  };
}

/** What is good enough for trying things out, and not for the data of people. */
function unfitForProduction({
  SAMSPIL_DATA: data,
  SAMSPIL_KEYS: keys,
  SAMSPIL_ERASURES: erasures,
  SAMSPIL_MASTER_KEY: masterKey,
  SAMSPIL_SIGNING_KEY: signingKey,
  SAMSPIL_PROXIES: proxies,
}: z.output<typeof schema>): string[] {
  const apart = (name: string, folder: string | undefined, others: readonly (string | undefined)[], why: string) =>
    folder && !others.some((other) => other && (isWithin(folder, other) || isWithin(other, folder)))
      ? []
      : [`${name} must be set in production, to a folder ${why}`];
  return [
    ...(masterKey
      ? []
      : ['SAMSPIL_MASTER_KEY must be set in production: 32 bytes in base64 (openssl rand -base64 32)']),
    ...(signingKey
      ? []
      : [
          'SAMSPIL_SIGNING_KEY must be set in production: 32 bytes in base64 (openssl rand -base64 32), to be kept for as long as the log',
        ]),
    // Guessed too low, everybody is the one address of the last proxy; guessed too high, everybody chooses theirs.
    ...(proxies === undefined
      ? ['SAMSPIL_PROXIES must be set in production: how many proxies stand in front, 0 where there are none']
      : []),
    ...apart('SAMSPIL_KEYS', keys, [data], 'apart from SAMSPIL_DATA: no backup may hold the log and the keys to it'),
    ...apart(
      'SAMSPIL_ERASURES',
      erasures,
      [data, keys],
      'apart from SAMSPIL_DATA and SAMSPIL_KEYS: restoring those must not forget who has been erased',
    ),
  ];
}

const isWithin = (folder: string, other: string): boolean =>
  folder === other || folder.startsWith(other.endsWith(sep) ? other : other + sep);
