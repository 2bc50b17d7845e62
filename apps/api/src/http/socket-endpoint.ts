import type { Server } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { CLOCK, type Clock } from '#kernel';
import { OurUrl } from '../sign-in/our-url.js';
import type { SocketNeeds } from './socket.js';
import { Turns } from './turns.js';
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
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly ours: OurUrl,
  ) {}

  onApplicationBootstrap(): void {
    const { needs, clock } = this;
    const turns = new Turns(needs.limits);
    const options = socketOptions({ ...needs, schema: () => this.host.schema, turns, clock });
    this.sockets = new WebSockets(options, { ...needs, ours: this.ours });
    this.sockets.listenTo(this.http.httpAdapter.getHttpServer() as Server);
  }

  async onModuleDestroy(): Promise<void> {
    this.needs.overload.stop();
    await this.sockets?.close();
  }
}
