import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EventDefinition } from '#kernel';

const libraries = new URL('../../../libs/', import.meta.url);

const isDefinition = (value: unknown): value is EventDefinition =>
  typeof value === 'object' && value !== null && 'storedName' in value && 'schema' in value;

/** Every event that any `*.events.ts` declares: found by the files, so that none can be left out of a list. */
export async function declaredEvents(): Promise<readonly EventDefinition[]> {
  const files = readdirSync(fileURLToPath(libraries), { recursive: true, encoding: 'utf8' });
  const modules = files
    .filter((file) => file.endsWith('.events.ts'))
    .map((file) => import(fileURLToPath(new URL(file, libraries))) as Promise<Readonly<Record<string, unknown>>>);
  return (await Promise.all(modules))
    .flatMap((module) => Object.values(module))
    .flatMap((exported) => (typeof exported === 'object' && exported !== null ? Object.values(exported) : []))
    .filter(isDefinition);
}
