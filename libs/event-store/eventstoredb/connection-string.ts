import { statSync } from 'node:fs';
import { parseConnectionString } from '@eventstore/db-client/dist/Client/parseConnectionString.js';
import { EventStoreUnusable } from '../src/event-store.js';

export type ConnectionOptions = ReturnType<typeof parseConnectionString>;

/** What the official client's parser knows, without case, `-` and `_`, as it reads them. */
const OPTIONS = [
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
  'connectionName',
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
  'discoveryInterval',
  'maxDiscoverAttempts',
  'gossipTimeout',
  'nodePreference',
  'tlsVerifyCert',
  'throwOnAppendFailure',
];
const FILES = ['tlsCAFile', 'userCertFile', 'userKeyFile'] as const;

const flat = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');
const known = new Set(OPTIONS.map(flat));

/** A connection string as it may be shown: its hosts. A password may hold what ends it elsewhere, so all up to the last @ goes. */
export function withoutCredentials(connectionString: string): string {
  const [, scheme = '', rest = ''] = /^([^:]*:\/\/)?(.*)$/s.exec(connectionString.trim()) ?? [];
  return scheme + rest.replace(/^.*@/s, '').replace(/[/?].*$/s, '');
}

/**
 * Reads `esdb://` and `esdb+discover://` with the official client's own parser.
 * @throws EventStoreUnusable saying what is wrong, without the password: the parser itself would print the whole string
 */
export function connectionOptionsOf(connectionString: string): ConnectionOptions {
  const [, credentials = '', rest = ''] = /^(?:[^:]*:\/\/)?(?:([^@]*)@)?(.*)$/s.exec(connectionString) ?? [];
  // The parser would take what stands before it for the password.
  if (credentials.split(':').length > 2) throw unusable('a colon in a user or password is written %3A');
  const query = /\?(.*)$/.exec(rest)?.[1] ?? '';
  for (const [name, value] of query.split('&').map((pair) => pair.split('='))) {
    if (name && !known.has(flat(name)))
      throw unusable(`it knows no option ${name} (it knows ${OPTIONS.slice(0, -2).join(', ')})`);
    if (name && flat(name) === 'tlsverifycert' && value?.trim() === 'false')
      throw unusable(`tlsVerifyCert=false has no effect: name the authority's certificate with tlsCAFile`);
  }
  const options = parsed(connectionString);
  if (options.defaultDeadline !== undefined && options.defaultDeadline < 1)
    throw unusable('defaultDeadline must be 1 ms or more');
  for (const option of FILES) {
    const file = options[option];
    if (file !== undefined && !statSync(file, { throwIfNoEntry: false })?.isFile())
      throw unusable(`there is no file ${file}, which ${option} names`);
  }
  if ((options.userCertFile === undefined) !== (options.userKeyFile === undefined))
    throw unusable('userCertFile and userKeyFile are only of use together');
  return options;
}

function parsed(connectionString: string): ConnectionOptions {
  try {
    return parseConnectionString(connectionString);
  } catch (error) {
    const expected = /at position (\d+), expected (.*)\.$/s.exec(error instanceof Error ? error.message : '');
    throw unusable(expected ? `at character ${expected[1]} it should have ${expected[2]}` : 'it cannot be read');
  }
}

const unusable = (what: string) =>
  new EventStoreUnusable(
    `the connection string of the event store cannot be used: ${what}. It looks like esdb://user:password@host:2113?tls=true`,
  );
