import { describe, expect, it } from '@jest/globals';
import { Unauthenticated, actorSourceFor } from './actor-source.js';

describe('who acts', () => {
  it('is who the header names, outside production', () => {
    expect(actorSourceFor('development').actorOf({ 'samspil-actor': 'partner/0183/aeldresagen' })).toEqual({
      kind: 'partner',
      municipality: '0183',
      id: 'aeldresagen',
    });
  });

  it.each([
    undefined,
    '',
    'karen',
    'coordinator/183/karen',
    'mayor/0183/karen',
    'coordinator/0183/karen nielsen',
    'coordinator/0183/k/x',
    ['a'],
  ])('is nobody where the header says %j', (header) => {
    expect(() => actorSourceFor(undefined).actorOf({ 'samspil-actor': header })).toThrow(Unauthenticated);
  });

  it('is never Samspil itself', () => {
    expect(() => actorSourceFor(undefined).actorOf({ 'samspil-actor': 'system/0183/samspil' })).toThrow(
      Unauthenticated,
    );
  });

  it('is nobody in production, whatever a header says', () => {
    expect(() => actorSourceFor('production').actorOf({ 'samspil-actor': 'coordinator/0183/karen' })).toThrow(
      Unauthenticated,
    );
  });
});
