import { TOMBSTONE_REVISION } from './recorded.js';

/** What `$$stream` says about a stream, as far as reads and writes ask for it. */
export interface StreamMetadata {
  /** Events before this revision are not shown. `TOMBSTONE_REVISION`: soft-deleted. */
  readonly truncateBefore?: number;
  readonly maxCount?: number;
  /** Seconds. */
  readonly maxAge?: number;
}

export const metastreamOf = (stream: string): string => `$$${stream}`;

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');

export const originalOf = (metastream: string): string => metastream.slice(2);

/** A metadata stream shows its last event only (IndexReader.cs gives every `$$` stream a $maxCount of 1). */
export const METASTREAM_METADATA: StreamMetadata = { maxCount: 1 };

/** The JSON of a `$metadata` event; bytes that are no JSON object say nothing, as in StreamMetadata.cs. */
export function parseStreamMetadata(data: Uint8Array): StreamMetadata {
  try {
    const said = JSON.parse(Buffer.from(data).toString()) as Record<string, unknown>;
    return {
      ...(typeof said['$tb'] === 'number' ? { truncateBefore: said['$tb'] } : {}),
      ...(typeof said['$maxCount'] === 'number' ? { maxCount: said['$maxCount'] } : {}),
      ...(typeof said['$maxAge'] === 'number' ? { maxAge: said['$maxAge'] } : {}),
    };
  } catch {
    return {};
  }
}

export const isSoftDeleting = ({ truncateBefore = 0 }: StreamMetadata): boolean => truncateBefore >= TOMBSTONE_REVISION;

/** What a soft delete writes (StorageWriterService.cs, WriteDelete). */
export const SOFT_DELETED_JSON = '{"$tb":9223372036854775807}';

/** Metadata with another $tb, everything else kept: what a write to a soft-deleted stream leaves behind. */
export function withTruncateBefore(data: Uint8Array, revision: number): string {
  const said = JSON.parse(Buffer.from(data).toString()) as Record<string, unknown>;
  return JSON.stringify({ ...said, $tb: revision });
}
