import { type Municipality } from '#kernel';
import { type IntegrityDatabase, originOf, vkeyOf, withSignatures } from '#integrity';
import { checkpointFile, publicKeyFile } from './bundle/format.js';
import type { Bundle } from './bundle/bundle.js';
import { type SignedCheckpoint, type Voucher, signingVoucher, storedVoucher } from './bundle/voucher.js';
import { WrongOption } from './ending.js';
import type { History } from './history/history.js';
import { inIntegrityFile } from './integrity-file.js';
import { signingKeyAtHand } from './opened.js';

/** Who vouches for what is exported: the installation's key where it is at hand, or else what it signed before. */
export async function voucherOf({ folder, bundle }: History, logId: string): Promise<Voucher> {
  if (bundle) return voucherIn(await checkpointsOfBundle(bundle));
  const key = signingKeyAtHand(folder);
  const { publicKey, checkpoints } = checkpointsOf(folder);
  if (!key) return voucherIn(checkpoints);
  if (publicKey && publicKey !== Buffer.from(key.publicKey).toString('base64'))
    throw new WrongOption(
      'the signing key at hand is not the one that checkpoints of this log were signed with: name the folder of that one with SAMSPIL_KEYS',
    );
  return signingVoucher(logId, key);
}

const voucherIn = (checkpoints: ReadonlyMap<Municipality, SignedCheckpoint>): Voucher =>
  storedVoucher((municipality) => checkpoints.get(municipality));

interface Checkpoints {
  readonly publicKey?: string;
  readonly checkpoints: ReadonlyMap<Municipality, SignedCheckpoint>;
}

/** The latest checkpoints of a data folder, and the key (base64) that they are signed with; none where there is no integrity.db yet. */
export const checkpointsOf = (folder: string): Checkpoints =>
  inIntegrityFile(folder, (database) => (database ? checkpointsIn(database) : { checkpoints: new Map() }));

export function checkpointsIn(database: IntegrityDatabase): Checkpoints {
  const { identity } = database;
  if (!identity) return { checkpoints: new Map() };
  const signed = database.trees().flatMap(({ municipality }) => {
    const made = database.checkpoint(municipality);
    if (!made) return [];
    const vkey = vkeyOf(originOf(identity.logId, municipality), Buffer.from(identity.publicKey, 'base64'));
    const note = withSignatures(made.note, latestOfEach(database.cosignatures(municipality, made.size)));
    return [[municipality, { note, vkey }] as const];
  });
  return { publicKey: identity.publicKey, checkpoints: new Map(signed) };
}

/** A witness may have signed a checkpoint more than once: what they said last counts. */
const latestOfEach = (lines: readonly string[]): readonly string[] => [
  ...new Map(lines.map((line) => [line.split(' ')[1], line])).values(),
];

export async function checkpointsOfBundle(bundle: Bundle): Promise<ReadonlyMap<Municipality, SignedCheckpoint>> {
  const signed = await Promise.all(
    bundle.says.parts.map(async ({ municipality }) => {
      const [note, vkey] = [
        await bundle.text(checkpointFile(municipality)),
        await bundle.text(publicKeyFile(municipality)),
      ];
      return [municipality, { note, vkey: vkey.trim() }] as const;
    }),
  );
  return new Map(signed);
}
