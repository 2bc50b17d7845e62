/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true }] },
  coverageProvider: 'v8',
  testTimeout: 60_000,
  // Otherwise one core of two is left to itself.
  maxWorkers: '100%',
  // What the modules of one spec leave behind is hardly ever collected: a worker that grows past this begins anew.
  workerIdleMemoryLimit: '1GB',
};
