import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { type LeafSource, leafHash, leafHashOf, leafOf } from './index.js';
import { oneBitOff } from './testing/trees.js';

const event: LeafSource = {
  stream: 'cafeSession-0183_1',
  revision: 7,
  id: '0198c000-0000-7000-8000-000000000001',
  type: 'GuestRegisteredForCafeSession',
  contentType: 'application/json',
  data: Buffer.from('{"guestId":"x"}'),
  metadata: Buffer.from('{"recordedAt":"2026-11-22T10:00:00.000Z"}'),
};

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the leaf of an event', () => {
  // Both hashes and the leaf's were computed with `openssl dgst -sha256`.
  it('is what its version 1 was from the first day', () => {
    expect(leafOf(event).toString()).toBe(
      '{"contentType":"application/json","data":"049a503fe2685efc0b01e9a685b99f957d6edc821a41ea7432cca48ae0d720f8","id":"0198c000-0000-7000-8000-000000000001","metadata":"f3faad5fe3d3339c7f2d1fda152c083d9fb64b357fa524c7ac53cda005549787","revision":7,"stream":"cafeSession-0183_1","type":"GuestRegisteredForCafeSession","v":1}',
    );
    expect(Buffer.from(leafHashOf(event)).toString('hex')).toBe(
      '29e69595cbc6c5a1e9b4cab28e92f1d410b266cef6fce6cb2886f186147daf4c',
    );
  });

  it('is canonical JSON of any event', () =>
    fc.assert(
      fc.property(
        fc.record({
          stream: fc.string({ unit: 'binary' }),
          id: fc.string({ unit: 'binary' }),
          type: fc.string({ unit: 'binary' }),
          revision: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
          data: fc.uint8Array(),
          metadata: fc.uint8Array(),
        }),
        ({ data, metadata, ...rest }) => {
          const said = { ...rest, contentType: 'application/octet-stream' as const };
          expect(leafOf({ ...said, data, metadata }).toString()).toBe(
            canonicalJson({ v: 1, ...said, data: hex(data), metadata: hex(metadata) }),
          );
          expect(leafHashOf({ ...said, data, metadata })).toEqual(leafHash(leafOf({ ...said, data, metadata })));
        },
      ),
    ));

  it('is another one when one bit of the event is', () => {
    const leaf = Buffer.from(leafHashOf(event)).toString('hex');
    const others = [
      ...[...oneBitOff(event.data)].map((data) => ({ ...event, data })),
      ...[...oneBitOff(event.metadata)].map((metadata) => ({ ...event, metadata })),
      ...(['stream', 'id', 'type'] as const).flatMap((part) =>
        [...oneBitOff(Buffer.from(event[part]))].map((bytes) => ({ ...event, [part]: bytes.toString('latin1') })),
      ),
      ...Array.from({ length: 31 }, (_, bit) => ({ ...event, revision: event.revision ^ (1 << bit) })),
      { ...event, contentType: 'application/octet-stream' as const },
    ];
    const leaves = others.map((other) => Buffer.from(leafHashOf(other)).toString('hex'));
    expect(new Set([leaf, ...leaves]).size).toBe(1 + others.length);
  });

  it('does not take bytes of data for bytes of metadata', () => {
    const moved = { ...event, data: event.metadata, metadata: event.data };
    expect(leafOf(moved)).not.toEqual(leafOf(event));
  });

  it('is none where a text is no Unicode', () => {
    expect(() => leafOf({ ...event, type: '\ud800' })).toThrow(/holds a text that is no Unicode/);
  });
});
