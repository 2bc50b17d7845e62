import { resolve } from 'node:path';
import { Command } from 'commander';
import { type LogCopied, copyLog } from '#event-store';
import { type StoreName, openStore, shownStore, storeNamed } from '#installation';
import { Bundle, isBundle } from './bundle/bundle.js';
import { Held } from './bundle/held.js';
import { verifyBundle } from './bundle/verify-bundle.js';
import { loading, refuseBundle } from './copy.js';
import { WrongOption } from './ending.js';
import { interruptible } from './interruptible.js';
import { showingProgress } from './progress.js';
import { keyOption, warnOfTrustedKeys } from './verify.js';

interface ImportOptions {
  readonly from: string;
  readonly to: string;
  readonly key?: readonly string[];
  readonly json?: true;
}

/** What export wrote, into a store again: the same streams, revisions, ids, types and bytes in the same order. */
export const importCommand = (): Command =>
  new Command('import')
    .description('Loads a bundle of a whole log into an empty store, byte for byte, once it has been verified wholly.')
    .requiredOption('--from <folder>', 'a bundle that export wrote without --municipality')
    .requiredOption('--to <store>', 'an empty store, or one with a part of this log; Samspil must not run on it')
    .addOption(keyOption())
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
A store is a data folder, or EventStoreDB by its connection string: esdb://… or esdb+discover://…
Cut short, say the same again, and it goes on.

Example:
  npm run audit -- import --from bundle --to /srv/samspil`,
    )
    .action(async ({ from, to, key = [], json }: ImportOptions) => {
      const store = storeNamed(to);
      refuseBundle(store);
      if (!isBundle(from)) throw new WrongOption(`there is no bundle in ${from}: name a folder that export wrote`);
      const bundle = await Bundle.open(resolve(from));
      try {
        if (!bundle.says.whole)
          throw new WrongOption(
            `${from} holds a part of a log, and only a whole log can be loaded: export it without --municipality`,
          );
        const verified = await showingProgress((show) => verifyBundle(bundle, Held.from(key), show));
        warnOfTrustedKeys(verified);
        const copied = await load(bundle, store);
        console.log(json ? JSON.stringify(copied) : wordsOn(copied, shownStore(store)));
      } finally {
        await bundle.close();
      }
    });

const load = (bundle: Bundle, to: StoreName): Promise<LogCopied> =>
  interruptible(async (signal) => {
    const target = await openStore(to, { report: console.error });
    try {
      return await showingProgress((show) => copyLog(bundle.store, target, loading(to, show, signal)));
    } finally {
      await target.close();
    }
  }, 'say the same again, and it goes on from here');

const wordsOn = ({ copied, already, total, sha256 }: LogCopied, to: string): string =>
  [
    `${copied} events loaded into ${to}, ${already} were there already. It holds the same ${total} events as the bundle.`,
    `SHA-256 ${sha256}`,
    'A bundle holds no keys. With the keys.db and the master key that belong to this log, Samspil shows names; it does not start without.',
  ].join('\n');
