/** What is wrong in a way that whoever starts Samspil can mend. */
const MENDABLE = new Set([
  'WrongConfiguration',
  'DataFolderUnusable',
  'EventStoreUnusable',
  'MasterKeyUnusable',
  'KeysMissing',
  'LogDoesNotMatch',
  'LogIsNotTheOneSigned',
  'SigningKeyUnusable',
  'CannotListen',
  'UnreadableEvent',
  'ClockBehindLog',
  'LoadingStopped',
  'StoreUnavailable',
  'OutcomeUnknown',
  'HistoryMissing',
  'CopyDiffers',
]);

/** Does the work; what can be mended is said in a sentence, without a stack, and the process ends with 1. */
export async function plainly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || !MENDABLE.has(error.name)) throw error;
    console.error(`Samspil does not start: ${error.message}`);
    process.exitCode = 1;
  }
}
