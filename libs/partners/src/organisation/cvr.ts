import { z } from 'zod';
import { harmless } from '#kernel';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Whether eight digits are a CVR number: modulus 11, as Erhvervsstyrelsen describes it
 * (https://erhvervsstyrelsen.dk/modulus_11; its example is 13748136). The last digit checks the seven before it, so its own weight is 1.
 */
export const isCvrNumber = (text: string): boolean =>
  /^[1-9]\d{7}$/.test(text) &&
  WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(text.charAt(place)), 0) % 11 === 0;

/** Written as people write it: `DK-24 25 67 90`. Kept as eight digits. */
const plainDigits = (text: string): string => text.replace(/[\s.-]/g, '').replace(/^DK/i, '');

/** Accepts the usual spellings and yields eight digits. */
export const cvrNumber = harmless(
  z.string().overwrite(plainDigits).refine(isCvrNumber, {
    error: 'must be a CVR number: eight digits of which the last checks the others, such as 24256790',
  }),
  'the number under which an organisation stands in a public register',
);
