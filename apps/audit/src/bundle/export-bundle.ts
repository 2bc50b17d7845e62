import { readFile } from 'node:fs/promises';
import { type Municipality, parseStreamName } from '#kernel';
import type { ReadOnlyEventStore, StoredEvent } from '#event-store';
import { originOf, verifyLog } from '#integrity';
import { WrongOption } from '../ending.js';
import { type Known, refuseOther } from '../known-trees.js';
import type { Progress } from '../progress.js';
import { BundleFiles, type LinesFile } from './bundle-files.js';
import { lineOf } from './event-line.js';
import { eventSchemas } from './event-schemas.js';
import {
  BUNDLE_FILE,
  type BundlePart,
  EVENTS_FILE,
  type Exported,
  README_FILE,
  VERIFIER_FILE,
  checkpointFile,
  proofFile,
  publicKeyFile,
} from './format.js';
import { GrowingPart } from './growing-part.js';
import { readme } from './readme.js';
import type { Voucher } from './voucher.js';

/** Where a log is exported from. */
export interface ExportSource {
  readonly store: ReadOnlyEventStore;
  /** Where the store holds the log of one municipality alone, as a bundle of it does. */
  readonly municipality?: Municipality;
  /** What the log was when it was signed before: it must begin with that, or a signature would cover up what was done to it. */
  readonly known: readonly Known[];
}

/** What of a log is to be exported. */
export interface ExportWanted {
  readonly logId: string;
  /** Without it: the logs of all municipalities, whole. */
  readonly municipality?: Municipality;
  /** The first event of it that is wanted, by its number. */
  readonly from?: number;
  /** The one behind the last. */
  readonly to?: number;
}

/** What goes on meanwhile. An aborted export leaves nothing behind. */
interface Doing extends Pick<Progress, 'show'> {
  readonly signal: AbortSignal;
}

const VERIFIER = new URL('./verify.py', import.meta.url);

/**
 * Writes a bundle, whole or not at all: what docs/reference/bundle.md describes. Reads the log once, and verifies
 * all of it on the way.
 * @throws WrongOption where the target is not empty, or nothing of what is wanted is there or vouched for; FaultFound, LogFaulty
 */
export async function exportBundle(
  source: ExportSource,
  voucher: Voucher,
  target: string,
  wanted: ExportWanted,
  { show, signal }: Doing,
): Promise<Exported> {
  const files = await BundleFiles.beside(target);
  try {
    const parts = await writeEvents(source, voucher, files, wanted, { show, signal });
    const exported: Exported = {
      format: 'samspil-bundle',
      version: 1,
      logId: wanted.logId,
      parts: [],
      events: 0,
      whole: wanted.municipality === undefined,
    };
    for (const part of parts) {
      exported.parts.push(await writePart(part, voucher, files, wanted.logId));
      exported.events += part.end - part.from;
    }
    for (const [name, schema] of eventSchemas()) await files.write(name, schema);
    await files.write(VERIFIER_FILE, await readFile(VERIFIER, 'utf8'));
    await files.write(README_FILE, readme(exported));
    await files.write(BUNDLE_FILE, `${JSON.stringify({ ...exported, files: files.written }, null, 2)}\n`);
    await files.complete();
    return exported;
  } catch (error) {
    await files.discard();
    throw error;
  }
}

/** The events that are wanted, in log order, a line each. @returns what trees they are part of, by municipality */
async function writeEvents(
  source: ExportSource,
  voucher: Voucher,
  files: BundleFiles,
  wanted: ExportWanted,
  doing: Doing,
): Promise<readonly GrowingPart[]> {
  const parts = new Map<Municipality, GrowingPart>();
  const lines = await files.lines(EVENTS_FILE);
  try {
    const events = writing(source.store, parts, lines, voucher, wanted, doing);
    const { municipality, known } = source;
    const found = await verifyLog(events, { at: known, ...(municipality ? { municipality } : {}) });
    refuseOther(known, found.at);
  } finally {
    await lines.close();
  }
  refuseMissing([...parts.values()], wanted);
  return [...parts.values()].sort((one, other) => (one.municipality < other.municipality ? -1 : 1));
}

/** Hands on every event, to be verified, and writes those that are wanted once they are. */
async function* writing(
  store: ReadOnlyEventStore,
  parts: Map<Municipality, GrowingPart>,
  lines: LinesFile,
  voucher: Voucher,
  wanted: ExportWanted,
  { show, signal }: Doing,
): AsyncGenerator<StoredEvent> {
  const until = await store.head();
  for await (const event of store.readAll(until === undefined ? {} : { until })) {
    signal.throwIfAborted();
    show('exporting', Number(event.position) / Number(until));
    yield event;
    const municipality = parseStreamName(event.stream)?.municipality;
    if (!municipality || (wanted.municipality && municipality !== wanted.municipality)) continue;
    const part = parts.get(municipality) ?? new GrowingPart(municipality, wanted.from ?? 0, wanted.to ?? Infinity);
    parts.set(municipality, part);
    if (part.length >= voucher.limitOf(municipality)) {
      refuseUnvouched(part, wanted);
      continue;
    }
    const index = part.take(event);
    if (index !== undefined) await lines.put(lineOf({ municipality, index, event }));
  }
}

/** Of a whole log nothing may be left out, and of a part not what was named. */
function refuseUnvouched({ municipality, length }: GrowingPart, { municipality: only, to }: ExportWanted): void {
  if (only === undefined || (to !== undefined && to > length))
    throw new WrongOption(
      `the log of ${municipality} has gone on since its last checkpoint, of ${length} events, and there is no key to sign a new one: let Samspil make one, or run this as who may read signing.key`,
    );
}

function refuseMissing(parts: readonly GrowingPart[], { municipality }: ExportWanted): void {
  if (parts.length === 0)
    throw new WrongOption(
      municipality ? `the log holds no event of ${municipality}` : 'the log is empty: there is nothing to export',
    );
  for (const { from, end } of parts)
    if (from >= end)
      throw new WrongOption(`there is no event from ${from} to ${end - 1}: name the first before the last`);
}

async function writePart(part: GrowingPart, voucher: Voucher, files: BundleFiles, logId: string): Promise<BundlePart> {
  const { municipality, from, end, state } = part;
  const { note, vkey } = voucher.vouchFor(municipality, state);
  const proof = part.proof().map((hash) => Buffer.from(hash).toString('base64'));
  await files.write(checkpointFile(municipality), note);
  await files.write(publicKeyFile(municipality), `${vkey}\n`);
  await files.write(proofFile(municipality), `${JSON.stringify(proof)}\n`);
  return { municipality, from, to: end, size: Number(state.size), origin: originOf(logId, municipality) };
}
