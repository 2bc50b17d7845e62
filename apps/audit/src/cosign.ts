import { Command } from 'commander';
import { newWitness, witnessIn } from './witness/witness-key.js';
import { type Witnessed, witnessing } from './witness/witnessing.js';
import { WrongOption } from './ending.js';
import { municipalityIn } from './history/moment.js';

interface CosignOptions {
  readonly at?: string;
  readonly municipality?: string;
  readonly key?: string;
  readonly newKey?: string;
  readonly name?: string;
  readonly seen?: string;
  readonly json?: true;
}

/** The other hand: who signs beside us that the log only ever grew. */
export const cosignCommand = (): Command =>
  new Command('cosign')
    .description(
      'For a witness: signs the latest checkpoint of a log, once it is found to begin with all that was seen before.',
    )
    .option('--at <url>', 'where Samspil serves, such as https://samspil.example.dk')
    .option('--municipality <code>', 'whose log, such as 0183')
    .option('--key <file>', "the witness's private key")
    .option('--name <name>', 'the name that the witness signs by, such as witness.example.org')
    .option('--seen <file>', 'what was seen last, and is remembered there; without it, beside the key')
    .option('--new-key <file>', 'makes a private key there, and shows the public one, which Samspil is told')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
The first time there is nothing to compare with, so the checkpoint that is seen then is taken on trust, with the key that it is signed by.
Whoever serves another history later is found out, with exit code 1, and nothing is signed.

Examples:
  npm run audit -- cosign --new-key witness.key --name witness.example.org
  npm run audit -- cosign --at https://samspil.example.dk --municipality 0183 --key witness.key --name witness.example.org`,
    )
    .action(async ({ json, ...options }: CosignOptions) => {
      const name = needed(options.name, '--name');
      if (options.newKey) {
        const { vkey } = newWitness(options.newKey, name);
        console.log(json ? JSON.stringify({ vkey }) : vkey);
        return;
      }
      const key = needed(options.key, '--key');
      const witnessed = await witnessing({
        at: needed(options.at, '--at'),
        municipality: municipalityIn(needed(options.municipality, '--municipality')),
        witness: witnessIn(key, name),
        seenFile: options.seen ?? `${key}.seen-${options.municipality}`,
      });
      console.log(json ? JSON.stringify(witnessed) : wordsOn(witnessed, name));
    });

const wordsOn = ({ origin, size, before }: Witnessed, name: string): string =>
  before === null
    ? `${name} signed the checkpoint of ${origin} with ${size} events. It was the first that was seen.`
    : `${name} signed the checkpoint of ${origin} with ${size} events. It begins with the ${before} that were seen before.`;

function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new WrongOption(`${option} is missing: see --help`);
  return value;
}
