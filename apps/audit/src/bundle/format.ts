import { z } from 'zod';
import { municipalitySchema } from '#kernel';
import { HASH_BYTES } from '#integrity';

/** The names in a bundle. What they hold is written down in docs/reference/bundle.md. */
export const BUNDLE_FILE = 'bundle.json';
export const EVENTS_FILE = 'events.ndjson';
export const README_FILE = 'README.md';
export const VERIFIER_FILE = 'verify.py';

/** In these folders of a bundle there is nothing but what `bundle.json` names. */
export const FOLDERS = ['checkpoints', 'proofs', 'public-keys', 'schemas'] as const;

export const checkpointFile = (municipality: string): string => `checkpoints/${municipality}`;
export const proofFile = (municipality: string): string => `proofs/${municipality}.json`;
export const publicKeyFile = (municipality: string): string => `public-keys/${municipality}`;
export const schemaFile = (storedName: string, version: number): string => `schemas/${storedName}.${version}.json`;

/** Inside of the folder, whoever wrote it. */
const fileName = z.string().regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)?$/);

const number = z.int().nonnegative();
const hexHash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in hexadecimal' });

const partSchema = z.object({
  municipality: municipalitySchema,
  /** The first event of it that is in the bundle, by its number in the municipality's log. */
  from: number,
  /** The number after the last one. */
  to: number,
  /** Of the tree that the checkpoint signs. */
  size: number,
  origin: z.string(),
});

export const bundleSchema = z.object({
  format: z.literal('samspil-bundle'),
  version: z.literal(1),
  logId: z.string(),
  parts: z.array(partSchema).min(1),
  events: number,
  /** Whether this is all of a log: the logs of all its municipalities, each from its beginning to its checkpoint. */
  whole: z.boolean(),
  /** SHA-256 of every other file. */
  files: z.record(fileName, hexHash),
});

/** What stands in `bundle.json`. */
export type BundleJson = z.output<typeof bundleSchema>;
/** The same without the hashes. */
export type Exported = Omit<BundleJson, 'files'>;
export type BundlePart = z.output<typeof partSchema>;

/** Base64 hashes, as they stand in `proofs/`. */
export const proofSchema = z.array(
  z.string().refine((text) => {
    const hash = Buffer.from(text, 'base64');
    return hash.length === HASH_BYTES && hash.toString('base64') === text;
  }),
);
