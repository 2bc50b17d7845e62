import canonicalize from 'canonicalize';

// Its types describe an ES module's default export, its code is `module.exports = serialize`.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/** The value as canonical JSON (RFC 8785): equal values, equal bytes. @throws Error for what JSON cannot say (NaN, lone surrogates). */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('there is no JSON for undefined');
  return text;
}
