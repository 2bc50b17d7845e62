import type { z } from 'zod';

/**
 * The schema as one that yields a branded text, such as an `Instant`. Zod's checks narrow no type, and a `transform` would cost
 * every event that is read a second schema; so it is told here, and nowhere else.
 */
export const branded = <Brand extends string>(schema: z.ZodType<string, string>): z.ZodType<Brand, string> =>
  schema as unknown as z.ZodType<Brand, string>;
