import { describe, expect, it } from '@jest/globals';
import { type Instant, instant } from '#kernel';
import { clockAt } from '#kernel/testing';
import { pngOf } from '../testing/made-photos.js';
import { PhotoIntake } from './photo-intake.js';
import { PhotoRefused } from './photo-refused.js';
import { PhotoStore, type Sha256 } from './stored/photo-store.js';

const NOW = instant('2026-11-24T10:00:00Z');
const file = pngOf({ width: 1, height: 1, rows: Buffer.alloc(5) });
const size = (name: string) => ({ bytes: Buffer.from(name), width: 1, height: 1 });

class Noted extends PhotoStore {
  readonly put_: [string, Instant][] = [];
  override put(bytes: Uint8Array, now: Instant): Promise<Sha256> {
    this.put_.push([Buffer.from(bytes).toString(), now]);
    return Promise.resolve(`${Buffer.from(bytes).toString()}-hash` as Sha256);
  }
}

/** Reading that ends when the spec says so. */
function reading() {
  const ends: ((fault?: 'damaged') => void)[] = [];
  const reEncode = () =>
    new Promise<{ large: ReturnType<typeof size>; small: ReturnType<typeof size> }>((resolve, reject) => {
      ends.push((fault) =>
        fault ? reject(new PhotoRefused(fault)) : resolve({ large: size('large'), small: size('small') }),
      );
    });
  return { ends, reEncode };
}
const turns = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('taking photos in', () => {
  const intakeWith = (reEncode: ReturnType<typeof reading>['reEncode']) => {
    const store = new Noted('/nowhere');
    return { store, intake: new PhotoIntake(store, clockAt(NOW), reEncode) };
  };

  it('stores both sizes, and answers with their names', async () => {
    const { ends, reEncode } = reading();
    const { store, intake } = intakeWith(reEncode);
    const taken = intake.take(file);
    await turns();
    ends[0]?.();
    expect(await taken).toEqual({
      large: { sha256: 'large-hash', width: 1, height: 1 },
      small: { sha256: 'small-hash', width: 1, height: 1 },
    });
    expect(store.put_).toEqual([
      ['large', NOW],
      ['small', NOW],
    ]);
  });

  it('reads one at a time, also behind one that could not be read', async () => {
    const { ends, reEncode } = reading();
    const { intake } = intakeWith(reEncode);
    const [first, second] = [intake.take(file), intake.take(file)];
    await turns();
    expect(ends).toHaveLength(1);
    ends[0]?.('damaged');
    await expect(first).rejects.toMatchObject({ fault: 'damaged' });
    await turns();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await expect(second).resolves.toMatchObject({ large: { width: 1 } });
  });

  it('turns the sixth away, and takes another when one has been read', async () => {
    const { ends, reEncode } = reading();
    const { intake } = intakeWith(reEncode);
    const five = Array.from({ length: 5 }, () => intake.take(file));
    await expect(intake.take(file)).rejects.toMatchObject({ fault: 'busy' });
    await turns();
    ends[0]?.();
    await five[0];
    const sixth = intake.take(file);
    for (let read = 1; read <= 5; read++) {
      await turns();
      ends[read]?.();
    }
    expect(await sixth).toMatchObject({ large: { width: 1 } });
  });

  it('reads nothing of what is no photo by its header', async () => {
    const { ends, reEncode } = reading();
    const { intake } = intakeWith(reEncode);
    await expect(intake.take(Buffer.from('<svg/>'))).rejects.toMatchObject({ fault: 'notAPhoto' });
    await turns();
    expect(ends).toHaveLength(0);
  });
});
