import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type EventDefinition, type EventMap, Sealed } from '#kernel';
import { opened } from './plain.js';

type Json = Record<string, unknown>;

/**
 * Declares the specs that hold a context to what it ever stored: `golden/<stored name>.v<version>.json` shows the data of an
 * event as it stood before encryption, one file for every version there ever was. A golden file is never edited and never
 * removed once it is committed: the log holds events that look like it. A new version gets a new file and an upcaster.
 * @param folder ends with a slash, such as `new URL('../golden/', import.meta.url)`; one folder for all events of a context
 */
export function goldenEvents(map: EventMap, folder: URL): void {
  const definitions = Object.values(map);

  describe.each(definitions.flatMap((definition) => versionsOf(definition).map((file) => ({ definition, ...file }))))(
    '$definition.storedName as version $version stored it',
    ({ definition, version, file }) => {
      it('is still read', () => {
        const stored = read(new URL(file, folder));
        const present = definition.schema.parse(upcast(definition, version, sealedAtMarks(definition, stored)));
        for (const { field } of definition.personal)
          expect([undefined, null, expect.any(Sealed)]).toContainEqual(present[field]);
        if (version === definition.version) expect(opened(present)).toEqual(opened(sealedAtMarks(definition, stored)));
      });
    },
  );

  it('has no golden file without an event that reads it', () => {
    const known = definitions.flatMap((definition) => versionsOf(definition).map(({ file }) => file));
    expect(readdirSync(folder).filter((file) => file.endsWith('.json') && !known.includes(file))).toEqual([]);
  });
}

const versionsOf = ({ storedName, version: present }: EventDefinition) =>
  Array.from({ length: present }, (_, index) => ({ version: index + 1, file: `${storedName}.v${index + 1}.json` }));

const read = (file: URL): Json => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file.pathname} is missing: show there what this version stores, and never edit it afterwards`);
  }
  return JSON.parse(text) as Json;
};

/** Plain text stands in a golden file where the log holds ciphertext. */
const sealedAtMarks = ({ personal }: EventDefinition, data: Json): Json => ({
  ...data,
  ...Object.fromEntries(
    personal.flatMap(({ field }) => (typeof data[field] === 'string' ? [[field, Sealed.of(data[field])]] : [])),
  ),
});

const upcast = ({ version: present, upcasters }: EventDefinition, from: number, data: Json): Json => {
  for (let version = from; version < present; version++) data = upcasters[version]?.(data) ?? data;
  return data;
};
