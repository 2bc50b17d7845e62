import { Command, Option } from 'commander';
import { Bundle, isBundle } from './bundle/bundle.js';
import { Held } from './bundle/held.js';
import { type VerifiedPart, verifyBundle } from './bundle/verify-bundle.js';
import { endWith, isFault } from './ending.js';
import { folderOf } from './opened.js';
import { showingProgress } from './progress.js';
import { type VerifiedLive, verifyLive } from './verify-live.js';

interface VerifyOptions {
  readonly against?: readonly string[];
  readonly key?: readonly string[];
  readonly json?: true;
}

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export const keyOption = (): Option =>
  new Option(
    '--key <vkey|file>',
    'the public key of a log or of a witness, that you were given before; once for each, also for a key that a log had earlier',
  ).argParser(several);

/** Whether nothing was changed, removed or put in between. Reads, and writes nothing. Samspil may run. */
export const verifyCommand = (): Command =>
  new Command('verify')
    .description(
      'Reads a whole log and proves that nothing in it was changed, removed or put in between. Names the first fault.',
    )
    .addOption(
      new Option(
        '--against <file>',
        'a checkpoint that you kept: the log of now must begin with that of then',
      ).argParser(several),
    )
    .addOption(keyOption())
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Exit code 0 where all is as it was signed, 1 where it is not, 2 where it could not be looked at.
Without --key the key is taken from where the log is: that proves that everything fits together, and not who signed it.

Examples:
  npm run audit -- verify --against checkpoint-of-last-year --key 'samspil/…+1234abcd+AbCd…'
  npm run audit -- verify --data bundle`,
    )
    .action(async ({ against = [], key = [], json }: VerifyOptions, command: Command) => {
      const folder = folderOf(command);
      const held = Held.from(key, against);
      try {
        const verified = await (isBundle(folder) ? verifiedBundle(folder, held) : verifyLive(folder, held));
        held.refuseSilentWitness();
        warnOfTrustedKeys(verified);
        console.log(json ? JSON.stringify({ fault: null, logs: verified }) : wordsOn(verified));
      } catch (error) {
        if (json && isFault(error)) console.log(JSON.stringify({ fault: error.message, logs: [] }));
        endWith(error);
      }
    });

async function verifiedBundle(folder: string, held: Held): Promise<readonly VerifiedPart[]> {
  const bundle = await Bundle.open(folder);
  try {
    return await showingProgress((show) => verifyBundle(bundle, held, show));
  } finally {
    await bundle.close();
  }
}

/** On the error stream, so that nobody who reads on overlooks it. */
export function warnOfTrustedKeys(verified: readonly (VerifiedPart | VerifiedLive)[]): void {
  const unsigned = verified.filter(({ signed }) => signed === null).map(({ municipality }) => municipality);
  if (unsigned.length > 0)
    console.error(`There is no checkpoint of ${unsigned.join(', ')} yet: nobody has signed what is in those logs.`);
  const trusted = verified
    .filter(({ keyWasHeld, signed }) => !keyWasHeld && signed !== null)
    .map(({ municipality }) => municipality);
  if (trusted.length > 0)
    console.error(
      `THE KEY OF ${trusted.join(', ')} WAS TAKEN FROM WHERE THE LOG IS: everything fits together, but who signed it is not proved. Name the key that you were given before with --key.`,
    );
}

const wordsOn = (verified: readonly (VerifiedPart | VerifiedLive)[]): string =>
  [
    ...verified.map(
      ({ municipality, from, to, size, signed, root, witnesses }) =>
        `${municipality}  events ${from} to ${to - 1} of ${size}  ${reachOf(size, signed)}  root ${root}${witnesses.length > 0 ? `  also signed by ${witnesses.join(', ')}` : ''}`,
    ),
    'These are the logs that were found. Nobody signs that there are no others: bring the key of each that you expect.',
    conclusionOn(verified),
  ].join('\n');

/** How far the checkpoint reaches. */
const reachOf = (size: number, signed: number | null): string =>
  signed === null ? 'not signed' : signed < size ? `signed up to ${signed - 1}, not yet behind it` : 'signed';

/** No more than what was proved: what nobody signed, whoever can write the log can also write anew. */
function conclusionOn(verified: readonly (VerifiedPart | VerifiedLive)[]): string {
  const unsigned = verified.filter(({ signed }) => signed === null).map(({ municipality }) => municipality);
  if (unsigned.length > 0)
    return `Everything fits together. Nobody signed the events of ${unsigned.join(', ')}: that nothing was changed, removed or put in between is not proved there.`;
  if (verified.some(({ keyWasHeld }) => !keyWasHeld))
    return 'Everything fits together, and with the checkpoints as far as they reach. Who signed them is not proved without --key.';
  return verified.some(({ signed, size }) => signed !== null && signed < size)
    ? 'Nothing was changed, removed or put in between in what is signed. What was recorded behind it fits together, and nobody has signed it yet.'
    : 'Nothing was changed, removed or put in between.';
}
