import { type Municipality, idSchema, municipalitySchema } from '#kernel';
import { HASH_BYTES, type Hash } from './hashing.js';
import { NoteRefused } from './note.js';

/** What a log claims to hold: so many leaves, under that root. The text of a note (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: `originOf`. */
  readonly origin: string;
  readonly size: bigint;
  readonly root: Hash;
  /** Lines of others below ours. Signed with the rest, and without meaning here. */
  readonly extensions?: readonly string[];
}

/** The name of a municipality's log, and of the key that signs it: nobody passes one log's checkpoint off as another's. */
export const originOf = (logId: string, municipality: Municipality): string => `samspil/${logId}/${municipality}`;

/** @throws NoteRefused where it is no log of Samspil's. */
export function partsOfOrigin(origin: string): { logId: string; municipality: Municipality } {
  const [, id, code] = /^samspil\/([^/]+)\/([^/]+)$/.exec(origin) ?? [];
  const [logId, municipality] = [idSchema.safeParse(id), municipalitySchema.safeParse(code)];
  if (!logId.success || logId.data !== id || !municipality.success)
    throw new NoteRefused(`"${origin}" is no log of Samspil: it must look like samspil/<log id>/<municipality>`);
  return { logId: logId.data, municipality: municipality.data };
}

/** @throws NoteRefused where the checkpoint could not be read back. */
export function checkpointText({ origin, size, root, extensions = [] }: Checkpoint): string {
  const text = `${[origin, size, Buffer.from(root).toString('base64'), ...extensions].join('\n')}\n`;
  checkpointIn(text);
  return text;
}

/** The checkpoint that a note's text holds. @throws NoteRefused */
export function checkpointIn(text: string): Required<Checkpoint> {
  const lines = text.split('\n');
  const [origin = '', size = '', base64 = '', ...extensions] = lines.slice(0, -1);
  const root = Buffer.from(base64, 'base64');
  const wrong =
    lines.at(-1) !== '' || lines.slice(0, -1).includes('')
      ? 'it has an empty line, or one that does not end'
      : !/^(0|[1-9]\d{0,18})$/.test(size)
        ? 'its second line is no number of leaves'
        : root.length !== HASH_BYTES || root.toString('base64') !== base64
          ? `its third line is no hash of ${HASH_BYTES} bytes in base64`
          : undefined;
  if (wrong) throw new NoteRefused(`this is no checkpoint: ${wrong}`);
  return { origin, size: BigInt(size), root, extensions };
}
