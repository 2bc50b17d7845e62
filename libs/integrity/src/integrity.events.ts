import { z } from 'zod';
import { event, harmless, notPersonal } from '#kernel';

/** What comes from outside about the log itself. */
export const integrityEvents = {
  /** A witness has seen a checkpoint, and vouches that it goes on from all that they saw before. */
  CheckpointCosigned: event(
    'CheckpointCosigned',
    z.object({
      /** How many events the municipality's log held. */
      size: z.int().positive(),
      root: harmless(z.string().regex(/^[A-Za-z0-9+/]{43}=$/), 'a hash of hashes'),
      witness: notPersonal(
        z.string(),
        "the name of a witness's key, as this installation is told it: an organisation's",
      ),
      /** The line of the signed note that says so (C2SP tlog-cosignature). */
      line: notPersonal(z.string(), "the name of a witness's key, and a signature"),
    }),
  ),
};
