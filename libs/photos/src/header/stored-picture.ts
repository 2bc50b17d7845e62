import type { Orientation } from './orientation.js';

/** What a file says of its picture, as it is stored, before it is turned upright. */
export interface StoredPicture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
}
