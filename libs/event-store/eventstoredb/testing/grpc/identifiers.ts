import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';

/** The stream's name is sent as bytes. */
export const streamName = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

export const streamIdentifier = (stream: string): StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  return identifier;
};

/** Any 128 bits: to .NET's Guid versions and variants are nothing special. */
const UUID_TEXT = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The text of a UUID, lower case, however it was sent (Uuid.cs).
 * @throws TypeError where it is none
 */
export function uuidText(uuid: UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (structured) {
    const bytes = Buffer.alloc(16);
    bytes.writeBigInt64BE(BigInt(structured.getMostSignificantBits()));
    bytes.writeBigInt64BE(BigInt(structured.getLeastSignificantBits()), 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
  const text = uuid?.getString() ?? '';
  if (!UUID_TEXT.test(text)) throw new TypeError(`'${text}' is no UUID`);
  return text.toLowerCase();
}

export function uuidMessage(id: string, isStructured: boolean): UUID {
  const uuid = new shared.UUID();
  if (!isStructured) {
    uuid.setString(id);
    return uuid;
  }
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const structured = new shared.UUID.Structured();
  structured.setMostSignificantBits(`${bytes.readBigInt64BE()}`);
  structured.setLeastSignificantBits(`${bytes.readBigInt64BE(8)}`);
  uuid.setStructured(structured);
  return uuid;
}
