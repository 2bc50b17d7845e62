import { createHash } from 'node:crypto';

/** A value about a person that stands nowhere else. Where any spelling of it turns up, something of them is left. */
export interface Canary {
  /** Whose and what, for the message of a test that fails. */
  readonly what: string;
  readonly value: string;
  /** The part that is nobody else's, should the value be taken to pieces. */
  readonly word: string;
}

/** Makes canaries of one person, the same ones each time. */
export class Canaries {
  readonly made: Canary[] = [];

  constructor(private readonly person: string) {}

  name(): string {
    const word = capital(this.letters());
    return this.keep(`Ødis ${word}`, word);
  }

  email(): string {
    const word = this.letters();
    return this.keep(`${word}@kanarie.example.dk`, word);
  }

  /** Twelve digits, so that no other number is like it. */
  phone(): string {
    const digits = `45${[...this.hash().subarray(0, 10)].map((byte) => byte % 10).join('')}`;
    return this.keep(digits, digits);
  }

  /** A UUID, as the register of addresses has them. */
  addressId(): string {
    const hex = this.hash().toString('hex');
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
    return this.keep(id, id);
  }

  /** Degrees in Denmark, so exact that no other place is there. */
  position(): string {
    const [north, east] = [0, 7].map((from) =>
      [...this.hash().subarray(from, from + 7)].map((byte) => byte % 10).join(''),
    );
    const position = `55.${north},12.${east}`;
    return this.keep(position, position);
  }

  /** Some words. */
  text(): string {
    const word = capital(this.letters());
    return this.keep(`Spørg “${word}” om <nøgle> & "brød"`, word);
  }

  private keep(value: string, word: string): string {
    this.made.push({ what: `${this.person} ${this.made.length + 1}`, value, word });
    return value;
  }

  private hash(): Buffer {
    return createHash('sha512').update(`${this.person} ${this.made.length}`).digest();
  }

  private letters(): string {
    return [...this.hash().subarray(0, 12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
  }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
