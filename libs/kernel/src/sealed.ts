import { inspect } from 'node:util';
import { z } from 'zod';

/** Why a personal value is held. Each purpose has a key of its own per subject, so that one can be forgotten without the other. */
export const purposes = ['contact', 'health', 'notes'] as const;
export type Purpose = (typeof purposes)[number];

/** What is seen where a person has been forgotten. */
export const ERASED = null;

/** A personal value in its stored form: what the codec needs to open it, once it has the key. */
export interface Ciphertext {
  readonly keyId: string;
  /** @throws Error when the bytes were not made with this key for this place. */
  open(key: Uint8Array): string;
  /** Itself and its place as a text, which the codec opens when somebody looks. */
  asText(): string;
}

/**
 * A personal value that rules may carry but not read. It shows itself to nobody by accident: not to `JSON.stringify`, not to a
 * log. `reveal` answers `ERASED` for a forgotten person, and throws where the key was never fetched.
 */
export class Sealed {
  private plain: string | null | undefined;

  private constructor(
    plain: string | undefined,
    readonly ciphertext?: Ciphertext,
  ) {
    this.plain = plain;
  }

  static of(plain: string): Sealed {
    return new Sealed(plain);
  }

  /** Of somebody who has been forgotten. */
  static erased(): Sealed {
    const sealed = new Sealed(undefined);
    sealed.unlock(undefined);
    return sealed;
  }

  static stored(ciphertext: Ciphertext): Sealed {
    return new Sealed(undefined, ciphertext);
  }

  /** Hands over the key, or `undefined` where it has been destroyed. Decryption waits until somebody looks. */
  unlock(key: Uint8Array | undefined): void {
    this.key = key ?? ERASED;
  }
  private key: Uint8Array | null | undefined;

  /** From now on `reveal` answers the ciphertext as a text: for who carries the value on without ever holding it in clear. */
  staySealed(): void {
    this.plain = this.ciphertext?.asText() ?? ERASED;
  }

  /** Whether `reveal` would throw. */
  get isLocked(): boolean {
    return this.plain === undefined && this.key === undefined;
  }

  reveal(): string | typeof ERASED {
    if (this.plain !== undefined) return this.plain;
    if (this.key === undefined) throw new Error('a personal value was read before its key was fetched');
    this.plain = this.key === ERASED ? ERASED : (this.ciphertext?.open(this.key) ?? ERASED);
    return this.plain;
  }

  toJSON(): string {
    return this.shown;
  }

  toString(): string {
    return this.shown;
  }

  [inspect.custom](): string {
    return this.shown;
  }

  /** What is shown in its place: whether it has been erased is no secret. */
  private get shown(): string {
    return this.key === ERASED || this.plain === ERASED ? '[erased]' : '[sealed]';
  }
}

/** How a field of an event says that it is personal. `subject` names the sibling field that holds the person's id. */
export interface PersonalMark {
  readonly subject: string;
  readonly purpose: Purpose;
}

const marks = z.registry<PersonalMark>();

/**
 * Marks a field of an event or a command as personal. Plain input is checked by `schema` and sealed; a value that is sealed
 * already, or erased, passes as it is.
 */
export const personal = (schema: z.ZodType<string, string>, mark: PersonalMark) =>
  z
    .union([z.custom<Sealed>((value) => value instanceof Sealed), schema.transform((plain) => Sealed.of(plain))])
    .register(marks, mark);

/** Why a field that is not marked personal may stand in the log in clear. */
export interface OpenMark {
  /** Only the form is harmless, as an instant's is. A field whose name says who somebody is (`bornAt`) needs more than that. */
  readonly form?: true;
  readonly because: string;
}

const openMarks = z.registry<OpenMark>();

/** Marks the copy: a schema may be shared, and only this use of it is meant. */
function open<S extends z.ZodType>(schema: S, mark: OpenMark): S {
  const copy = schema.clone();
  openMarks.add(copy, mark);
  return copy;
}

/**
 * A schema whose values by themselves tell nothing of anybody: ids, instants, codes. Said once, where the form is declared.
 * @param because what its values are
 */
export const harmless = <S extends z.ZodType>(schema: S, because: string): S => open(schema, { form: true, because });

/**
 * Says of one field that it is about nobody, whatever it is called.
 * @param because what it holds, and so why
 */
export const notPersonal = <S extends z.ZodType>(schema: S, because: string): S => open(schema, { because });

export const openMark = (schema: z.core.$ZodType): OpenMark | undefined => openMarks.get(schema);

export const personalMark = (schema: z.ZodType): PersonalMark | undefined => {
  const own = marks.get(schema);
  if (own) return own;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? personalMark(schema.unwrap() as z.ZodType)
    : undefined;
};
