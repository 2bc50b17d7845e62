import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { type Configuration, configurationFrom, masterKeyOf } from '#installation';
import { type MasterKey, MasterKeyUnusable, masterKeyFromText, rotateMasterKey } from '#privacy';
import { folderOf } from './opened.js';
import { showingProgress } from './progress.js';

export const rotateMasterKeyCommand = (): Command =>
  new Command('rotate-master-key')
    .description(
      'Wraps the keys of all personal data by a new master key. While Samspil does not run. Goes on where it was cut short.',
    )
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Both keys come from the environment, 32 bytes in base64, and never from the command line, where others can read them:
  SAMSPIL_MASTER_KEY      the present one; without it, the one in the data folder's master.key
  SAMSPIL_NEW_MASTER_KEY  the new one

Example:
  export SAMSPIL_NEW_MASTER_KEY="$(openssl rand -base64 32)"   # keep it where you keep such things, before you go on
  npm run audit -- rotate-master-key`,
    )
    .action(async ({ json }: { readonly json?: true }, command: Command) => {
      const configuration = configurationFrom({ ...process.env, SAMSPIL_DATA: folderOf(command) });
      const [from, to] = [masterKeyOf(configuration, false), newMasterKeyOf(configuration)];
      const rotated = await rotate(configuration, from, to);
      console.log(
        json
          ? JSON.stringify({ ...rotated, from: from.fingerprint, to: to.fingerprint })
          : [
              `${rotated.rewrapped} keys rewrapped; all ${rotated.total} are wrapped by the new master key (${to.fingerprint}) now.`,
              'From now on start Samspil with the new key as SAMSPIL_MASTER_KEY, and unset SAMSPIL_NEW_MASTER_KEY.',
              ...whatOfTheOldKey(configuration, from),
            ].join('\n'),
      );
    });

function newMasterKeyOf({ newMasterKey }: Configuration): MasterKey {
  if (newMasterKey) return masterKeyFromText(newMasterKey, 'SAMSPIL_NEW_MASTER_KEY');
  throw new MasterKeyUnusable('there is no new master key: set SAMSPIL_NEW_MASTER_KEY (openssl rand -base64 32)');
}

const rotate = ({ data, keys }: Configuration, from: MasterKey, to: MasterKey) =>
  showingProgress((show) =>
    rotateMasterKey(keys, from, to, {
      data,
      onProgress: ({ done, total }) => {
        show('rewrapping', done / total);
      },
    }),
  );

/** What is to be done with the old key, wherever it came from. */
function whatOfTheOldKey({ data, masterKey }: Configuration, { fingerprint }: MasterKey): string[] {
  const file = join(data, 'master.key');
  const then =
    `No key here is wrapped by the old one (${fingerprint}) any more, but those in older backups of keys.db are: keep it apart from ` +
    'those backups for as long as you keep them, then destroy it.';
  if (!existsSync(file)) return [then];
  return [
    then,
    masterKey
      ? `${file} lies there too, and is read only where SAMSPIL_MASTER_KEY is not set: if it holds the old key, do the same with it.`
      : `The old one lies in ${file}. Samspil no longer starts with it: copy it to where old keys are kept, then delete that file.`,
  ];
}
