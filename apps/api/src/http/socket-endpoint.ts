import type { Server } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { SocketNeeds } from './socket.js';
import { socketOptions } from './web-socket-operations.js';
import { WebSockets } from './web-sockets.js';

export const SOCKET_NEEDS = Symbol('SocketNeeds');

/** Serves WebSockets for as long as the application runs. Nest's own service sets no limit to a message, and lets anybody connect. */
@Injectable()
export class SocketEndpoint implements OnApplicationBootstrap, OnModuleDestroy {
  private sockets: WebSockets | undefined;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly host: GraphQLSchemaHost,
    @Inject(SOCKET_NEEDS) private readonly needs: Omit<SocketNeeds, 'schema'>,
  ) {}

  onApplicationBootstrap(): void {
    const options = socketOptions({ ...this.needs, schema: () => this.host.schema });
    this.sockets = new WebSockets(options, this.needs.limits, this.needs.overload);
    this.sockets.listenTo(this.http.httpAdapter.getHttpServer() as Server);
  }

  async onModuleDestroy(): Promise<void> {
    this.needs.overload.stop();
    await this.sockets?.close();
  }
}
