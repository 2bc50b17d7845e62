import { Sealed } from '#kernel';

/** A personal value as a comparison sees it: a `Sealed` shows nothing of itself, so two different ones would look alike. */
export class Personal {
  constructor(readonly plain: string | null) {}
}

/** The value with every personal one in it opened, for comparing and for showing in a failed spec. */
export const opened = (value: unknown): unknown => mapSealed(value, (sealed) => new Personal(sealed.reveal()));

/**
 * The value as it would come out of the log: its personal values there, but locked. A rule that reads one fails in its spec as
 * it would in the application.
 */
export const locked = <T>(value: T): T =>
  mapSealed(value, (sealed) => {
    const plain = sealed.reveal();
    return plain === null ? sealed : Sealed.stored({ keyId: 'spec', open: () => plain, asText: () => plain });
  }) as T;

const mapSealed = (value: unknown, map: (sealed: Sealed) => unknown): unknown => {
  if (value instanceof Sealed) return map(value);
  if (Array.isArray(value)) return value.map((item) => mapSealed(item, map));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapSealed(inner, map)]));
  return value;
};

/** Frozen to the bottom: a rule that changes what it was given fails at once. */
export const frozen = <T>(value: T): T => {
  if (value && typeof value === 'object' && !(value instanceof Sealed) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};
