import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FONT_FILES, type FontBytes } from './edition/fonts.js';

const { resolve } = createRequire(import.meta.url);

/** The fonts that everything printed is set in, from their package (SIL Open Font License 1.1). */
export const readEditionFonts = async (): Promise<FontBytes> =>
  new Map(
    await Promise.all([...FONT_FILES].map(async ([name, file]) => [name, await readFile(resolve(file))] as const)),
  );
