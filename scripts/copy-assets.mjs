// What the compiler leaves behind: the .graphql files beside their resolvers, what the web app asks, and the verifier of bundles.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ASSETS = { libs: '.graphql', 'apps/audit': '.py', 'apps/web': '.graphql' };

for (const [folder, ending] of Object.entries(ASSETS))
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(ending)) continue;
    const target = join('dist', folder, file);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(folder, file), target);
  }
