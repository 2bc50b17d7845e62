// Which specs run in which command, by parts of their paths. What is named in neither list runs in `npm test`.

/** The application through HTTP, but for what shows each of its parts at work: `npm run test:e2e`. Each starts it anew, which takes seconds. */
export const OVER_HTTP = [
  'test/e2e/(?!every-mutation|cafe-season|rides\\.|overview|search-activities|photos-kept|feeds|partners\\.|policies)',
  'test/conformance/(?!partner-page)',
];

/** What takes minutes: `npm run test:long`. */
export const LONG = [
  'test/crash/(copy|printing|restoring)',
  'test/attacks/',
  'test/conformance/partner-page',
  'test/architecture/boundaries',
  'test/e2e/(audit-[bcfip]|checkpoints|copy|editions|erasure-canary|permissions|replay)',
  'libs/demo/src/(season|rides/cycling)',
  'libs/event-store/eventstoredb/(failing-reads|following)',
  'libs/overview/src/edition/hostile',
  'libs/overview/src/press/print-in-worker',
  'libs/photos/src/re-encoding',
  'libs/privacy/src/keys/rotate-master-key',
];

/** What is done a few times in `npm test` or `npm run test:e2e`, and many times in `npm run test:long`, as the environment says. */
export const SHORT_AND_LONG = [
  'test/crash/(append|erasing)',
  'test/e2e/no-leaks',
  'libs/event-store/eventstoredb/random-faults',
  'libs/rides/src/day/concurrent',
];

/** What needs a log in EventStoreDB, or its double: `npm run test:eventstoredb`. */
export const EVENTSTOREDB = ['test/e2e/eventstoredb', 'libs/event-store/eventstoredb/eventstoredb-event-store'];
