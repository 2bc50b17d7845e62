import { existsSync, readFileSync } from 'node:fs';
import { type Municipality } from '#kernel';
import {
  type Checkpoint,
  type Verifier,
  checkpointIn,
  noteParts,
  openNote,
  partsOfOrigin,
  verifierOf,
} from '#integrity';
import { FaultFound, WrongOption } from '../ending.js';

/** A checkpoint once a key is found to have signed it. */
export interface TrustedCheckpoint extends Required<Checkpoint> {
  readonly municipality: Municipality;
  /** Names of witnesses whose keys are held, and who are found to have signed it too. */
  readonly witnesses: readonly string[];
  /** Whether whoever verifies brought the key, or it lay beside the checkpoint. */
  readonly keyWasHeld: boolean;
}

/** Keys and checkpoints that whoever verifies has kept, from another hand than what is verified. */
export class Held {
  private readonly silent: Set<Verifier>;

  private constructor(
    /** Of logs: a log may have had several, one after another. */
    private readonly keys: readonly Verifier[],
    /** Of witnesses. */
    readonly witnesses: readonly Verifier[],
    private readonly notes: readonly { readonly name: string; readonly note: string }[],
  ) {
    this.silent = new Set(witnesses);
  }

  /** @param keys vkeys, or files that hold one each @throws WrongOption */
  static from(keys: readonly string[] = [], checkpoints: readonly string[] = []): Held {
    const held = keys.map(heldKey);
    return new Held(
      held.filter(({ type }) => type === 'ed25519'),
      held.filter(({ type }) => type === 'cosignature/v1'),
      checkpoints.map((name) => ({ name, note: readText(name) })),
    );
  }

  /** The names of the keys of logs. */
  get origins(): ReadonlySet<string> {
    return new Set(this.keys.map(({ name }) => name));
  }

  /**
   * What a note says, checked with the keys that are held for its log, or else with the one that comes with it.
   * @throws NoteRefused, KeyRefused, FaultFound
   */
  trusted(note: string, origin: string, vkeyBeside: string | undefined): TrustedCheckpoint {
    const says = checkpointIn(noteParts(note).text);
    if (says.origin !== origin) throw new FaultFound(`it is a checkpoint of ${says.origin}, and not of ${origin}`);
    const held = this.keys.filter(({ name }) => name === origin);
    const keys = held.length > 0 ? held : vkeyBeside === undefined ? [] : [keyBeside(vkeyBeside, origin)];
    if (keys.length === 0)
      throw new WrongOption(`there is no key to check the checkpoint of ${origin} with: name it with --key`);
    openNote(note, keys);
    const { municipality } = partsOfOrigin(origin);
    return { ...says, municipality, witnesses: this.witnessesOn(note), keyWasHeld: held.length > 0 };
  }

  /** Which witnesses, of those whose keys are held, signed it. @throws NoteRefused where a signature is not one of that text */
  witnessesOn(note: string): readonly string[] {
    const { signatures } = noteParts(note);
    const signed = this.witnesses.filter((witness) =>
      signatures.some(({ name, keyId }) => name === witness.name && Buffer.compare(keyId, witness.keyId) === 0),
    );
    if (signed.length === 0) return [];
    const { signedBy } = openNote(note, signed);
    signed.forEach((witness) => this.silent.delete(witness));
    return signedBy;
  }

  /** Whoever brings a key expects it to speak. @throws FaultFound where a witness signed nothing of what was looked at */
  refuseSilentWitness(): void {
    const [witness] = this.silent;
    if (witness)
      throw new FaultFound(`the witness ${witness.name}, whose key was named, signed no checkpoint that is here`);
  }

  /**
   * The earlier checkpoints.
   * @param vkeyBeside the key that lies with a log, where none is held @param isHere whether a log is among those that are verified
   * @throws FaultFound naming the file
   */
  earlier(
    vkeyBeside: (origin: string) => string | undefined,
    isHere: (origin: string) => boolean,
  ): readonly (TrustedCheckpoint & { readonly file: string })[] {
    const stranger = this.keys.find(({ name }) => !isHere(name));
    if (stranger) throw new FaultFound(`the key is that of ${stranger.name}, and no such log is here`);
    return this.notes.map(({ name: file, note }) => {
      try {
        const { origin } = checkpointIn(noteParts(note).text);
        partsOfOrigin(origin);
        if (!isHere(origin)) throw new FaultFound(`it is a checkpoint of ${origin}, and no such log is here`);
        return { ...this.trusted(note, origin, vkeyBeside(origin)), file };
      } catch (error) {
        throw error instanceof WrongOption ? error : new FaultFound(`${file}: ${(error as Error).message}`);
      }
    });
  }
}

function keyBeside(vkey: string, origin: string): Verifier {
  const verifier = verifierOf(vkey.trim());
  if (verifier.name !== origin || verifier.type !== 'ed25519')
    throw new FaultFound(`the key beside it is that of ${verifier.name}, and none of ${origin}`);
  return verifier;
}

function heldKey(key: string): Verifier {
  try {
    return verifierOf((existsSync(key) ? readText(key) : key).trim());
  } catch (error) {
    throw new WrongOption(`--key: ${(error as Error).message}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongOption(`the file ${file} cannot be read`);
  }
}
