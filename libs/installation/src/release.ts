import { createRequire } from 'node:module';

/** Which Samspil this is. */
export const { version: release } = createRequire(import.meta.url)('#package.json') as { readonly version: string };
