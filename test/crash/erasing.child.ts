import { openDatabase } from '#event-store/sqlite';
import { EventJournal } from '#event-store';
import { CommandHandling } from '#kernel';
import { DeletionLedger, Documents, SqliteKeyStore } from '#privacy';
import { ProjectionRunner } from '#projections';
import { say, sayRefusal } from './history.js';
import { Town } from './town.js';

/**
 * Erases people, given by their ids with commas between, or goes on with what was decided where nobody is given; and ends itself as
 * if its power were cut at one step, where one is given. Says which steps it came by.
 */
const [root = '', people = '', last] = process.argv.slice(2);
const steps: string[] = [];
let counting = false;

/** A step is before or after something that is done, and is that the n-th time. */
function pass(place: string): void {
  if (!counting) return;
  const step = `${place} ${1 + steps.filter((each) => each.startsWith(`${place} `)).length}`;
  steps.push(step);
  if (step === last) process.kill(process.pid, 'SIGKILL');
}

type Methods = Record<string, (this: unknown, ...given: unknown[]) => unknown>;

/** Passes a step before and after each call of a method. @param namely what was done, by what it was done with; undefined for no step */
function watch(owner: object, method: string, namely: (given: readonly unknown[]) => string | undefined): void {
  const methods = owner as Methods;
  const original = methods[method];
  if (!original) throw new Error(`there is no ${method} any more`);
  methods[method] = function (...given) {
    const what = namely(given);
    if (what === undefined) return original.apply(this, given);
    pass(`before ${what}`);
    const done = original.apply(this, given);
    if (!(done instanceof Promise)) {
      pass(`after ${what}`);
      return done;
    }
    return done.then((result: unknown) => {
      pass(`after ${what}`);
      return result;
    });
  };
}

const always = (what: string) => () => what;
watch(DeletionLedger.prototype, 'add', always('the ledger'));
watch(SqliteKeyStore.prototype, 'destroy', always('the keys'));
watch(CommandHandling.prototype, 'forget', always('forgetting'));
watch(Documents.prototype, 'remove', always('the documents'));
watch(ProjectionRunner.prototype, 'cleared', always('the read models'));
watch(EventJournal.prototype, 'append', ([, events]) =>
  (events as readonly { type: string }[]).map(({ type }) => type).join('+'),
);
// The only file that knows the driver makes one of its kind.
const memory = openDatabase(':memory:', 'readWrite');
watch(Object.getPrototypeOf(memory) as object, 'exec', ([sql]) =>
  sql === 'VACUUM' ? 'writing a file anew' : undefined,
);
memory.close();

try {
  counting = people === '';
  const town = await Town.open(root);
  counting = true;
  const ids = people.split(',');
  if (people !== '') {
    await town.erase(ids);
    say({ acknowledged: { stream: 'erasure', revision: 0, ids } });
  }
  await town.untilErased(Number(process.env['ERASURES'] ?? ids.length));
  counting = false;
  await town.close();
  for (const step of steps) say({ step });
} catch (error) {
  sayRefusal(error);
}
