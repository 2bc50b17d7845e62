import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type Municipality, epochMilliseconds, systemClock } from '#kernel';
import {
  type Checkpoint,
  type Hash,
  type Signer,
  checkpointIn,
  cosign,
  openNote,
  partsOfOrigin,
  verifierOf,
  verifyConsistency,
} from '#integrity';
import { FaultFound, WrongOption } from '../ending.js';

export interface WitnessingOptions {
  readonly at: string;
  readonly municipality: Municipality;
  readonly witness: Signer;
  /** Where it is remembered what was seen last. */
  readonly seenFile: string;
}

export interface Witnessed {
  readonly origin: string;
  readonly size: number;
  /** How many events were seen before, null where this is the first time. */
  readonly before: number | null;
}

const seenSchema = z.object({ vkey: z.string(), note: z.string() });
/** The key that is trusted from the first time on, and the checkpoint that was seen last. */
type Seen = z.output<typeof seenSchema>;

/**
 * Fetches the latest checkpoint, makes sure that its log begins with all that was seen before, signs it, hands the signature in, and
 * remembers it.
 * @throws FaultFound, NoteRefused, ProofRefused where it does not: nothing is signed then; WrongOption where nobody answers
 */
export async function witnessing({ at, municipality, witness, seenFile }: WitnessingOptions): Promise<Witnessed> {
  const place = `${at.replace(/\/$/, '')}/audit/${municipality}`;
  const seen = seenIn(seenFile);
  const vkey = seen?.vkey ?? (await fetched(`${place}/key`)).trim();
  const note = await fetched(`${place}/checkpoint`);
  const now = trusted(note, vkey, municipality);
  const before = seen && trusted(seen.note, vkey, municipality);
  if (before) await refuseOtherHistory(place, before, now);
  const cosigned = cosign(note, witness, Math.floor(epochMilliseconds(systemClock.now()) / 1000));
  // Remembered first: what was signed and forgotten would let two histories be signed.
  remember(seenFile, { vkey, note });
  await posted(`${place}/checkpoint/signatures`, cosigned);
  return { origin: now.origin, size: Number(now.size), before: before ? Number(before.size) : null };
}

function trusted(note: string, vkey: string, municipality: Municipality): Checkpoint {
  const verifier = verifierOf(vkey);
  const checkpoint = checkpointIn(openNote(note, [verifier]).text);
  if (checkpoint.origin !== verifier.name || partsOfOrigin(checkpoint.origin).municipality !== municipality)
    throw new FaultFound(
      `this is a checkpoint of ${checkpoint.origin}, and not of the log of ${municipality} that is known`,
    );
  return checkpoint;
}

async function refuseOtherHistory(place: string, before: Checkpoint, now: Checkpoint): Promise<void> {
  if (now.size < before.size)
    throw new FaultFound(
      `${now.origin} was cut: it had ${before.size} events when it was seen last, and has ${now.size}; nothing was signed`,
    );
  if (before.size === 0n) return;
  const proof =
    now.size === before.size ? [] : await proofAt(`${place}/proof/consistency?from=${before.size}&to=${now.size}`);
  verifyConsistency({ from: before.size, to: now.size, fromRoot: before.root, toRoot: now.root, proof });
}

const proofSchema = z.object({ proof: z.array(z.base64()) });

async function proofAt(url: string): Promise<readonly Hash[]> {
  const parsed = proofSchema.safeParse(JSON.parse(await fetched(url)));
  if (!parsed.success) throw new WrongOption(`${url} answers with something else than a proof`);
  return parsed.data.proof.map((hash) => Buffer.from(hash, 'base64'));
}

const fetched = (url: string): Promise<string> =>
  answered(url, { headers: { accept: 'text/plain, application/json' } });

const posted = (url: string, body: string): Promise<string> =>
  answered(url, { method: 'POST', body, headers: { 'content-type': 'text/plain; charset=utf-8' } });

async function answered(url: string, request: RequestInit): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, request);
  } catch {
    throw new WrongOption(`nobody answers at ${url}: see that Samspil runs there`);
  }
  const text = await response.text();
  if (!response.ok) throw new WrongOption(`${url} answers ${response.status}: ${text.slice(0, 300)}`);
  return text;
}

function seenIn(file: string): Seen | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return seenSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new WrongOption(
      `${file} does not hold what was seen last: restore it, or move it away to begin anew on trust`,
    );
  }
}

/** Whole or not at all. */
function remember(file: string, seen: Seen): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(seen)}\n`);
  renameSync(`${file}.new`, file);
}
