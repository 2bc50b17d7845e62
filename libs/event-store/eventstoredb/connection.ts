import { readFileSync } from 'node:fs';
import {
  Channel,
  ChannelCredentials,
  type ChannelOptions,
  type ClientDuplexStream,
  type ClientReadableStream,
  type ClientUnaryCall,
  Metadata,
} from '@grpc/grpc-js';
import { discoverEndpoint } from '@eventstore/db-client/dist/Client/discovery.js';
import { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { EventStoreUnusable } from '../src/event-store.js';
import type { ConnectionOptions } from './connection-string.js';
import { type EndPoint, Unreachable, failureOf } from './failure.js';
import type { AppendRequest, ReadRequest } from './requests.js';
import type { AppendResponse, ReadResponse } from './responses.js';
import { type Timing, within } from './timing.js';

/** Events can be larger than gRPC's 4 MiB: what the server's own tools wrote is up to 16 MB. */
const LARGEST_MESSAGE = 17 * 1024 * 1024;
/** As long as a timer can be: for what is turned off. */
const NEVER = 0x7fff_ffff;

/** A connection to one node, as long as it lasts. */
export class Link {
  /** Nobody is to begin anything on it any more. */
  isGivenUp = false;
  private readonly streams: StreamsClient;

  constructor(
    readonly endpoint: EndPoint,
    /** As the node says itself: `24.10.0`. */
    readonly version: string,
    private readonly channel: Channel,
    private readonly metadata: Metadata,
    credentials: ChannelCredentials,
  ) {
    this.streams = new StreamsClient('', credentials, { channelOverride: channel });
  }

  /** @throws Unreachable where it was given up */
  read(request: ReadRequest): ClientReadableStream<ReadResponse> {
    return this.begin(() => this.streams.read(request, this.metadata, { deadline: Infinity }));
  }

  /** @throws Unreachable where it was given up */
  batchAppend(): ClientDuplexStream<AppendRequest, AppendResponse> {
    return this.begin(() => this.streams.batchAppend(this.metadata, { deadline: Infinity }));
  }

  /** What is under way on it may still end well. */
  close(): void {
    this.isGivenUp = true;
    this.channel.close();
  }

  /** A channel that has been closed meanwhile throws where it stands. */
  private begin<Call>(call: () => Call): Call {
    if (this.isGivenUp) throw new Unreachable('the connection was given up');
    return call();
  }
}

/**
 * The way to the leader: finds it by gossip where several hosts or `esdb+discover` are named, follows it when it changes, and
 * connects anew when somebody tells that a link is of no use. What begins at one time begins on one link.
 */
export class Connection {
  private readonly metadata = new Metadata();
  private readonly credentials: ChannelCredentials;
  private opening: Promise<Link> | undefined;
  private current: Link | undefined;
  /** Where the next link leads, when a node has said so. */
  private leader: EndPoint | undefined;
  private failed: EndPoint | undefined;
  private closed = false;

  /** Connects to nothing yet. */
  constructor(
    private readonly options: ConnectionOptions,
    private readonly timing: Timing,
  ) {
    const { tls = true, defaultCredentials: user, connectionName = 'samspil' } = options;
    this.credentials = tls ? secure(options) : ChannelCredentials.createInsecure();
    this.metadata.set('connection-name', connectionName);
    // What a follower hands out may be behind what this process has been told is stored.
    this.metadata.set('requires-leader', 'true');
    // A password is not sent in clear; a server without TLS asks for none.
    if (user && tls)
      this.metadata.set(
        'authorization',
        `Basic ${Buffer.from(`${user.username}:${user.password}`).toString('base64')}`,
      );
  }

  /** @throws Unreachable; NoAnswer; a gRPC error where the server refuses to talk */
  async use(): Promise<Link> {
    if (this.current) return this.current;
    this.refuseWhenClosed();
    this.opening ??= this.open().finally(() => (this.opening = undefined));
    return within(this.timing.clock, this.timing.answerWithin, this.opening);
  }

  /** The link is of no use any more; the next one leads to the leader, where one is named. */
  giveUp(link: Link, leader?: EndPoint): void {
    if (this.current !== link) return;
    this.current = undefined;
    this.leader = leader;
    this.failed = link.endpoint;
    link.close();
  }

  close(): void {
    this.closed = true;
    this.current?.close();
    this.current = undefined;
  }

  private async open(): Promise<Link> {
    const endpoint = await this.endpoint();
    this.refuseWhenClosed();
    const channel = new Channel(`${endpoint.address}:${endpoint.port}`, this.credentials, this.channelOptions());
    try {
      const version = await this.versionOver(channel);
      this.refuseWhenClosed();
      return (this.current = new Link(endpoint, version, channel, this.metadata, this.credentials));
    } catch (error) {
      channel.close();
      this.failed = endpoint;
      this.leader = undefined;
      const failure = failureOf(error);
      if (failure.kind === 'refused') throw error;
      throw new Unreachable(failure.sentence);
    }
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new Unreachable('the connection is closed');
  }

  private async endpoint(): Promise<EndPoint> {
    if (this.leader) return this.leader;
    const { hosts, dnsDiscover, ...options } = this.options;
    const [first] = hosts;
    if (!first) throw new Unreachable('the connection string names no host');
    if (!dnsDiscover && hosts.length === 1) return first;
    // In seconds; one host that says nothing must leave time to ask the others.
    const gossipTimeout = Math.max(1, Math.floor(this.timing.answerWithin / 2_000));
    const candidates = dnsDiscover ? { discover: first } : { endpoints: hosts };
    try {
      return await discoverEndpoint({ gossipTimeout, ...options, ...candidates }, this.credentials, this.failed);
    } catch {
      const names = hosts.map(({ address, port }) => `${address}:${port}`).join(', ');
      throw new Unreachable(`none of ${names} knows a leader`);
    }
  }

  /** Asked at once, so that a link is known to work, and why not where it does not. */
  private async versionOver(channel: Channel): Promise<string> {
    const client = new ServerFeaturesClient('', this.credentials, { channelOverride: channel });
    let call: ClientUnaryCall | undefined;
    const asked = new Promise<SupportedMethods>((resolve, reject) => {
      call = client.getSupportedMethods(new shared.Empty(), this.metadata, { deadline: Infinity }, (error, methods) => {
        if (error) reject(error);
        else resolve(methods);
      });
    });
    try {
      const methods = await within(this.timing.clock, this.timing.answerWithin, asked);
      return methods.getEventStoreServerVersion();
    } finally {
      // Where there was no answer it would hold the connection open.
      call?.cancel();
    }
  }

  private channelOptions(): ChannelOptions {
    const { keepAliveInterval = 10_000, keepAliveTimeout = 10_000 } = this.options;
    return {
      'grpc.keepalive_time_ms': keepAliveInterval < 0 ? NEVER : keepAliveInterval,
      'grpc.keepalive_timeout_ms': keepAliveTimeout < 0 ? NEVER : keepAliveTimeout,
      'grpc.max_receive_message_length': LARGEST_MESSAGE,
      // Who tries again, and when, is decided by who knows whether that is safe.
      'grpc.enable_retries': 0,
      // Otherwise a new link could share a socket, and its pauses, with one that was given up.
      'grpc.use_local_subchannel_pool': 1,
    };
  }
}

function secure({ tlsCAFile, userCertFile, userKeyFile }: ConnectionOptions): ChannelCredentials {
  const read = (file: string | undefined) => (file === undefined ? null : readFileSync(file));
  try {
    return ChannelCredentials.createSsl(read(tlsCAFile), read(userKeyFile), read(userCertFile));
  } catch (error) {
    throw new EventStoreUnusable(
      `the certificates that the connection string names cannot be used (${error instanceof Error ? error.message : ''}): they must be readable, and PEM`,
    );
  }
}
