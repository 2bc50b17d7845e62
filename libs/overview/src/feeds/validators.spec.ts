import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from '#kernel';
import { choirConcert } from '../../testing/entries.js';
import { entityTag, httpDate, isHeldAlready } from './validators.js';

const body = 'a document, æøå';
const tag = entityTag(body);

describe('a document that somebody may hold already', () => {
  it('has a strong tag of its bytes: the same for the same, another for others', () => {
    expect(tag).toMatch(/^"[A-Za-z0-9_-]{43}"$/);
    expect(entityTag(Buffer.from(body))).toBe(tag);
    expect(entityTag(`${body} `)).not.toBe(tag);
  });

  it('is held where its tag is named, alone or among others, weakened or not', () => {
    for (const ifNoneMatch of [tag, `"other", ${tag}`, `W/${tag}`, '*'])
      expect(isHeldAlready(ifNoneMatch, tag)).toBe(true);
    for (const ifNoneMatch of ['', '"other"', tag.slice(1), `${tag},`.repeat(1_000)])
      expect(isHeldAlready(ifNoneMatch, tag)).toBe(false);
  });

  it('is not held where no tag is named', () => {
    expect(isHeldAlready(undefined, tag)).toBe(false);
    expect(httpDate(choirConcert.changedAt)).toBe('Mon, 02 Nov 2026 10:30:00 GMT');
  });

  it('writes every date as HTTP does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (milliseconds) => {
        expect(httpDate(instantOf(milliseconds))).toBe(new Date(milliseconds).toUTCString());
      }),
    );
  });
});
