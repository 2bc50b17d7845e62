import { describe, expect, it } from '@jest/globals';
import { cameBack, stepsOf } from './printed.js';

describe('what comes back', () => {
  it.each([
    ['{"a": 1}', '{"a":1}', true],
    ['{"a": "…"}', '{"a":[1]}', true],
    ['{"a": "x…"}', '{"a":"xyz"}', true],
    ['[1, "…"]', '[1,2,3]', true],
    ['{"a": 1}', '{"a":2}', false],
    ['{"a": 1}', '{"a":1,"b":1}', false],
    ['{"a": "…"}', '{}', false],
    ['{"a": "x…"}', '{"a":"yz"}', false],
    ['[1]', '[1,2]', false],
    ['{"a": 1}', 'no JSON', false],
  ])('%s for %s is held to be the same: %p', (printed, came, same) =>
    expect(cameBack({ language: 'json', text: printed }, came)).toBe(same),
  );

  it('is what the next block prints, and nothing where that is another command', () => {
    const page = ['# A', '```sh', 'ls', '```', '## B', '```sh', 'date', '```', 'So:', '```text', '…', '```', ''].join(
      '\n',
    );
    expect(stepsOf(page)).toEqual([
      { heading: 'A', commands: 'ls\n', printed: undefined },
      { heading: 'B', commands: 'date\n', printed: expect.objectContaining({ language: 'text', text: '…\n' }) },
    ]);
  });

  it('is compared character by character where it is no JSON', () => {
    const printed = { language: 'text', text: '… of … (left)\n' };
    expect(cameBack(printed, '1 of 2 (left)\n')).toBe(true);
    expect(cameBack(printed, '1 of 2 left\n')).toBe(false);
  });
});
