import { Command } from 'commander';
import { type CopyProgress, type LogCopied, copyLog } from '#event-store';
import {
  NoSuchStore,
  type StoreName,
  isSameStore,
  openStore,
  openStoreForReading,
  shownStore,
  storeNamed,
} from '#installation';

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
      const copied = await copy(from, to);
      console.log(json ? JSON.stringify(copied) : wordsOn(copied, from, to));
    });

async function copy(from: StoreName, to: StoreName): Promise<LogCopied> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Error('interrupted: say the same again, and it goes on from here'));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const options = { report: (what: string) => console.error(what) };
  const source = await openStoreForReading(from, options);
  try {
    const target = await openStore(to, options);
    const { show, clear } = progressOn(process.stderr);
    try {
      return await copyLog(source, target, {
        inFlight: IN_FLIGHT[to.kind],
        onProgress: show,
        signal: interrupted.signal,
      });
    } finally {
      clear();
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** One line that moves on a terminal, and nothing elsewhere. */
function progressOn(out: NodeJS.WriteStream) {
  let shown = '';
  return {
    show: ({ step, done }: CopyProgress): void => {
      const line = `${step} ${Math.floor(100 * done)} %`;
      if (!out.isTTY || line === shown) return;
      shown = line;
      out.write(`\r\u001b[2K${line}`);
    },
    clear: (): void => {
      if (shown) out.write('\r\u001b[2K');
    },
  };
}

function wordsOn({ copied, already, total, sha256, sourceWentOn }: LogCopied, from: StoreName, to: StoreName): string {
  const then =
    to.kind === 'sqlite'
      ? [
          `Only the log was copied. Bring keys.db, policies.db and the master key along into ${to.folder} before the first start: without them no name can be shown.`,
          `Then: SAMSPIL_DATA=${to.folder} npm start`,
        ]
      : [
          'Only the log was copied. Bring keys.db, policies.db and the master key along into a new data folder before the first start: without them no name can be shown.',
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
