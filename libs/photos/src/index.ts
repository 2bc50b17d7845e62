export { MOST_BYTES, MOST_PIXELS } from './header/photo-header.js';
export { PhotoIntake, type TakenPhoto, type TakenSize } from './photo-intake.js';
export { type PhotoFault, PhotoRefused } from './photo-refused.js';
export { UNFINISHED, unlessMissing, writeDurably } from './stored/durable-file.js';
export { PhotoDamaged } from './stored/photo-damaged.js';
export { PhotoStore, type Sha256, type StoredPhoto, sha256Schema } from './stored/photo-store.js';
export { sweepPhotos } from './stored/sweep.js';
