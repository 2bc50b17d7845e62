import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Municipality, municipalitySchema } from '#kernel';
import { AddressesUnusable, importAddresses } from '#addresses';

// What is written is for its owner only.
process.umask(0o077);

/** How many broken records are told one by one. */
const MOST_TOLD = 100;

const municipality = (text: string): Municipality => {
  const code = municipalitySchema.safeParse(text).data;
  if (!code) throw new InvalidArgumentError("It must be a municipality's four digits, such as 0183.");
  return code;
};

interface Wanted {
  readonly data: string;
  readonly municipality?: Municipality;
}

async function importFrom(file: string, wanted: Wanted): Promise<void> {
  let faults = 0;
  const { kept, left } = await importAddresses(file === '-' ? process.stdin : createReadStream(file), {
    ...wanted,
    into: resolve(wanted.data),
    onFault: ({ line, what }) => {
      if (++faults <= MOST_TOLD) console.error(`line ${line}: ${what.en}`);
    },
  });
  if (faults > MOST_TOLD) console.error(`and ${faults - MOST_TOLD} more`);
  console.log(`${kept} addresses kept, ${left} left out, ${faults} broken`);
}

const program = new Command('addresses')
  .description('The addresses that Samspil looks up by itself, so that nobody else is told where somebody lives.')
  .option('--data <folder>', 'the data folder', process.env['SAMSPIL_DATA'] ?? 'data');
program
  .command('import')
  .description('Takes over a public file of addresses (DAR), in the place of those that were imported before.')
  .argument('<file>', 'CSV or JSON; - reads standard input')
  .option('--municipality <code>', 'only the addresses of that municipality', municipality)
  .action((file: string, _options: object, command: Command) => importFrom(file, command.optsWithGlobals<Wanted>()));

try {
  await program.parseAsync();
} catch (error) {
  const isOfFile = error instanceof Error && 'code' in error && typeof error.code === 'string';
  if (!(error instanceof AddressesUnusable) && !isOfFile) throw error;
  console.error(`addresses: ${error instanceof AddressesUnusable ? error.sentence.en : (error as Error).message}`);
  process.exitCode = 2;
}
