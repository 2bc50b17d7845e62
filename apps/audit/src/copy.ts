import { Command } from 'commander';
import { type CopyOptions, type LogCopied, copyLog } from '#event-store';
import {
  NoSuchStore,
  type StoreName,
  isSameStore,
  openStore,
  openStoreForReading,
  shownStore,
  storeNamed,
} from '#installation';
import { isBundle } from './bundle/bundle.js';
import { interruptible } from './interruptible.js';
import { type Progress, showingProgress } from './progress.js';

interface CopyWanted {
  readonly from: string;
  readonly to: string;
  readonly json?: true;
}

/** The embedded store writes what it is sent in one turn as one transaction; EventStoreDB knows only the single append. */
const IN_FLIGHT = { sqlite: 256, eventstoredb: 1 };

export const copyCommand = (): Command =>
  new Command('copy')
    .description(
      'Copies the log into another store, byte for byte, then reads both to prove it. Goes on where it was cut short.',
    )
    .requiredOption('--from <store>', 'where the log is; Samspil may run on it')
    .requiredOption('--to <store>', 'an empty store, or one with a part of this log; Samspil must not run on it')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
A store is a data folder, or EventStoreDB by its connection string: esdb://… or esdb+discover://…

Examples:
  npm run audit -- copy --from data --to /srv/samspil
  npm run audit -- copy --from data --to 'esdb://admin:changeit@localhost:2113?tls=false'`,
    )
    .action(async ({ from: source, to: target, json }: CopyWanted) => {
      const [from, to] = [storeNamed(source), storeNamed(target)];
      if (isSameStore(from, to))
        throw new NoSuchStore(`${shownStore(from)} is the source already: name another store with --to`);
      refuseBundle(to);
      const copied = await copy(from, to);
      console.log(json ? JSON.stringify(copied) : wordsOn(copied, from, to));
    });

const copy = (from: StoreName, to: StoreName): Promise<LogCopied> =>
  interruptible(async (signal) => {
    const options = { report: console.error };
    const source = await openStoreForReading(from, options);
    try {
      const target = await openStore(to, options);
      try {
        return await showingProgress((show) => copyLog(source, target, loading(to, show, signal)));
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  }, 'say the same again, and it goes on from here');

/** A store in it would spoil it. @throws NoSuchStore */
export function refuseBundle(to: StoreName): void {
  if (to.kind === 'sqlite' && isBundle(to.folder))
    throw new NoSuchStore(
      `${to.folder} is a bundle, and a store in it would spoil that: name another folder with --to`,
    );
}

/** How a log is written into a store of that kind. */
export const loading = (to: StoreName, show: Progress['show'], signal: AbortSignal): CopyOptions => ({
  inFlight: IN_FLIGHT[to.kind],
  onProgress: ({ step, done }) => {
    show(step, done);
  },
  signal,
});

function wordsOn({ copied, already, total, sha256, sourceWentOn }: LogCopied, from: StoreName, to: StoreName): string {
  const then =
    to.kind === 'sqlite'
      ? [
          `Only the log was copied. Bring keys.db, policies.db, signing.key and the master key along into ${to.folder} before the first start: without them no name can be shown, and checkpoints are signed with a key that nobody knows.`,
          `Then: SAMSPIL_DATA=${to.folder} npm start`,
        ]
      : [
          'Only the log was copied. Bring keys.db, policies.db, signing.key and the master key along into a new data folder before the first start: without them no name can be shown, and checkpoints are signed with a key that nobody knows.',
          'Then: npm start, with that folder as SAMSPIL_DATA and the same connection string as SAMSPIL_EVENT_STORE',
        ];
  return [
    `${copied} events copied, ${already} were there already. Both stores were read to the end and hold the same ${total}.`,
    `SHA-256 ${sha256}`,
    ...(sourceWentOn
      ? ['The source went on meanwhile: stop Samspil on it, then say the same again for the rest.']
      : []),
    ...then,
  ].join('\n');
}
