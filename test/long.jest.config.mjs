import base from '../jest.config.mjs';
import { LONG, SHORT_AND_LONG } from './suites.mjs';

/** `npm run test:long` */
export default {
  ...base,
  rootDir: '..',
  testMatch: undefined,
  testRegex: [...LONG, ...SHORT_AND_LONG].map((path) => `${path}.*\\.spec\\.ts$`),
};
