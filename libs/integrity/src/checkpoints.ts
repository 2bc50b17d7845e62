import type { Municipality } from '#kernel';
import { type Checkpoint, checkpointIn, checkpointText, originOf } from './checkpoint.js';
import { damaged } from './database/file.js';
import type { IntegrityDatabase } from './database/integrity-database.js';
import { isSameHash } from './hashing.js';
import { type SigningKey, vkeyOf } from './keys.js';
import { NoteRefused, noteParts, signNote, withSignatures } from './note.js';
import type { Trees } from './trees.js';

/** The checkpoints of a log's trees: what was signed last, and what can be signed again, for the same tree is signed alike every time. */
export class Checkpoints {
  constructor(
    private readonly logId: string,
    private readonly signer: SigningKey,
    private readonly trees: Trees,
    private readonly database: IntegrityDatabase,
  ) {}

  /** The key that a municipality's checkpoints are signed with, as it is handed on. */
  key(municipality: Municipality): string {
    return vkeyOf(originOf(this.logId, municipality), this.signer.publicKey);
  }

  /** The latest one that was made, with the signatures of witnesses. */
  latest(municipality: Municipality): string | undefined {
    const made = this.database.checkpoint(municipality);
    return made && this.withCosignatures(municipality, made.size, made.note);
  }

  /** Signs the tree as it is; the same again where it did not grow. `undefined` where it is empty. */
  make(municipality: Municipality): string | undefined {
    const tree = this.database.tree(municipality);
    if (!tree || tree.size === 0n) return undefined;
    const { size, facts } = tree;
    const note = this.signed(municipality, size);
    if (this.database.checkpoint(municipality)?.size !== size)
      this.database.setCheckpoint({ municipality, size, facts, note });
    return this.withCosignatures(municipality, size, note);
  }

  /** One of each tree that tells more than its last one did: signatures on that are no news, or one would beget another for ever. */
  makeWhereNews(): void {
    for (const { municipality, facts } of this.database.trees())
      if (this.database.checkpoint(municipality)?.facts !== facts) this.make(municipality);
  }

  /** That of the tree when it had that size, with the signatures of witnesses. @throws NotInTree */
  at(municipality: Municipality, size: bigint): string {
    return this.withCosignatures(municipality, size, this.signed(municipality, size));
  }

  /** The checkpoint that a note's text holds, if this log was so. @throws NoteRefused */
  own(municipality: Municipality, text: string): Checkpoint {
    const checkpoint = checkpointIn(text);
    const { origin, size, root, extensions } = checkpoint;
    const ours = originOf(this.logId, municipality);
    if (origin !== ours) throw new NoteRefused(`this is a checkpoint of ${origin}, and not of ${ours}`);
    const present = this.trees.size(municipality);
    if (size === 0n || size > present)
      throw new NoteRefused(`this log holds ${present} events: no checkpoint of ${size} was signed`);
    if (extensions.length > 0 || !isSameHash(root, this.trees.root(municipality, size)))
      throw new NoteRefused(`this log was something else with ${size} events: no such checkpoint was signed here`);
    return checkpoint;
  }

  /** Nothing is signed that contradicts what was. @throws DataFolderUnusable where the trees are not those that were signed */
  refuseAltered(file: string): void {
    for (const { municipality } of this.database.trees()) {
      const made = this.database.checkpoint(municipality);
      if (made && noteParts(made.note).text !== noteParts(this.signed(municipality, made.size)).text)
        throw damaged(file, `the tree of ${municipality} is not the one whose checkpoint was signed`);
    }
  }

  private signed(municipality: Municipality, size: bigint): string {
    const origin = originOf(this.logId, municipality);
    const text = checkpointText({ origin, size, root: this.trees.root(municipality, size) });
    return signNote(text, { name: origin, key: this.signer });
  }

  private withCosignatures(municipality: Municipality, size: bigint, note: string): string {
    // A witness may sign a checkpoint again later: what they said last counts.
    const latest = new Map<string, string>();
    for (const line of this.database.cosignatures(municipality, size)) latest.set(keyIn(line), line);
    return withSignatures(note, [...latest.values()]);
  }
}

/** The key of a signature line: its name, and the beginning of the base64 that its id stands in. */
const keyIn = (line: string): string => line.slice(0, line.lastIndexOf(' ') + 6);
