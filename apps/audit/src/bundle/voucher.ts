import type { Municipality } from '#kernel';
import {
  type Checkpoint,
  type SigningKey,
  checkpointIn,
  checkpointText,
  noteParts,
  originOf,
  signNote,
  vkeyOf,
} from '#integrity';
import { FaultFound, WrongOption } from '../ending.js';

/** A signed note and the key that signed it. */
export interface SignedCheckpoint {
  readonly note: string;
  readonly vkey: string;
}

/** Who vouches for the trees that a bundle holds. */
export interface Voucher {
  /** How many of a municipality's events it vouches for at most. */
  limitOf(municipality: Municipality): number;
  /** @throws FaultFound where it has vouched for another tree */
  vouchFor(municipality: Municipality, tree: Pick<Checkpoint, 'size' | 'root'>): SignedCheckpoint;
}

/** The installation's own key: signs whatever is there. */
export const signingVoucher = (logId: string, key: SigningKey): Voucher => ({
  limitOf: () => Infinity,
  vouchFor: (municipality, tree) => {
    const name = originOf(logId, municipality);
    return {
      note: signNote(checkpointText({ origin: name, ...tree }), { name, key }),
      vkey: vkeyOf(name, key.publicKey),
    };
  },
});

/** Checkpoints that were signed before, for who has no key: nothing behind them is vouched for. */
export function storedVoucher(latest: (municipality: Municipality) => SignedCheckpoint | undefined): Voucher {
  const checkpointOf = (municipality: Municipality) => {
    const signed = latest(municipality);
    if (!signed)
      throw new WrongOption(
        `there is no checkpoint of ${municipality} yet, and no key to sign one: let Samspil run, which makes them, or run this as who may read signing.key`,
      );
    return { signed, says: checkpointIn(noteParts(signed.note).text) };
  };
  return {
    limitOf: (municipality) => Number(checkpointOf(municipality).says.size),
    vouchFor: (municipality, { size, root }) => {
      const { signed, says } = checkpointOf(municipality);
      if (says.size !== size || Buffer.compare(says.root, root) !== 0)
        throw new FaultFound(
          `the log of ${municipality} is not the one that its checkpoint was signed for (${says.size} events): run verify`,
        );
      return signed;
    },
  };
}
