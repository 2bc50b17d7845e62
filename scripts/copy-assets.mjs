// What the compiler leaves behind: the .graphql files, beside their resolvers in the build as in the sources.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

for (const file of await readdir('libs', { recursive: true })) {
  if (!file.endsWith('.graphql')) continue;
  const target = join('dist/libs', file);
  await mkdir(dirname(target), { recursive: true });
  await cp(join('libs', file), target);
}
