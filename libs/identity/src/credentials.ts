/** What of a request may say who sent it. */
export interface RequestCredentials {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  /** From where a browser says that the request comes (RFC 6454 §7; Fetch Metadata Request Headers §2.4). */
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly isWebSocket: boolean;
  /** The remote address: for counting who is refused, and never kept. */
  readonly address: string | undefined;
}

type Headers = Readonly<Record<string, unknown>>;

/** How a request came. */
export interface Came {
  readonly headers: Headers;
  readonly address?: string | undefined;
  /** Of a WebSocket; empty where it came with none. */
  readonly connectionParams?: Headers | undefined;
}

/**
 * A browser cannot give a WebSocket an `Authorization` header, so that alone may come as a connection parameter: a cookie and an origin are
 * what the browser itself says of its request, and nothing else.
 */
export function credentialsOf({ headers, address, connectionParams }: Came): RequestCredentials {
  return {
    authorization: text(parameterIn(connectionParams, 'authorization')) ?? text(headers['authorization']),
    cookie: text(headers['cookie']),
    origin: text(headers['origin']),
    fetchSite: text(headers['sec-fetch-site']),
    isWebSocket: connectionParams !== undefined,
    address,
  };
}

/** Whether somebody comes with a token of their own, or with the cookie of a browser session. */
export const comesBy = ({ authorization }: RequestCredentials): 'token' | 'session' =>
  authorization === undefined ? 'session' : 'token';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const parameterIn = (parameters: Headers | undefined, name: string): unknown =>
  Object.entries(parameters ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
