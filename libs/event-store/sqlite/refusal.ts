/**
 * Why a folder cannot be used, thrown before anything in it was touched. Becomes a `DataFolderUnusable` once it has crossed from
 * the writer's thread, which therefore need not load the kernel.
 */
export class FolderRefusal extends Error {
  override readonly name = 'FolderRefusal';

  static readonly notThere = (folder: string, reason: string) =>
    new FolderRefusal(`the data folder ${folder} cannot be made (${reason}): make it yourself, or name another one`);

  static readonly notWritable = (folder: string, reason: string) =>
    new FolderRefusal(
      `the data folder ${folder} cannot be written (${reason}): let the user that runs Samspil write it, or name another one`,
    );

  static readonly full = (folder: string, freeBytes: number, wantedBytes: number) =>
    new FolderRefusal(
      `the disk of the data folder ${folder} is full: ${Math.floor(freeBytes / 1024)} kB are free, at least ` +
        `${wantedBytes / 1024} kB are wanted; free some, or name a folder on another disk`,
    );

  static readonly inUse = (folder: string, holder: string) =>
    new FolderRefusal(`the data folder ${folder} is in use by ${holder}: stop that one first, or name another folder`);

  static readonly newer = (folder: string, format: number, known: number) =>
    new FolderRefusal(
      `the log in ${folder} was written by a newer Samspil (its format is ${format}, this one knows ${known}): start the newer ` +
        `one, or restore the folder from before it was started`,
    );

  static readonly notALog = (file: string) =>
    new FolderRefusal(`${file} is not a log of Samspil: name another folder, or move that file away`);

  static readonly damaged = (file: string, reason: string) =>
    new FolderRefusal(`${file} cannot be read (${reason}): restore the folder from its last backup`);

  static readonly loadCutShort = (folder: string) =>
    new FolderRefusal(
      `loading the data folder ${folder} was cut short, so what it holds may be torn: delete the folder and load it again`,
    );

  static readonly notEmpty = (folder: string) =>
    new FolderRefusal(`the log in ${folder} holds events: only an empty one can be loaded in bulk; name a new folder`);

  static readonly noLog = (folder: string) =>
    new FolderRefusal(
      `there is no log in ${folder}: name the folder in which Samspil keeps its data, or start Samspil there once`,
    );

  static readonly unreadable = (folder: string, reason: string) =>
    new FolderRefusal(
      `the log in ${folder} cannot be opened (${reason}): SQLite needs to write log.db-shm beside it; run this as the user that ` +
        `runs Samspil, or on a copy of the folder`,
    );
}
