// What ends a copy and has to be mended by somebody. Events are named by their place; what stands there is never shown.

/** The target is no beginning of the source. What it held is untouched. */
export class TargetHoldsAnotherLog extends Error {
  override readonly name = 'TargetHoldsAnotherLog';

  static readonly parting = (words: string) =>
    new TargetHoldsAnotherLog(
      `the target holds another log, or has gone on by itself: ${words}; name an empty target, or one with a part of this log`,
    );

  static readonly written = (place: string) =>
    new TargetHoldsAnotherLog(
      `somebody else writes to the target, where ${place} stands already: stop whoever it is, and name an empty target`,
    );
}

/** The source holds what no append can make. */
export class LogCannotBeCopied extends Error {
  override readonly name = 'LogCannotBeCopied';
  constructor(place: string) {
    super(
      `${place} in the source is not marked as JSON, so Samspil did not write it: name a source that Samspil has to itself`,
    );
  }
}

/** The copy was read back, and is not what the source is. */
export class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
  constructor(parting: string) {
    super(
      `the copy is not equal to the source: ${parting}; see that nobody else writes to the target, and copy into an empty one`,
    );
  }
}
