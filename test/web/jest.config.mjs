import base from '../../jest.config.mjs';

/** What is held against a real browser: one at a time, for each opens many pages. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/web/**/*.web.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
