import { systemClock } from '#kernel';
import { PhotoStore } from '#photos';
import { say } from './history.js';

/** Stores one photo after the other until it is killed, and says of each that it is stored. */
const [folder = '', from = '0'] = process.argv.slice(2);
const photos = new PhotoStore(folder);
await photos.removeUnfinished();
for (let revision = Number(from); ; revision++) {
  const sha256 = await photos.put(Buffer.alloc(300_000, `photo ${revision} `), systemClock.now());
  say({ acknowledged: { stream: 'photos', revision, ids: [sha256] } });
}
