import base from '../../jest.config.mjs';
import { EVENTSTOREDB, LONG, OVER_HTTP } from '../suites.mjs';

/** `npm run test:e2e` */
export default {
  ...base,
  rootDir: '../..',
  testMatch: undefined,
  testRegex: OVER_HTTP.map((path) => `${path}.*\\.spec\\.ts$`),
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, ...LONG, ...EVENTSTOREDB],
};
