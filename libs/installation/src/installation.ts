import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, CommandHandling, systemClock } from '#kernel';
import { type AddressBook, SqliteAddressBook } from '#addresses';
import { EventJournal, type EventStore, type Position } from '#event-store';
import { SecurityLog, partnerTokenKey } from '#identity';
import {
  IntegrityLog,
  type SigningKey,
  type Verifier,
  privateKeyOf,
  signingKeyFromFile,
  signingKeyFromText,
  signingKeyOf,
} from '#integrity';
import { PolicyRunner, PolicyStore } from '#policies';
import {
  DeletionLedger,
  Documents,
  type MasterKey,
  ReadLog,
  SqliteKeyStore,
  erasurePolicy,
  masterKeyFromFile,
  masterKeyFromText,
} from '#privacy';
import { PhotoStore } from '#photos';
import { ProjectionRunner, ViewsDatabase } from '#projections';
import {
  clearingAhead,
  refuseKeysOfAnotherDay,
  refuseLostKeys,
  refuseUndoneErasures,
  refuseViewsOfAnotherLog,
} from './another-day.js';
import { takenIn } from './commands.projection.js';
import { AsOf } from './as-of/as-of.js';
import { pastOfStore } from './as-of/past-of-store.js';
import { allEvents, allPolicies, allProjections, commands } from './contexts.js';
import { holdFolder, makeFolders, refuseMissingFolders } from './folders.js';
import { EditionFiles } from './editions/edition-files.js';
import { recordDrop } from './record-drop.js';
import { type ScrubViews, scrubbing, scrubbingUntilDone } from './scrub-views.js';
import { type StoreName, openStore } from './stores.js';

/** How long a start waits for read models that are being built. After that it serves, and what is not built yet says so. */
const LONGEST_WAIT_MS = 10_000;

const AS_OF_BYTES = 256 * 1024 * 1024;

export interface InstallationOptions {
  readonly folder: string;
  /** Where the log is; without it, in the folder. */
  readonly store?: StoreName;
  /** Where keys.db lies, and where the ledger of erasures; without them, in the folder. */
  readonly keys?: string;
  readonly erasures?: string;
  /** Opens also where a restore has undone erasures, so that they can be carried out again. */
  readonly afterRestore?: boolean;
  /** A function is asked once the folder is known to be ours: it may make a key there. */
  readonly master: MasterKey | (() => MasterKey);
  /** What checkpoints are signed with; without it, `signing.key` beside the keys, made where nothing has been signed yet. */
  readonly signer?: () => SigningKey;
  /** Whose signatures on checkpoints are taken. */
  readonly witnesses?: readonly Verifier[];
  readonly clock?: Clock;
  /** `deferred` only for filling a folder that nobody relies on yet. */
  readonly durability?: 'full' | 'deferred';
  /** What may be kept in memory of how things stood. */
  readonly asOfBytes?: number;
  /** Hears of what goes wrong behind the scenes. */
  readonly report?: (where: string, error: unknown) => void;
}

/**
 * The master key from the configuration, or the one that lies in the data folder. There it is made by who may `make` it, where there are no
 * keys yet: a new one would open none that there are.
 */
export const masterKeyOf = (
  { masterKey, data, keys = data }: { masterKey: string | undefined; data: string; keys?: string },
  make = true,
): MasterKey =>
  masterKey
    ? masterKeyFromText(masterKey, 'SAMSPIL_MASTER_KEY')
    : masterKeyFromFile(join(data, 'master.key'), make && !existsSync(join(keys, 'keys.db')));

/** The key that checkpoints are signed with, from the configuration, or the one that lies beside the keys. It is made there as a master key is. */
export const signerOf = (
  { signingKey, data, keys = data }: { signingKey?: string | undefined; data: string; keys?: string },
  make = true,
): SigningKey =>
  signingKey
    ? signingKeyFromText(signingKey, 'SAMSPIL_SIGNING_KEY')
    : signingKeyFromFile(join(keys, 'signing.key'), make && !existsSync(join(data, 'integrity.db')));

