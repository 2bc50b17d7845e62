import { randomUUID } from 'node:crypto';
import { ServerCredentials } from '@grpc/grpc-js';
import { type CallKind, Faults } from './faults.js';
import { EventLog } from './log/event-log.js';
import type { Expected, Proposed, Recorded } from './log/recorded.js';
import { metastreamOf } from './log/stream-metadata.js';
import { DoubleNode, HOST } from './node.js';
import type { Endpoint, Member, Serving } from './serving.js';
import { certified, type Certified } from './tls.js';
import { rightsOf, type Users } from './users.js';
import { Version } from './version.js';

export interface DoubleOptions {
  /** 3 nodes share one log; the first leads. */
  readonly nodes?: 1 | 3;
  /** Where there are users: always, for clients send no password in clear. */
  readonly tls?: boolean;
  /** The first one's credentials stand in the connection string. */
  readonly users?: Users;
  /** What counts depends on the version. 1 MiB. */
  readonly maxAppendBytes?: number;
  readonly version?: string;
  /** Of the first node; any that is free. */
  readonly port?: number;
  /**
   * What a follower does with an append that does not insist on the leader: a real one forwards it (ClusterVNodeController.cs),
   * a read-only replica refuses it, and so does a double that was not told otherwise.
   */
  readonly followers?: 'refuse' | 'forward';
}

/** Calls so far, of each kind. */
export type CallCounts = Readonly<Record<CallKind, number>>;

/**
 * Speaks EventStoreDB's protocol over real connections, with the log in memory, and goes wrong when it is asked to. It was
 * written after the server's sources (release/oss-v24.6 of EventStore/EventStore) and never held against a real server.
 */
