import base from '../jest.config.mjs';
import { EVENTSTOREDB, LONG, OVER_HTTP } from './suites.mjs';

/** `npm test` */
export default {
  ...base,
  rootDir: '..',
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, ...OVER_HTTP, ...LONG, ...EVENTSTOREDB],
};
