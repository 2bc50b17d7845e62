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
  /** Names of others who signed it, whose keys are not known here. */
  readonly witnesses: readonly string[];
  /** Whether whoever verifies brought the key, or it lay beside the checkpoint. */
  readonly keyWasHeld: boolean;
}

/** Keys and checkpoints that whoever verifies has kept, from another hand than what is verified. */
export class Held {
  private constructor(
    private readonly keys: readonly Verifier[],
    private readonly notes: readonly { readonly name: string; readonly note: string }[],
  ) {}

  /** @param keys vkeys, or files that hold one each @throws WrongOption */
  static from(keys: readonly string[] = [], checkpoints: readonly string[] = []): Held {
    return new Held(
      keys.map(heldKey),
      checkpoints.map((name) => ({ name, note: readText(name) })),
    );
  }

  /**
   * What a note says, checked with the key that is held for its log, or else with the one that comes with it.
   * @throws NoteRefused, KeyRefused, FaultFound
   */
  trusted(note: string, origin: string, vkeyBeside: string | undefined): TrustedCheckpoint {
    const says = checkpointIn(noteParts(note).text);
    if (says.origin !== origin) throw new FaultFound(`it is a checkpoint of ${says.origin}, and not of ${origin}`);
    const held = this.keys.find(({ name }) => name === origin);
    const verifier = held ?? (vkeyBeside === undefined ? undefined : verifierOf(vkeyBeside.trim()));
    if (!verifier)
      throw new WrongOption(`there is no key to check the checkpoint of ${origin} with: name it with --key`);
    if (verifier.name !== origin) throw new FaultFound(`the key is that of ${verifier.name}, and not of ${origin}`);
    const { unknown } = openNote(note, [verifier]);
    const { municipality } = partsOfOrigin(origin);
    return { ...says, municipality, witnesses: unknown, keyWasHeld: held !== undefined };
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
