import { existsSync } from 'node:fs';
import { jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { EventStoreDBDouble } from './eventstoredb-double.js';
import { collect, rig } from './rig.js';

const { start, open } = rig();
const happened = () => jsonEvent({ type: 'Happened', data: {} });
const caFileIn = (url: string): string => decodeURIComponent(/tlsCAFile=([^&]+)/.exec(url)?.[1] ?? '');

const users = {
  samspil: { password: 'p@ss:word/æ', mayReadAll: true, mayAppend: true },
  auditor: { password: 'audit', mayReadAll: true },
  writer: { password: 'write', mayAppend: true },
};

describe('TLS', () => {
  it.each([1, 3] as const)('is spoken by %d nodes, with an authority of its own', async (nodes) => {
    const double = await start({ tls: true, nodes });
    await expect(open(double.url).appendToStream('ride-1', happened())).resolves.toMatchObject({ success: true });
  });

  it('needs that authority', async () => {
    const double = await start({ tls: true });
    const url = double.url.replace(/&tlsCAFile=[^&]+/, '');
    await expect(open(url).appendToStream('ride-1', happened())).rejects.toThrow('unable to verify');
  });

  it('is cut like any connection, and leaves no file behind', async () => {
    const double = await start({ tls: true });
    const client = open(double.url);
    double.faults.next('batchAppend', { kind: 'reset', committed: true });
    await expect(client.appendToStream('ride-1', happened())).rejects.toMatchObject({ type: 'unavailable' });
    expect(double.records.at(-1)?.stream).toBe('ride-1');
    const caFile = caFileIn(double.url);
    expect(existsSync(caFile)).toBe(true);
    await double.stop();
    expect(existsSync(caFile)).toBe(false);
  });
});

describe('users', () => {
  const as = async (name: string, password: string) => {
    const double = await start({ users });
    const credentials = `${encodeURIComponent(name)}:${encodeURIComponent(password)}@`;
    return { double, client: open(double.url.replace(/\/\/.*@/, `//${credentials}`)) };
  };

  it('are told in the connection string', async () => {
    const double = await start({ users });
    const client = open(double.url);
    await client.appendToStream('ride-1', happened());
    expect((await collect(client.readAll())).length).toBeGreaterThan(1);
  });

  it('are asked for their password', async () => {
    const { double, client } = await as('samspil', 'wrong');
    await expect(client.appendToStream('ride-1', happened())).rejects.toMatchObject({ type: 'access-denied' });
    await expect(collect(client.readStream('ride-1'))).rejects.toMatchObject({ type: 'access-denied' });
    expect(double.records.some(({ stream }) => stream === 'ride-1')).toBe(false);
  });

  it('may not do everything', async () => {
    const { client: auditor } = await as('auditor', 'audit');
    await expect(auditor.appendToStream('ride-1', happened())).rejects.toMatchObject({ type: 'access-denied' });
    expect((await collect(auditor.readAll())).length).toBeGreaterThan(0);
    const { client: writer } = await as('writer', 'write');
    await writer.appendToStream('ride-1', happened());
    expect(await collect(writer.readStream('ride-1'))).toHaveLength(1);
    await expect(collect(writer.readAll())).rejects.toMatchObject({ type: 'access-denied' });
    await expect(collect(writer.readStream('$users'))).rejects.toMatchObject({ type: 'access-denied' });
  });

  it('may come with a single call', async () => {
    const { double, client } = await as('auditor', 'audit');
    const credentials = { username: 'writer', password: 'write' };
    await client.appendToStream('ride-1', happened(), { credentials });
    expect(double.calls).toMatchObject({ append: 1, batchAppend: 0 });
  });

  it('need TLS', async () => {
    await expect(EventStoreDBDouble.start({ users, tls: false })).rejects.toThrow('users need TLS');
  });

  it('are nobody without a name', async () => {
    const double = await start({ users });
    const client = open(double.url.replace(/\/\/.*@/, '//'));
    await expect(client.appendToStream('ride-1', happened())).rejects.toMatchObject({ type: 'access-denied' });
    await expect(collect(client.readStream('ride-1'))).rejects.toMatchObject({ type: 'access-denied' });
  });
});
