import type { Metadata } from '@grpc/grpc-js';
import * as errors from './grpc/errors.js';
import type { Rights } from './serving.js';

interface User {
  readonly password: string;
  /** $all, and streams that begin with $: administrators only, unless a server is told otherwise. */
  readonly mayReadAll?: boolean;
  readonly mayAppend?: boolean;
}

/** Users by name. */
export type Users = Readonly<Record<string, User>>;

const EVERYTHING: Rights = { mayRead: true, mayReadAll: true, mayAppend: true };
/** Without a name: nothing since 23.10, but asking for features and gossip (docs of 23.10, "anonymous access"). */
const NOTHING: Rights = { mayRead: false, mayReadAll: false, mayAppend: false };

/**
 * What somebody may do. An insecure server, without users, asks nobody who they are.
 * @throws a gRPC status where name and password are wrong
 */
export function rightsOf(users: Users | undefined, metadata: Metadata): Rights {
  if (!users) return EVERYTHING;
  const [header] = metadata.get('authorization');
  if (header === undefined) return NOTHING;
  const [scheme, encoded = ''] = String(header).split(' ');
  const [name = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
  const user = Object.hasOwn(users, name) ? users[name] : undefined;
  if (scheme?.toLowerCase() !== 'basic' || user?.password !== password.join(':')) throw errors.unauthenticated();
  return { mayRead: true, mayReadAll: user.mayReadAll ?? false, mayAppend: user.mayAppend ?? false };
}
