/** What JSON is made of. What is `undefined` is left out. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/** A list, left out where it holds nothing: some readers take an empty one for a fault. */
export const listed = (items: readonly Json[]): readonly Json[] | undefined => (items.length > 0 ? items : undefined);

/**
 * JSON that can stand inside `<script type="application/ld+json">`: no text in it ends the script or begins a comment.
 */
export const embeddedJson = (json: Json): string =>
  JSON.stringify(json).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
