import {
  type EventDefinition,
  type EventMetadata,
  type Purpose,
  type RecordedEvent,
  Sealed,
  type UnrecordedEvent,
  canonicalJson,
  eventRegistry,
  type EventMap,
  instantSchema,
  municipalitySchema,
  actorKinds,
} from '#kernel';
import { z } from 'zod';
import type { DecodedEvent } from './decoded.js';
import type { NewEvent, StoredEvent } from './event-store.js';
import { isSealedJson, seal, sealedCiphertext } from './sealing.js';
import type { SubjectKeys } from './subject-keys.js';

const metadataSchema: z.ZodType<EventMetadata> = z.object({
  schemaVersion: z.int().positive(),
  municipality: municipalitySchema,
  commandId: z.string(),
  $correlationId: z.string(),
  $causationId: z.string(),
  actor: z.object({ id: z.string(), kind: z.enum(actorKinds) }),
  recordedAt: instantSchema,
  occurredAt: instantSchema.optional(),
  inputHash: z.string().optional(),
});

/**
 * Domain events to bytes and back. Written: checked, personal fields encrypted one by one, canonical JSON. Read: parsed, sealed
 * values recognised at their stored place, brought to the present version, checked.
 */
export class EventCodec {
  private readonly byStoredName: ReturnType<typeof eventRegistry>;
  private readonly byType: ReadonlyMap<string, EventDefinition>;

  constructor(
    private readonly keys: SubjectKeys,
    ...maps: readonly EventMap[]
  ) {
    this.byStoredName = eventRegistry(...maps);
    this.byType = new Map([...this.byStoredName.values()].map(({ type, definition }) => [type, definition]));
  }

  /** @throws Error where the event is none of ours or breaks its schema: a bug, for deciders only write what they declare. */
  async encode(stream: string, event: UnrecordedEvent): Promise<NewEvent> {
    const definition = this.byType.get(event.type);
    if (!definition) throw new Error(`no event is declared as ${event.type}`);
    const data: Record<string, unknown> = { ...definition.schema.parse(event.data) };
    for (const { field } of definition.personal) if (isErased(data[field])) data[field] = null;
    const place = { stream, eventId: event.id, type: definition.storedName };
    const sealing = sealedBy(definition, data).map(async ({ subject, purpose, values }) => {
      const key = await this.keys.keyFor(event.metadata.municipality, subject, purpose);
      for (const [field, plain] of values) data[field] = seal(plain, key, { ...place, field });
    });
    await Promise.all(sealing);
    if (holdsSealed(data)) throw new Error(`a personal value of ${event.type} stands where its schema marks none`);
    return {
      id: event.id,
      type: definition.storedName,
      data: Buffer.from(canonicalJson(data)),
      metadata: Buffer.from(canonicalJson({ ...event.metadata, schemaVersion: definition.version })),
    };
  }

  /** Never throws: what cannot be read comes back with its problem, so that a reader can name it and go on. */
  decode(stored: StoredEvent): DecodedEvent {
    try {
      return { stored, event: this.read(stored) };
    } catch (error) {
      return {
        stored,
        problem: `event ${stored.revision} of ${stored.stream} (position ${stored.position}) cannot be read: ${whatIsWrong(error)}`,
      };
    }
  }

  private read(stored: StoredEvent): RecordedEvent {
    const known = this.byStoredName.get(stored.type);
    if (!known) throw new Error(`this version knows no event named ${stored.type}`);
    const metadata = metadataSchema.parse(parse(stored.metadata, 'metadata'));
    const { definition, type } = known;
    let data = parse(stored.data, 'data');
    for (const [field, value] of Object.entries(data))
      if (isSealedJson(value))
        data[field] = Sealed.stored(
          sealedCiphertext(value, { stream: stored.stream, eventId: stored.id, type: stored.type, field }),
        );
    if (metadata.schemaVersion > definition.version)
      throw new Error(
        `it is of version ${metadata.schemaVersion}, and this version knows ${stored.type} up to ${definition.version}`,
      );
    for (let version = metadata.schemaVersion; version < definition.version; version++)
      data = definition.upcasters[version]?.(data) ?? data;
    for (const { field } of definition.personal) if (data[field] === null) data[field] = Sealed.erased();
    const { stream, revision, position, id } = stored;
    return { stream, revision, position, id, type, data: definition.schema.parse(data), metadata };
  }
}

const isErased = (value: unknown): boolean => value instanceof Sealed && value.reveal() === null;

/** What is to be sealed by one key. */
interface SealedByOne {
  readonly subject: string;
  readonly purpose: Purpose;
  readonly values: [field: string, plain: string][];
}

/** The personal values of an event by their keys, so that each is asked for once, and all at the same moment. */
function sealedBy({ personal }: EventDefinition, data: Readonly<Record<string, unknown>>): readonly SealedByOne[] {
  const keys: SealedByOne[] = [];
  for (const { field, subject: subjectField, purpose } of personal) {
    const [value, subject] = [data[field], data[subjectField] as string];
    const plain = value instanceof Sealed ? value.reveal() : null;
    if (plain === null) continue;
    const same = keys.find((each) => each.subject === subject && each.purpose === purpose);
    if (same) same.values.push([field, plain]);
    else keys.push({ subject, purpose, values: [[field, plain]] });
  }
  return keys;
}

/** A sealed value that is not marked would be stored as the text "[sealed]", and be lost. */
const holdsSealed = (value: unknown): boolean =>
  value instanceof Sealed || (typeof value === 'object' && value !== null && Object.values(value).some(holdsSealed));

const parse = (bytes: Uint8Array, part: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    // JSON.parse quotes what it stumbled over, and that may be personal.
    throw new Error(`its ${part} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`its ${part} is no JSON object`);
  return value as Record<string, unknown>;
};

/** What is wrong in words, without a value in them. */
const whatIsWrong = (error: unknown): string =>
  error instanceof z.ZodError
    ? error.issues
        .map((issue) => `${issue.path.join('.') || 'it'}: ${issue.code === 'custom' ? issue.message : issue.code}`)
        .join('; ')
    : error instanceof Error
      ? error.message
      : 'an unknown error';
