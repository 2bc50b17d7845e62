import { z } from 'zod';
import { type EventDefinition, type PersonalMark, commandEvents, erasureEvents, personalMark } from '#kernel';
import { logEvents } from '#event-store';
import { allEvents } from '#installation';
import { schemaFile } from './format.js';

/** JSON Schemas of what the data of events are, as they are stored: each declared event in its present version, by the name of its file. */
export function eventSchemas(): ReadonlyMap<string, string> {
  const declared = [logEvents, commandEvents, erasureEvents, ...allEvents].flatMap((events) => Object.values(events));
  return new Map(
    declared.map((definition) => [
      schemaFile(definition.storedName, definition.version),
      `${JSON.stringify(schemaOf(definition), null, 2)}\n`,
    ]),
  );
}

const schemaOf = ({ storedName, version, schema }: EventDefinition): object => ({
  title: `${storedName}, version ${version}`,
  ...z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const mark = zodSchema instanceof z.ZodType ? personalMark(zodSchema) : undefined;
      if (mark) become(jsonSchema, sealedSchema(mark));
    },
  }),
});

/** What stands in the log for a personal value. */
const sealedSchema = ({ subject, purpose }: PersonalMark): object => ({
  description: `Personal (${purpose}), of the person whose id stands in ${subject}. Sealed: 1, the key's id, and IV, ciphertext and tag of AES-256-GCM in base64url. Null where they had been erased before.`,
  type: ['object', 'null'],
  properties: { $sealed: { type: 'string', pattern: '^1\\.[^.]+\\.[A-Za-z0-9_-]+$' } },
  required: ['$sealed'],
});

/** zod hands over the object that it goes on with. */
function become(target: object, wanted: object): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
  Object.assign(target, wanted);
}
