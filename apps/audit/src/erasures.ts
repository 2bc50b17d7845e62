import { Command } from 'commander';
import { type ErasureProof, proofOfErasures } from '#installation';
import { Documents } from '#privacy';
import { ViewsDatabase } from '#projections';
import { endWithFault } from './ending.js';
import { folderOf, openLedger, openLog } from './opened.js';

/** Whether people who were erased are really gone. Samspil may run meanwhile. */
export const erasuresCommand = (): Command =>
  new Command('erasures')
    .description(
      'Proves that whoever was erased is gone: in the log, the keys, the read models; and that the ledger knows.',
    )
    .option('--json', 'one JSON object a line (NDJSON)')
    .addHelpText(
      'after',
      `
Ends with 1 where something is left of somebody. Says nothing of whom it was.

Example:
  npm run audit -- erasures`,
    )
    .action(async ({ json }: { readonly json?: true }, command: Command) => {
      const folder = folderOf(command);
      const { log, keys, close } = await openLog(folder);
      const views = await ViewsDatabase.openReadOnly(folder);
      try {
        const proofs = await proofOfErasures({
          log,
          keys,
          views,
          ledger: openLedger(folder),
          documents: new Documents(folder),
        });
        for (const proof of proofs) console.log(json ? JSON.stringify(proof) : lineOf(proof));
        const faulty = proofs.filter(({ faults }) => faults.length > 0).length;
        if (!json) console.log(summaryOf(proofs.length, faulty));
        if (faulty > 0) endWithFault();
      } finally {
        await views.close();
        await close();
      }
    });

const lineOf = ({ municipality, subjectId, purposes, decidedAt, erasedAt, unreadable, faults }: ErasureProof): string =>
  [
    `${municipality}  ${subjectId}  ${purposes.join(', ')}  decided ${decidedAt}  erased ${erasedAt ?? 'not yet'}  ${unreadable} values unreadable`,
    ...faults.map((fault) => `  NOT PROVED: ${fault}`),
  ].join('\n');

const summaryOf = (all: number, faulty: number): string =>
  faulty === 0
    ? `${all} erasures, and nothing is left of any of them.`
    : `${faulty} of ${all} erasures are not proved: what is left is named above.`;
