/** How many ids are remembered at least, the latest; 32 bytes each, twice as many where the log is longer. */
const REMEMBERED = 1 << 21;

const WORDS = 4;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Which ids have been met, in bounded memory: every one of the first four million events, and in longer logs at least the last two
 * million, for ids are remembered in two generations of which the older is forgotten when the younger is full (128 MiB at most).
 */
export class EventIds {
  private present = new IdSet();
  private earlier = new IdSet();

  constructor(private readonly remembered = REMEMBERED) {}

  /** What is wrong with the id, if anything is. */
  add(id: string): 'no UUID' | 'met before' | undefined {
    if (!UUID.test(id)) return 'no UUID';
    const words = wordsOf(id);
    if (this.earlier.has(words) || !this.present.add(words)) return 'met before';
    if (this.present.size >= this.remembered) [this.earlier, this.present] = [this.present, new IdSet()];
    return undefined;
  }
}

type IdWords = readonly [number, number, number, number];

const wordsOf = (id: string): IdWords => [
  parseInt(id.slice(0, 8), 16),
  parseInt(id.slice(9, 13) + id.slice(14, 18), 16),
  parseInt(id.slice(19, 23) + id.slice(24, 28), 16),
  parseInt(id.slice(28), 16),
];

/** A set of 128-bit values by open addressing: a Map of as many texts takes four times the memory. */
class IdSet {
  size = 0;
  private slots = new Uint32Array(WORDS << 12);
  /** The nil UUID, which looks like a free slot. */
  private hasNil = false;

  has(id: IdWords): boolean {
    return isNil(id) ? this.hasNil : !this.isFree(this.slotOf(id));
  }

  /** False where it is there already. */
  add(id: IdWords): boolean {
    if (this.has(id)) return false;
    this.size += 1;
    if (isNil(id)) return (this.hasNil = true);
    if (2 * WORDS * this.size > this.slots.length) this.grow();
    this.slots.set(id, this.slotOf(id));
    return true;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Uint32Array(2 * before.length);
    for (let at = 0; at < before.length; at += WORDS) {
      const id: IdWords = [before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0, before[at + 3] ?? 0];
      if (!isNil(id)) this.slots.set(id, this.slotOf(id));
    }
  }

  /** Where it stands, or the free slot where it would. */
  private slotOf([a, b, c, d]: IdWords): number {
    const { slots } = this;
    const mask = slots.length - 1;
    // The last words of an id are random in every version that is used; the first is a time in version 7.
    let at = (Math.imul(d ^ a, 0x9e3779b1) * WORDS) & mask;
    while (!this.isFree(at)) {
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) break;
      at = (at + WORDS) & mask;
    }
    return at;
  }

  private isFree(at: number): boolean {
    const { slots } = this;
    return slots[at] === 0 && slots[at + 1] === 0 && slots[at + 2] === 0 && slots[at + 3] === 0;
  }
}

const isNil = ([a, b, c, d]: IdWords): boolean => (a | b | c | d) === 0;
