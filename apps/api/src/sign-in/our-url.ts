import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAdapterHost } from '@nestjs/core';

/** Where Samspil is, as browsers and partners see it: an origin. */
export class OurUrl {
  constructor(
    private readonly configured: string | undefined,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Without a configured one, where it listens on this machine. */
  get url(): string {
    return this.configured ?? this.here;
  }

  /** Where it listens on this machine, whatever it is called outside: known once it does. */
  get here(): string {
    return `http://localhost:${this.address?.port ?? 0}`;
  }

  /** The address that this process listens on. */
  get listensOn(): string {
    return this.address?.address ?? '';
  }

  private get address(): AddressInfo | null {
    return (this.host.httpAdapter.getHttpServer() as Server).address() as AddressInfo | null;
  }
}
