import { open } from 'node:fs/promises';
import { EventJournal } from '#event-store';
import { CommandHandling } from '#kernel';
import { printInWorker } from '#overview';
import { say, sayRefusal } from './history.js';
import { pressOf } from './printing.js';
import { Town } from './town.js';

/** Prints what was ordered in a town up to one moment, says that it is there, and stands still until it is killed. */
const [root = '', moment = ''] = process.argv.slice(2);

/** Nothing of this process goes on, as if its power were about to be cut. */
function standStillAt(reached: string): void {
  if (reached !== moment) return;
  say({ step: reached });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const isPdf = (bytes: unknown): bytes is Uint8Array =>
  bytes instanceof Uint8Array && Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

type Method = (this: unknown, ...given: unknown[]) => Promise<unknown>;

/** What happens inside is seen on the prototype of what does it. */
function around(
  owner: object,
  method: string,
  goes: (goOn: (...given: unknown[]) => Promise<unknown>, given: readonly unknown[]) => Promise<unknown>,
): void {
  const methods = owner as Record<string, Method>;
  const original = methods[method];
  if (!original) throw new Error(`there is no ${method} any more`);
  methods[method] = function (...given) {
    return goes((...rest) => original.apply(this, rest), given);
  };
}

const folder = await open('.', 'r');
around(Object.getPrototypeOf(folder) as object, 'writeFile', async (goOn, [bytes]) => {
  if (!isPdf(bytes)) return goOn(bytes);
  if (moment === 'half of its file is written') await goOn(bytes.subarray(0, bytes.length / 2));
  standStillAt('half of its file is written');
  return goOn(bytes);
});
await folder.close();
around(CommandHandling.prototype, 'handle', async (goOn, given) => {
  if (given[1] === 'RecordRendering') standStillAt('its file is there and nothing is recorded');
  return goOn(...given);
});
around(EventJournal.prototype, 'append', async (goOn, given) => {
  const appended = await goOn(...given);
  const events = given[1] as readonly { readonly type: string }[];
  if (events.some(({ type }) => type === 'EditionRendered')) standStillAt('it is recorded and nobody knows yet');
  return appended;
});

try {
  const town = await Town.open(root);
  pressOf(town, (order, { signal, onProgress } = {}) =>
    printInWorker(order, {
      ...(signal ? { signal } : {}),
      onProgress: (progress) => {
        onProgress?.(progress);
        standStillAt('its entries are being set');
      },
    }),
  ).start();
  say({ opened: true });
} catch (error) {
  sayRefusal(error);
}
