import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from '#kernel';
import { choirConcert } from '../../testing/entries.js';
import { entityTag, httpDate, isHeldAlready } from './validators.js';

const body = 'a document, æøå';
const tag = entityTag(body);
const none = { ifNoneMatch: undefined, ifModifiedSince: undefined };
const changed = choirConcert.changedAt;

describe('a document that somebody may hold already', () => {
  it('has a strong tag of its bytes: the same for the same, another for others', () => {
    expect(tag).toMatch(/^"[A-Za-z0-9_-]{43}"$/);
    expect(entityTag(Buffer.from(body))).toBe(tag);
    expect(entityTag(`${body} `)).not.toBe(tag);
  });

  it('is held where its tag is named, alone or among others, weakened or not', () => {
    for (const ifNoneMatch of [tag, `"other", ${tag}`, `W/${tag}`, '*'])
      expect(isHeldAlready({ ...none, ifNoneMatch }, tag, undefined)).toBe(true);
    for (const ifNoneMatch of ['', '"other"', tag.slice(1), `${tag},`.repeat(1_000)])
      expect(isHeldAlready({ ...none, ifNoneMatch }, tag, undefined)).toBe(false);
  });

  it('is held where the date that was sent with it comes back, unless a tag says otherwise', () => {
    const ifModifiedSince = httpDate(changed);
    expect(ifModifiedSince).toBe('Mon, 02 Nov 2026 10:30:00 GMT');
    expect(isHeldAlready({ ...none, ifModifiedSince }, tag, changed)).toBe(true);
    expect(isHeldAlready({ ifModifiedSince, ifNoneMatch: '"other"' }, tag, changed)).toBe(false);
    expect(isHeldAlready({ ...none, ifModifiedSince }, tag, undefined)).toBe(false);
  });

  it.each(['', 'yesterday', 'Mon, 02 Nov 2026 10:30:01 GMT', '2026-11-02'])(
    'is not held where the date is %s',
    (date) => {
      expect(isHeldAlready({ ...none, ifModifiedSince: date }, tag, changed)).toBe(false);
    },
  );

  it('writes every date as HTTP does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (milliseconds) => {
        expect(httpDate(instantOf(milliseconds))).toBe(new Date(milliseconds).toUTCString());
      }),
    );
  });
});
