/** Why a file is not taken as a photo. */
export type PhotoFault =
  /** Neither JPEG nor PNG, whatever its name says. */
  | 'notAPhoto'
  /** Begins as one, and cannot be read to its end. */
  | 'damaged'
  | 'tooManyBytes'
  /** Or so much in a pixel that it would not fit into memory. */
  | 'tooManyPixels'
  /** Reading it takes longer than a photo does. */
  | 'tooLong'
  /** Others wait already: the same photo can be taken later. */
  | 'busy';

/** A file that is not taken. What to tell whoever sent it follows from the fault; nothing of the file is in the message. */
export class PhotoRefused extends Error {
  override readonly name = 'PhotoRefused';
  constructor(readonly fault: PhotoFault) {
    super(`the photo was not taken: ${fault}`);
  }
}
