import { type Server, createServer } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { type MasterKey, MasterKeyUnusable, localMasterKey } from '../master-key.js';

interface Asked {
  readonly bytes: string;
  readonly boundTo: string;
}

/** A key management service over HTTP, as small as can be: it wraps and unwraps, and hands out no key. */
export class KeyManagementService {
  private constructor(private readonly server: Server) {}

  /** @param keys its keys, by name */
  static async start(keys: Readonly<Record<string, Uint8Array>>): Promise<KeyManagementService> {
    const server = createServer((request, response) => {
      void (async () => {
        const [, name = '', operation] = request.url?.split('/') ?? [];
        const { bytes, boundTo } = (await json(request)) as Asked;
        const key = localMasterKey(keys[name] ?? new Uint8Array());
        try {
          const given = Buffer.from(bytes, 'base64');
          const answer = await (operation === 'wrap' ? key.wrap(given, boundTo) : key.unwrap(given, boundTo));
          response.end(JSON.stringify({ bytes: Buffer.from(answer).toString('base64') }));
        } catch {
          response.writeHead(403).end();
        }
      })();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new KeyManagementService(server);
  }

  /** One of its keys, as Samspil uses it from afar. */
  masterKey(name: string): MasterKey {
    const origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    const ask = async (operation: 'wrap' | 'unwrap', bytes: Uint8Array, boundTo: string): Promise<Uint8Array> => {
      const body: Asked = { bytes: Buffer.from(bytes).toString('base64'), boundTo };
      const response = await fetch(`${origin}/${name}/${operation}`, {
        method: 'POST',
        body: JSON.stringify(body),
      }).catch(() => {
        throw new MasterKeyUnusable(
          `the key management service at ${origin} cannot be reached: no personal value can be shown or recorded until it can`,
        );
      });
      if (!response.ok)
        throw new MasterKeyUnusable(`the key management service refused to ${operation} a key (${response.status})`);
      return Buffer.from(((await response.json()) as Pick<Asked, 'bytes'>).bytes, 'base64');
    };
    return {
      fingerprint: `kms:${name}`,
      wrap: (key, boundTo) => ask('wrap', key, boundTo),
      unwrap: (wrapped, boundTo) => ask('unwrap', wrapped, boundTo),
    };
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
