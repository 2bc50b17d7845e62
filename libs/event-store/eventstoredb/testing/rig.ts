import { afterEach } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { type Channel, credentials } from '@grpc/grpc-js';
import { type DoubleOptions, EventStoreDBDouble } from './eventstoredb-double.js';

interface Rig {
  readonly start: (options?: DoubleOptions) => Promise<EventStoreDBDouble>;
  /** The official client. */
  readonly open: (url: string) => EventStoreDBClient;
  /**
   * The service as it is, for what the official client does not let one ask. It has a connection of its own: those of official
   * clients are one, by the pool that grpc-js has for a process.
   */
  readonly bare: (url: string) => StreamsClient;
}

/**
 * Called where tests are described: starts doubles, and opens clients of them. After each test what was started ends, clients
 * first.
 */
export function rig(): Rig {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  return {
    start: async (options) => {
      const double = await EventStoreDBDouble.start(options);
      ends.push(() => double.stop());
      return double;
    },
    open: (url) => {
      const client = EventStoreDBClient.connectionString(url);
      ends.push(async () => {
        await client.dispose();
        // Which leaves the channel open, and that is protected.
        const inner = client as unknown as { getChannel(): Promise<Channel> };
        await inner.getChannel().then(
          (channel) => channel.close(),
          () => undefined,
        );
      });
      return client;
    },
    bare: (url) => {
      const client = new streams.StreamsClient(new URL(url).host, credentials.createInsecure(), {
        'grpc.use_local_subchannel_pool': 1,
      });
      ends.push(() => {
        client.close();
        return Promise.resolve();
      });
      return client;
    },
  };
}

/** Everything that comes until it ends. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
