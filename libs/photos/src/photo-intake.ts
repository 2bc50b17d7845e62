import type { Clock } from '#kernel';
import { type PhotoHeader, photoHeader } from './header/photo-header.js';
import { PhotoRefused } from './photo-refused.js';
import { reEncodedInWorker } from './re-encoding/re-encode-in-worker.js';
import type { Rendition, Renditions } from './re-encoding/re-encode.js';
import type { PhotoStore, Sha256 } from './stored/photo-store.js';

/** A photo that has been stored, in one of its sizes. */
export interface TakenSize {
  /** Of its bytes as they are stored, in hexadecimal: its name in the store and in events. */
  readonly sha256: Sha256;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}
export interface TakenPhoto {
  /** At most 1600 pixels long. */
  readonly large: TakenSize;
  /** At most 480 pixels long. */
  readonly small: TakenSize;
}

/** Reads a photo that is known by its header. */
type ReEncode = (work: { readonly file: Uint8Array; readonly header: PhotoHeader }) => Promise<Renditions>;

/** Behind the one that is being read. Each may take seconds, and waits in memory with all its bytes. */
const MOST_WAITING = 4;

/** Takes photos in, one at a time: each may need most of the memory that a small server has. */
export class PhotoIntake {
  private last: Promise<unknown> = Promise.resolve();
  private taking = 0;

  constructor(
    private readonly store: PhotoStore,
    private readonly clock: Clock,
    private readonly reEncode: ReEncode = reEncodedInWorker,
  ) {}

  /**
   * Stores a photo in two sizes, with nothing left in it but the picture. The same file again is the same photo.
   * @param file as somebody sent it
   * @throws PhotoRefused, and what the disk says where it cannot be written
   */
  async take(file: Uint8Array): Promise<TakenPhoto> {
    const header = photoHeader(file);
    if (this.taking > MOST_WAITING) throw new PhotoRefused('busy');
    this.taking++;
    const turn = this.last.then(() => this.reEncode({ file, header }));
    this.last = turn.catch(() => undefined);
    try {
      const { large, small } = await turn;
      return { large: await this.stored(large), small: await this.stored(small) };
    } finally {
      this.taking--;
    }
  }

  private async stored({ bytes, width, height }: Rendition): Promise<TakenSize> {
    return { sha256: await this.store.put(bytes, this.clock.now()), width, height };
  }
}