/** Samspil on a data folder: the log, the keys, the read models, what follows from events. One process at a time. */
export class Installation {
  private constructor(
    readonly clock: Clock,
    readonly store: EventStore,
    readonly keys: SqliteKeyStore,
    readonly journal: EventJournal,
    readonly handling: CommandHandling,
    readonly views: ViewsDatabase,
    readonly projections: ProjectionRunner,
    readonly policies: PolicyRunner,
    readonly readLog: ReadLog,
    readonly securityLog: SecurityLog,
    readonly documents: Documents,
    readonly editionFiles: EditionFiles,
    readonly photos: PhotoStore,
    readonly addresses: AddressBook & { close(): void },
    readonly ledger: DeletionLedger,
    readonly scrubViews: ScrubViews,
    readonly integrity: IntegrityLog,
    readonly asOf: AsOf,
    /** What partners' tokens are signed with. */
    readonly partnerTokenKey: Uint8Array,
    private readonly scrubbing: { readonly stop: () => Promise<void> },
    private readonly releaseFolder: () => void,
  ) {}

  /**
   * Opens the folder, making what is not there, and resolves when every read model can be read, or when that takes too long.
   * @throws DataFolderUnusable, EventStoreUnusable, MasterKeyUnusable, KeysMissing, LogDoesNotMatch, LogIsNotTheOneSigned,
   * SigningKeyUnusable, UnreadableEvent, ClockBehindLog, StoreUnavailable; nothing stays open then.
   */
  static async open({
    folder,
    store: storeName = { kind: 'sqlite', folder },
    keys: keysFolder = folder,
    erasures = folder,
    afterRestore = false,
    master,
    signer,
    witnesses = [],
    clock = systemClock,
    durability = 'full',
    report = () => undefined,
    asOfBytes = AS_OF_BYTES,
  }: InstallationOptions): Promise<Installation> {
    const opened: { close(): unknown }[] = [];
    const keep = <T extends { close(): unknown }>(resource: T): T => {
      opened.unshift(resource);
      return resource;
    };
    try {
      const folderLock = keep({ close: holdFolder(folder, storeName, clock) });
      const store = keep(
        await openStore(storeName, { durability, clock, report: (what) => report('the event store', new Error(what)) }),
      );
      if ((await store.head()) === undefined) makeFolders(keysFolder, erasures);
      else refuseMissingFolders({ SAMSPIL_KEYS: keysFolder, SAMSPIL_ERASURES: erasures });
      await refuseLostKeys(store, keysFolder);
      const keys = keep(
        SqliteKeyStore.open(
          keysFolder,
          typeof master === 'function' ? master() : master,
          clock,
          durability === 'full' ? 'readWrite' : 'deferred',
        ),
      );
      const journal = new EventJournal(store, keys, clock, allEvents);
      const logId = await journal.open();
      keys.refuseLogOtherThan(logId);
      const ledger = DeletionLedger.open(erasures);
      ledger.bindTo(logId);
      const documents = new Documents(folder);
      const editionFiles = new EditionFiles(folder);
      const addresses = keep(new SqliteAddressBook(folder));
      const views = keep(await ViewsDatabase.open(folder));
      // Who fills an empty folder says nothing under a key of an earlier process.
      const handling = new CommandHandling(
        journal,
        clock,
        durability === 'full' ? takenIn(views, commands) : undefined,
      );
      const pieces = { log: journal, keys, views, ledger };
      await refuseViewsOfAnotherLog(pieces);
      await refuseKeysOfAnotherDay(pieces);
      keys.bindTo(logId);
      if (!afterRestore) await refuseUndoneErasures(pieces);
      const ahead = await clearingAhead(pieces);
      const signs = signing(folder, durability, signer ?? (() => signerOf({ data: folder, keys: keysFolder })));
      const integrity = keep(
        await IntegrityLog.open({
          ...signs,
          store,
          journal,
          clock,
          witnesses,
          report: (error) => report('the integrity log', error),
        }),
      );
      // Also what an earlier process wrote under a clock that ran ahead.
      const latest = integrity.latestKnownAt();
      if (latest) journal.hasSeen(latest);
      if (durability === 'full') integrity.start();
      const readLog = keep(new ReadLog(journal, clock, (error) => report('the read log', error)));
      readLog.start();
      const securityLog = keep(new SecurityLog(journal, clock, (error) => report('the security log', error)));
      securityLog.start();
      const projections = new ProjectionRunner({
        views,
        log: journal,
        projections: allProjections,
        clock,
        onDrop: async (drop) => {
          const position = await recordDrop(journal, clock)(drop);
          await asOf.forget();
          return position;
        },
        report: (error) => {
          report('the read models', error);
        },
      });
      keep({ close: () => projections.stop() });
      await projections.start();
      const scrubViews = scrubbing(projections, views, store);
      const past = pastOfStore({ store: storeName, mostBytes: asOfBytes }, (error) => report('the past', error));
      const asOf = keep(new AsOf(integrity, past, keys, clock));
      const erasing = erasurePolicy({
        ledger,
        destroyKeys: (...whose) => keys.destroy(...whose),
        forget: () => {
          handling.forget();
          return asOf.forget();
        },
        removeDocuments: async (...whose) => {
          await documents.remove(...whose);
          await editionFiles.removeNaming(...whose);
        },
        scrubViews: (position) => scrubViews(position as Position),
      });
      const policies = keep(
        new PolicyRunner([...allPolicies, erasing], {
          log: journal,
          journal,
          handling,
          clock,
          store: PolicyStore.open(folder),
          views,
          visible: async (position, some) => (await projections.waitFor(position, some)) === 'visible',
          report: (policy, error) => report(`the policy ${policy}`, error),
        }),
      );
      policies.start();
      await Promise.race([projections.ready(), clock.sleep(LONGEST_WAIT_MS)]);
      // Nothing is answered from read models that still show who has been erased.
      const scrubbed = await scrubbingUntilDone(ahead, scrubViews, clock, (error) => report('the read models', error));
      return new Installation(
        clock,
        store,
        keys,
        journal,
        handling,
        views,
        projections,
        policies,
        readLog,
        securityLog,
        documents,
        editionFiles,
        new PhotoStore(folder),
        addresses,
        ledger,
        scrubViews,
        integrity,
        asOf,
        partnerTokenKey(signs.signer),
        scrubbed,
        folderLock.close,
      );
    } catch (error) {
      for (const resource of opened) await resource.close();
      throw error;
    }
  }

  /** Finishes what has been accepted, and lets go of the folder. */
  async close(): Promise<void> {
    const steps = [
      () => this.scrubbing.stop(),
      () => this.asOf.close(),
      () => this.readLog.close(),
      () => this.addresses.close(),
      () => this.securityLog.close(),
      () => this.policies.close(),
      // Behind who records by themselves, and before the log is closed, so that the last of it is signed. Requests have ended by now.
      () => this.integrity.close(),
      () => this.projections.stop(),
      () => this.views.close(),
      () => this.store.close(),
      () => {
        this.keys.close();
      },
      () => {
        this.releaseFolder();
      },
    ];
    const failures: unknown[] = [];
    // What cannot be closed must not keep the rest, least of all the lock, from being let go.
    for (const step of steps)
      await Promise.resolve()
        .then(step)
        .catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be closed');
  }
}

/** What is being filled is signed by who opens it next: no key is made for it, and nothing is written beside. */
const signing = (folder: string, durability: 'full' | 'deferred', signer: () => SigningKey) =>
  durability === 'full' ? { folder, signer: signer() } : { signer: signingKeyOf(privateKeyOf(randomBytes(32))) };
