import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localPath } from './local-path.js';

const OURS = 'https://samspil.example.dk';

describe('where somebody goes after signing in', () => {
  it.each(['/', '/graphql', '/cafes/1?week=48#tuesday', '/ø', '/a//b'])('is the page that they wanted: %s', (path) => {
    expect(new URL(localPath(path, OURS), OURS).href).toBe(new URL(path, OURS).href);
  });

  it.each([
    undefined,
    '',
    'cafes',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/\\/evil.example',
    ['/a'],
  ])('is never elsewhere: %j', (asked) => {
    expect(localPath(asked, OURS)).toBe('/');
  });

  it('is on our host, whatever is asked for', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      '\t',
      '\n',
      'https:',
      '%2f',
      ' ',
    );
    const asked = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(asked, (text) => {
        expect(new URL(localPath(text, OURS), `${OURS}/signed-in`).origin).toBe(OURS);
      }),
    );
  });
});
