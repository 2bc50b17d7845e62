/** How large an answer may be, or a part of it. */
export interface Size {
  /** Objects, and what costs as much. */
  readonly things: number;
  readonly values: number;
  readonly bytes: number;
  readonly readsLog: boolean;
}

export const NOTHING: Size = { things: 0, values: 0, bytes: 0, readsLog: false };

/** Both of them. */
export const sum = (one: Size, other: Size): Size => ({
  things: one.things + other.things,
  values: one.values + other.values,
  bytes: one.bytes + other.bytes,
  readsLog: one.readsLog || other.readsLog,
});

/** One of them, nobody knows which. */
export const larger = (one: Size, other: Size): Size => ({
  things: Math.max(one.things, other.things),
  values: Math.max(one.values, other.values),
  bytes: Math.max(one.bytes, other.bytes),
  readsLog: one.readsLog || other.readsLog,
});

/** That, so many times. */
export const times = (many: number, { things, values, bytes, readsLog }: Size): Size => ({
  things: many * things,
  values: many * values,
  bytes: many * bytes,
  readsLog,
});
