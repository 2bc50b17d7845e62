/** A file of the store is no longer what its name says. */
export class PhotoDamaged extends Error {
  override readonly name = 'PhotoDamaged';
  constructor(sha256: string) {
    super(
      `the photo ${sha256} is damaged on the disk, and is not shown: restore photos/${sha256.slice(0, 2)}/${sha256.slice(2)} in the data folder from a backup, or upload the photo again`,
    );
  }
}
