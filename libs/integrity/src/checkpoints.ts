import type { Municipality } from '#kernel';
import { type Checkpoint, checkpointIn, checkpointText, originOf } from './checkpoint.js';
import { damaged } from './database/file.js';
import type { IntegrityDatabase } from './database/integrity-database.js';
import { isSameHash } from './hashing.js';
import { type SigningKey, vkeyOf } from './keys.js';
import { NoteRefused, keyOf, noteParts, signNote, signatureIn, withSignatures } from './note.js';
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

  /** The latest one that was made, with the signatures of witnesses; none that is smaller than what a witness signed. */
  latest(municipality: Municipality): string | undefined {
    const made = this.database.checkpoint(municipality);
    return made && made.size >= this.database.cosignedUpTo(municipality)
      ? this.withCosignatures(municipality, made.size, made.note)
      : undefined;
  }

  /**
   * Signs the tree as it is; the latest again where it tells nothing more. `undefined` where it is empty.
   *
   * Signatures on checkpoints are no news: one would beget another for ever. And so the facts that a tree tells say which checkpoint
   * was handed out last: even who goes on from an old integrity.db hands out none that is smaller, once they have caught up.
   */
  make(municipality: Municipality): string | undefined {
    const tree = this.database.tree(municipality);
    if (!tree || tree.size === 0n) return undefined;
    const { size, facts } = tree;
    const latest = this.database.checkpoint(municipality)?.facts === facts ? this.latest(municipality) : undefined;
    if (latest !== undefined) return latest;
    const note = this.signed(municipality, size);
    // Written before anybody has it.
    this.database.setCheckpoint({ municipality, size, facts, note });
    return this.withCosignatures(municipality, size, note);
  }

  /** One of each tree that tells more than its last one did. */
  makeWhereNews(): void {
    for (const { municipality } of this.database.trees()) this.make(municipality);
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
    for (const { municipality, size } of this.database.trees()) {
      const made = this.database.checkpoint(municipality);
      if (made && made.size > size)
        throw damaged(file, `the tree of ${municipality} is smaller than when its checkpoint was signed`);
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
    // What a witness said first counts: to say it again says nothing more.
    const first = new Map<string, string>();
    for (const line of this.database.cosignatures(municipality, size)) {
      const key = keyOf(signatureIn(line));
      if (!first.has(key)) first.set(key, line);
    }
    return withSignatures(note, [...first.values()]);
  }
}
