import { readFileSync } from 'node:fs';
import { Channel, ChannelCredentials, type ChannelOptions, Metadata } from '@grpc/grpc-js';
import { discoverEndpoint } from '@eventstore/db-client/dist/Client/discovery.js';
import { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ConnectionOptions } from './connection-string.js';
import { type EndPoint, failureOf } from './failure.js';
import { type Timing, within } from './timing.js';
import { Unreachable } from './unreachable.js';

/** A connection to one node, as long as it lasts. */
export interface Link {
  readonly streams: StreamsClient;
  readonly endpoint: EndPoint;
  /** As the node says itself: `24.10.0.0`. */
  readonly version: string;
  readonly channel: Channel;
}

/** Events can be larger than gRPC's 4 MiB: what the server's own tools wrote is up to 16 MB. */
const LARGEST_MESSAGE = 17 * 1024 * 1024;

/**
 * The way to the leader: finds it by gossip where several hosts or `esdb+discover` are named, follows it when it changes, and
 * connects anew when somebody tells that a link is of no use. Everybody shares one link at a time.
 */
export class Connection {
  /** What goes with every call. */
  readonly metadata = new Metadata();
  private readonly credentials: ChannelCredentials;
  private link: Promise<Link> | undefined;
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

  /** @throws Unreachable; a gRPC error where the server refuses to talk */
  use(): Promise<Link> {
    if (this.closed) return Promise.reject(new Unreachable('the connection is closed'));
    if (!this.link) {
      const opening = this.open();
      this.link = opening;
      opening.catch(() => {
        if (this.link === opening) this.link = undefined;
      });
    }
    return within(this.timing.clock, this.timing.answerWithin, this.link);
  }

  /** The link is of no use any more; the next one leads to the leader, where one is named. */
  async giveUp(link: Link, leader?: EndPoint): Promise<void> {
    if ((await this.link?.catch(() => undefined)) !== link) return;
    this.link = undefined;
    this.leader = leader;
    this.failed = link.endpoint;
    link.channel.close();
  }

  async close(): Promise<void> {
    this.closed = true;
    const link = await this.link?.catch(() => undefined);
    this.link = undefined;
    link?.channel.close();
  }

  private async open(): Promise<Link> {
    const endpoint = await this.endpoint();
    const channel = new Channel(`${endpoint.address}:${endpoint.port}`, this.credentials, this.channelOptions());
    try {
      const version = await this.versionOver(channel);
      if (this.closed) throw new Unreachable('the connection is closed');
      return {
        streams: new StreamsClient('', this.credentials, { channelOverride: channel }),
        endpoint,
        version,
        channel,
      };
    } catch (error) {
      channel.close();
      this.failed = endpoint;
      this.leader = undefined;
      const failure = failureOf(error);
      if (failure.kind === 'refused') throw error;
      throw new Unreachable(failure.sentence);
    }
  }

  private async endpoint(): Promise<EndPoint> {
    if (this.leader) return this.leader;
    const { hosts, dnsDiscover, ...options } = this.options;
    const [first] = hosts;
    if (!first) throw new Unreachable('the connection string names no host');
    if (!dnsDiscover && hosts.length === 1) return first;
    const candidates = dnsDiscover ? { discover: first } : { endpoints: hosts };
    try {
      return await discoverEndpoint({ ...options, ...candidates }, this.credentials, this.failed);
    } catch {
      throw new Unreachable(
        `none of ${hosts.map(({ address, port }) => `${address}:${port}`).join(', ')} knows a leader`,
      );
    }
  }

  /** Asked at once, so that a link is known to work, and why not where it does not. */
  private versionOver(channel: Channel): Promise<string> {
    const client = new ServerFeaturesClient('', this.credentials, { channelOverride: channel });
    const asked = new Promise<SupportedMethods>((resolve, reject) =>
      client.getSupportedMethods(new shared.Empty(), this.metadata, { deadline: Infinity }, (error, methods) => {
        if (error) reject(error);
        else resolve(methods);
      }),
    );
    return within(this.timing.clock, this.timing.answerWithin, asked).then((methods) =>
      methods.getEventStoreServerVersion(),
    );
  }

  private channelOptions(): ChannelOptions {
    const { keepAliveInterval = 10_000, keepAliveTimeout = 10_000 } = this.options;
    return {
      'grpc.keepalive_time_ms': keepAliveInterval < 0 ? Number.MAX_SAFE_INTEGER : keepAliveInterval,
      'grpc.keepalive_timeout_ms': keepAliveTimeout < 0 ? Number.MAX_SAFE_INTEGER : keepAliveTimeout,
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
  return ChannelCredentials.createSsl(read(tlsCAFile), read(userKeyFile), read(userCertFile));
}
