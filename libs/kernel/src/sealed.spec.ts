import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { event, eventRegistry } from './events.js';
import { type Ciphertext, Sealed, personal } from './sealed.js';
import { text } from './text.js';

const secret = 'Anna Holm';
const key = new Uint8Array([7]);
const ciphertext: Ciphertext = {
  keyId: 'k1',
  open: (given) => {
    if (given !== key) throw new Error('the wrong key');
    return secret;
  },
  asText: () => 'sealed elsewhere',
};

describe('a personal value', () => {
  const shown = (sealed: Sealed): string[] => [
    JSON.stringify({ name: sealed }),
    inspect({ name: [sealed] }, { depth: 9, showHidden: true }),

    String(sealed),
    // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- the very mistake that this is about
    `${sealed}`,
    new Error('about', { cause: sealed }).stack ?? '',
  ];

  it('shows itself to nobody by accident, before and after it was read', () => {
    const opened = Sealed.stored(ciphertext);
    opened.unlock(key);
    opened.reveal();
    for (const text of [...shown(Sealed.of(secret)), ...shown(opened)]) expect(text).not.toContain('Holm');
    expect(String(Sealed.of(secret))).toBe('[sealed]');
  });

  it('is carried on as the text of its ciphertext by who has no key, and still shows itself to nobody', () => {
    const carried = Sealed.stored(ciphertext);
    carried.staySealed();
    expect(carried.reveal()).toBe('sealed elsewhere');
    expect(String(carried)).toBe('[sealed]');
  });

  it('is read by who has the key', () => {
    const sealed = Sealed.stored(ciphertext);
    expect(sealed.isLocked).toBe(true);
    sealed.unlock(key);
    expect(sealed.isLocked).toBe(false);
    expect(sealed.reveal()).toBe(secret);
  });

  it('cannot be read before its key was fetched', () =>
    expect(() => Sealed.stored(ciphertext).reveal()).toThrow('before its key was fetched'));

  it('is gone where its key was destroyed', () => {
    const sealed = Sealed.stored(ciphertext);
    sealed.unlock(undefined);
    expect(sealed.isLocked).toBe(false);
    expect(JSON.stringify({ name: sealed })).toBe('{"name":"[erased]"}');
    expect(sealed.reveal()).toBeNull();
    expect(String(sealed)).toBe('[erased]');
  });
});

describe('a personal field', () => {
  const name = personal(text(10), { subject: 'volunteerId', purpose: 'contact' });

  it('seals plain input once it has been checked, and lets sealed values pass', () => {
    expect(name.parse(' Anna ').reveal()).toBe('Anna');
    const sealed = Sealed.of('longer than ten characters');
    expect(name.parse(sealed)).toBe(sealed);
    expect(name.safeParse('longer than ten characters').success).toBe(false);
  });
});

describe('declaring an event', () => {
  const mark = { subject: 'volunteerId', purpose: 'contact' } as const;

  it('finds its personal fields, also optional ones', () => {
    const { personal: fields } = event(
      'SpecNamed',
      z.object({ volunteerId: z.string(), name: personal(text(10), mark), phone: personal(text(10), mark).optional() }),
    );
    expect(fields).toEqual([
      { field: 'name', ...mark },
      { field: 'phone', ...mark },
    ]);
  });

  it('is refused where the field with the person’s id is not there', () =>
    expect(() => event('SpecNamed', z.object({ name: personal(text(10), mark) }))).toThrow(
      'SpecNamed.name names a subject that is not there, or not always: volunteerId must be an id',
    ));

  it.each([z.string().optional(), z.string().nullable(), z.number()])(
    'is refused where that is not always an id',
    (volunteerId) =>
      expect(() => event('SpecNamed', z.object({ volunteerId, name: personal(text(10), mark) }))).toThrow(
        'volunteerId must be an id',
      ),
  );

  it('is refused where an upcaster is missing', () => {
    const schema = z.object({ id: z.string() });
    expect(() => event('SpecNamed', schema, { version: 3, upcasters: { 1: (data) => data } })).toThrow(
      'SpecNamed lacks the upcaster from version 2',
    );
    expect(event('SpecNamed', schema, { version: 2, upcasters: { 1: (data) => data } }).version).toBe(2);
  });

  it('is refused where another one is stored under that name', () => {
    const one = event('SpecNamed', z.object({ id: z.string() }));
    expect(() => eventRegistry({ One: one }, { Other: one })).toThrow('two events are stored as SpecNamed');
    expect(eventRegistry({ One: one }).get('SpecNamed')).toEqual({ type: 'One', definition: one });
  });
});
