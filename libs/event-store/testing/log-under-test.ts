import { randomInt } from 'node:crypto';
import { describe } from '@jest/globals';
import { EventStoreDBDouble } from '../eventstoredb/testing/index.js';

/**
 * Where specs that can be said of any store keep their logs. Without a word: embedded. `EVENTSTOREDB_URL=double`: each in a double
 * of EventStoreDB. Otherwise all in the server that it names, which must be empty before the first of them.
 */
const server = process.env['EVENTSTOREDB_URL'] || undefined;

/** Whether there is but one log for all specs. */
const isShared = server !== undefined && server !== 'double';

/** Who shares a log shares its keys and its ledger: a start is refused where something of them is missing. */
const KEYS = Object.fromEntries(
  ['SAMSPIL_KEYS', 'SAMSPIL_ERASURES', 'SAMSPIL_MASTER_KEY'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  }),
);

export interface LogUnderTest {
  /** Its connection string; `undefined` where it is embedded in the data folder. */
  readonly connectionString: string | undefined;
  /** What a program is started with to use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where specs share a log, each has a municipality to itself. */
  readonly municipality: string;
  close(): Promise<void>;
}

/** A log in the data folder, whatever the others are. */
export const EMBEDDED: LogUnderTest = {
  connectionString: undefined,
  environment: {},
  municipality: '0183',
  close: () => Promise.resolve(),
};

/** A log that nobody has written yet, or the one that all share. */
export async function logUnderTest(): Promise<LogUnderTest> {
  const double = server === 'double' ? await EventStoreDBDouble.start() : undefined;
  if (server === undefined) return EMBEDDED;
  if (double) return logIn(double.url, () => double.stop());
  const shared = logIn(server);
  return { ...shared, environment: { ...shared.environment, ...KEYS }, municipality: String(randomInt(1_000, 10_000)) };
}

/** The log in a server that somebody else stops. */
export const logIn = (connectionString: string, close = () => Promise.resolve()): LogUnderTest => ({
  connectionString,
  environment: { SAMSPIL_EVENT_STORE: connectionString },
  municipality: '0183',
  close,
});

/** What counts events, or turns clocks, is of no use in a log that others have written. */
export const describeInALogOfItsOwn = isShared ? describe.skip : describe;