export class EventStoreDBDouble {
  readonly faults = new Faults();
  readonly #log = new EventLog();
  readonly #nodes: readonly DoubleNode[];
  readonly #instances: readonly string[];
  readonly #certified: Certified | undefined;
  readonly #calls: Record<CallKind, number> = {
    append: 0,
    batchAppend: 0,
    read: 0,
    subscribe: 0,
    serverFeatures: 0,
    gossip: 0,
  };
  #leader = 0;

  static async start(options: DoubleOptions = {}): Promise<EventStoreDBDouble> {
    const tls = options.tls ?? options.users !== undefined;
    if (options.users && !tls) throw new Error('users need TLS: the client sends no password in clear');
    const double = new EventStoreDBDouble(options, tls ? await certified() : undefined);
    for (const [index, node] of double.#nodes.entries()) await node.up(index === 0 ? options.port : undefined);
    return double;
  }

  private constructor(
    private readonly options: DoubleOptions,
    certificate: Certified | undefined,
  ) {
    this.#certified = certificate;
    const credentials = certificate?.credentials ?? ServerCredentials.createInsecure();
    const indexes = Array.from({ length: options.nodes ?? 1 }, (_, index) => index);
    this.#instances = indexes.map(() => randomUUID());
    this.#nodes = indexes.map((index) => new DoubleNode(this.#serving(index), credentials));
    this.#writeSystemEvents();
  }

  /** The connection string: one host, or all of them. */
  get url(): string {
    const hosts = this.#nodes.map(({ port }) => `${HOST}:${port}`);
    return this.#urlOf('esdb', hosts.join(','));
  }

  /** The same with one host, from which the others are discovered. */
  get discoverUrl(): string {
    return this.#urlOf('esdb+discover', `${HOST}:${this.#nodes[0]?.port}`);
  }

  /** The whole log, the server's own events included. */
  get records(): readonly Recorded[] {
    return this.#log.records;
  }

  /** How many calls there were. An append counts when it has come as a whole; each correlation id of a batch is one. */
  get calls(): CallCounts {
    return { ...this.#calls };
  }

  /** How many connections there have been. */
  get connectionsSoFar(): number {
    return this.#nodes.reduce((sum, node) => sum + node.connectionsSoFar, 0);
  }

  get openConnections(): number {
    return this.#nodes.reduce((sum, node) => sum + node.openConnections, 0);
  }

  /** Writes events past the protocol, as another client would: `append('$scavenges', [systemEvent()])`. */
  append(stream: string, events: readonly Proposed[], expected: Expected = 'any'): void {
    this.#log.append(stream, expected, events);
  }

  /** Writes `$$stream`: `{ $tb, $maxCount, $maxAge, ... }`. */
  setStreamMetadata(stream: string, metadata: Readonly<Record<string, unknown>>): void {
    this.append(metastreamOf(stream), [jsonEvent('$metadata', metadata)]);
  }

  /** Hides the events of a stream before this revision. */
  truncate(stream: string, before: number): void {
    this.setStreamMetadata(stream, { $tb: before });
  }

  /** Hides all events of a stream until it is written to again. */
  softDelete(stream: string): void {
    this.#log.softDelete(stream, 'any');
  }

  /** Ends a stream for good. */
  tombstone(stream: string): void {
    this.#log.tombstone(stream, 'any');
  }

  /** Makes a node the leader; the others refuse what only the leader does, and gossip tells it. */
  elect(node: number): void {
    this.#leader = node;
    this.#log.forgetRecentlyWritten();
  }

  /** Ends a node, or all: connections are destroyed, and new ones refused. The log stays. */
  async down(node?: number): Promise<void> {
    await Promise.all(this.#chosen(node).map((chosen) => chosen.down()));
  }

  /** Starts a node, or all, again, on the same port. */
  async up(node?: number): Promise<void> {
    this.#log.forgetRecentlyWritten();
    await Promise.all(this.#chosen(node).map((chosen) => chosen.up()));
  }

  /** Resets all connections there are now; new ones are taken. Resolves when it is done. */
  async cutConnections(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.cutConnections()));
  }

  async stop(): Promise<void> {
    await this.down();
    this.#certified?.remove();
  }

  #serving(index: number): Serving {
    const { options, faults } = this;
    return {
      log: this.#log,
      version: new Version(options.version ?? '24.10.0.0'),
      maxAppendBytes: options.maxAppendBytes ?? 1024 * 1024,
      followers: options.followers ?? 'refuse',
      isLeader: () => this.#leader === index,
      leader: () => this.#endpointOf(this.#leader),
      members: () => this.#nodes.map((_, member) => this.#memberOf(member)),
      rightsOf: (metadata) => rightsOf(options.users, metadata),
      arrived: (kind, stream) => {
        const nth = (this.#calls[kind] += 1);
        return faults.for({ kind, node: index, nth, ...(stream === undefined ? {} : { stream }) });
      },
      reset: (peer) => this.#nodes[index]?.reset(peer),
    };
  }

  /** What a real log holds before anybody has written. */
  #writeSystemEvents(): void {
    this.append('$epoch-information', [jsonEvent('$epoch-information', {})]);
    this.setStreamMetadata('$stats-127.0.0.1:2113', { $maxAge: 86_400 });
    this.append('$stats-127.0.0.1:2113', [jsonEvent('$statsCollected', { 'proc-cpu': 0 })]);
    this.append('$users', [jsonEvent('$User', 'admin')]);
    this.append('$scavenges', [jsonEvent('$scavengeIndexInitialized', {})]);
  }

  #chosen(node: number | undefined): readonly DoubleNode[] {
    return this.#nodes.filter((_, index) => node === undefined || index === node);
  }

  #endpointOf(node: number): Endpoint {
    return { host: HOST, port: this.#nodes[node]?.port ?? 0 };
  }

  #memberOf(index: number): Member {
    return {
      ...this.#endpointOf(index),
      instanceId: this.#instances[index] ?? '',
      isLeader: this.#leader === index,
      isAlive: this.#nodes[index]?.isUp ?? false,
    };
  }

  #urlOf(scheme: string, hosts: string): string {
    const [user] = Object.entries(this.options.users ?? {});
    const credentials = user ? `${encodeURIComponent(user[0])}:${encodeURIComponent(user[1].password)}@` : '';
    const tls = this.#certified ? `tls=true&tlsCAFile=${encodeURIComponent(this.#certified.caFile)}` : 'tls=false';
    return `${scheme}://${credentials}${hosts}?${tls}`;
  }
}

const jsonEvent = (type: string, data: unknown): Proposed => ({
  id: randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(JSON.stringify(data)),
  metadata: new Uint8Array(),
});
