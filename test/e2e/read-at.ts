import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What came back, as it was sent. */
export interface Read {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** How something is asked for, where not as a browser opens a page. */
export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks for exactly that address: `fetch` would put it right, and unpack what comes. */
export async function readAt(url: string, path: string, { method = 'GET', headers }: Asking = {}): Promise<Read> {
  const { hostname, port } = new URL(url);
  const asked = request({ hostname, port, path, method, headers: { ...headers } }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const body = await buffer(answer);
  return { status: answer.statusCode, headers: answer.headers, body, text: body.toString('utf8') };
}
