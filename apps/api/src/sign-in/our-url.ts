import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAdapterHost } from '@nestjs/core';

/** Where Samspil is, as browsers and partners see it: an origin. */
export class OurUrl {
  constructor(
    private readonly configured: string | undefined,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Without a configured one, where it listens on this machine: known once it does. */
  get url(): string {
    if (this.configured) return this.configured;
    const address = (this.host.httpAdapter.getHttpServer() as Server).address() as AddressInfo | null;
    return `http://localhost:${address?.port ?? 0}`;
  }
}
