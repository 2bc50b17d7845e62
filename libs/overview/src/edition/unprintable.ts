import type { EditionFault } from '../editions/edition.events.js';

/** It cannot be printed, however often it is tried: for which reason, and in words what would work instead. */
export class Unprintable extends Error {
  override readonly name = 'Unprintable';

  constructor(
    readonly reason: EditionFault,
    says: string,
  ) {
    super(says);
  }
}
