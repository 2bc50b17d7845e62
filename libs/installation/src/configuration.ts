import { resolve } from 'node:path';
import { z } from 'zod';
import { type StoreName, storeNamed } from './stores.js';

/** The environment says something that cannot be used; the message names the variable and what it may be. */
export class WrongConfiguration extends Error {
  override readonly name = 'WrongConfiguration';
}

const schema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be production, development or test' })
    .default('development'),
  /** Where keys and read models lie, and the log when it is embedded. */
  SAMSPIL_DATA: z
    .string()
    .min(1, { error: 'must name a folder' })
    .default('data')
    .transform((folder) => resolve(folder)),
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
  SAMSPIL_MASTER_KEY: z
    .string()
    .refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text), {
      error: 'must hold 32 bytes in base64 (openssl rand -base64 32)',
    })
    .optional(),
  /** Whether a first start into an empty folder loads the demo season. Never in production. */
  SAMSPIL_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
});

/** What Samspil runs with. Comes from the environment and from nowhere else. */
export interface Configuration {
  readonly production: boolean;
  readonly data: string;
  /** Where the log is. */
  readonly store: StoreName;
  readonly host: string;
  readonly port: number;
  readonly masterKey: string | undefined;
  readonly demo: boolean;
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
    ...(parsed.data?.NODE_ENV === 'production' && !parsed.data.SAMSPIL_MASTER_KEY
      ? ['SAMSPIL_MASTER_KEY must be set in production: 32 bytes in base64 (openssl rand -base64 32)']
      : []),
  ];
  if (!parsed.success || wrong.length > 0) throw new WrongConfiguration(`${wrong.join('; ')}.`);
  const { NODE_ENV, SAMSPIL_DATA, SAMSPIL_EVENT_STORE, SAMSPIL_HOST, SAMSPIL_PORT, SAMSPIL_MASTER_KEY, SAMSPIL_DEMO } =
    parsed.data;
  const production = NODE_ENV === 'production';
  return {
    production,
    data: SAMSPIL_DATA,
    store: SAMSPIL_EVENT_STORE ? storeNamed(SAMSPIL_EVENT_STORE) : { kind: 'sqlite', folder: SAMSPIL_DATA },
    host: SAMSPIL_HOST,
    port: SAMSPIL_PORT,
    masterKey: SAMSPIL_MASTER_KEY,
    demo: SAMSPIL_DEMO === 'on' && !production,
  };
}
