import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerCredentials } from '@grpc/grpc-js';
import { generate } from 'selfsigned';

export interface Certified {
  readonly credentials: ServerCredentials;
  /** Where the certificate of the authority lies, for clients. */
  readonly caFile: string;
  /** Takes the file away. */
  remove(): void;
}

/** A certificate for 127.0.0.1 and localhost, from an authority of its own. */
export async function certified(): Promise<Certified> {
  const authority = await generate([{ name: 'commonName', value: 'EventStoreDB double, authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const node = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), 'eventstoredb-double-'));
  const caFile = join(folder, 'ca.crt');
  writeFileSync(caFile, authority.cert);
  return {
    caFile,
    credentials: ServerCredentials.createSsl(null, [
      { private_key: Buffer.from(node.private), cert_chain: Buffer.from(node.cert) },
    ]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
