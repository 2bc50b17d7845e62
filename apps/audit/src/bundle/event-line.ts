import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { type Municipality, municipalitySchema } from '#kernel';
import { type Position, type StoredEvent } from '#event-store';

const BYTE_ORDER_MARK = 0xef;

/** The very text where the bytes are text, which is how people can read it; base64 where they are not. */
const bytesSchema = z.union([z.string(), z.strictObject({ base64: z.base64() })]);

const lineSchema = z.strictObject({
  municipality: municipalitySchema,
  index: z.int().nonnegative(),
  stream: z.string(),
  revision: z.int().nonnegative(),
  id: z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  type: z.string().refine((type) => type.isWellFormed(), { error: 'is no Unicode' }),
  contentType: z.enum(['application/json', 'application/octet-stream']),
  data: bytesSchema,
  metadata: bytesSchema,
});

/** An event with its number in its municipality's log, from 0. */
export interface NumberedEvent {
  readonly municipality: Municipality;
  readonly index: number;
  readonly event: StoredEvent;
}

/** The event as a line of `events.ndjson`, without the line feed. */
export function lineOf({ municipality, index, event }: NumberedEvent): string {
  const { stream, revision, id, type, contentType, data, metadata } = event;
  const [shownData, shownMetadata] = [textOf(data), textOf(metadata)];
  return JSON.stringify({
    municipality,
    index,
    stream,
    revision,
    id,
    type,
    contentType,
    data: shownData,
    metadata: shownMetadata,
  });
}

/**
 * What stands in a line, which must be written in the one way in which it can be: so two who read it never read it differently.
 * @throws Error in words that hold nothing of the line, which may be personal
 */
export function eventIn(line: string, position: Position): NumberedEvent {
  const parsed = lineSchema.safeParse(jsonIn(line));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `is no event: ${issue?.path.join('.') || 'it'} ${issue?.code === 'custom' ? issue.message : 'is wrong'}`,
    );
  }
  const { municipality, index, data, metadata, ...rest } = parsed.data;
  const event = { ...rest, position, data: bytesIn(data), metadata: bytesIn(metadata) };
  if (lineOf({ municipality, index, event }) !== line) throw new Error('is not written as events are written');
  return { municipality, index, event };
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error('is not JSON');
  }
}

// A decoder may swallow a byte order mark, so what begins like one is not shown as text.
const textOf = (bytes: Uint8Array): z.output<typeof bytesSchema> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer) && buffer[0] !== BYTE_ORDER_MARK
    ? buffer.toString('utf8')
    : { base64: buffer.toString('base64') };
};

const bytesIn = (shown: z.output<typeof bytesSchema>): Uint8Array =>
  typeof shown === 'string' ? Buffer.from(shown, 'utf8') : Buffer.from(shown.base64, 'base64');
