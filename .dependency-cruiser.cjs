/** What may know what. Each rule has a fixture in test/architecture/fixtures that must break it. */
const contexts = '(volunteers|cafes|rides|overview|partners)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Circular imports crash in ESM.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      comment:
        'Deciders, their events and refusals are pure: no framework, store, database or network. Threads know that they are some.',
      from: {
        path: `libs/${contexts}/src/(?!views|graphql|policies|index|commands)[^/]+/`,
        pathNot: '\\.spec\\.ts$|[.-]worker\\.ts$',
      },
      to: {
        path: 'node_modules/(@nestjs|graphql|kysely|libsql|@apollo|rxjs)/|^(node:)?(fs|net|http|https|child_process|worker_threads|crypto/promises)$|libs/(event-store|projections|policies|privacy|graphql)/',
      },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      comment: 'The kernel knows none of the other libraries; only libs/kernel/nest knows Nest.',
      from: { path: 'libs/kernel/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'libs/(?!kernel)|apps/|node_modules/@nestjs/' },
    },
    {
      name: 'contexts-by-their-index',
      severity: 'error',
      comment:
        "A context's inside is its own; others use its index.ts, and what wires everything together its nest.ts.",
      from: { path: `libs/${contexts}/|apps/|libs/(installation|demo)/` },
      to: { path: `libs/${contexts}/src/(?!(index|nest)\\.ts$)`, pathNot: 'libs/$1/' },
    },
    {
      name: 'nest-is-known-where-it-is-wired',
      severity: 'error',
      comment:
        'Who needs a rule or a view does not load a framework: only commands on the bus and resolvers know Nest.',
      from: {
        path: `libs/(${contexts}|privacy|installation)/src/`,
        pathNot: '\\.spec\\.ts$|/src/(nest|domain\\.module)\\.ts$|/commands\\.ts$|/src/graphql/',
      },
      to: {
        path: `node_modules/@nestjs/|libs/kernel/nest/|libs/(${contexts}|privacy)/src/(nest\\.ts|graphql/)|/(commands|domain\\.module)\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'volunteers-know-no-cafes',
      severity: 'error',
      comment: 'Cafés know volunteers, not the other way round.',
      from: { path: 'libs/volunteers/' },
      to: { path: 'libs/cafes/' },
    },
    {
      name: 'libraries-know-no-contexts',
      severity: 'error',
      comment: 'What serves all contexts knows none of them.',
      from: {
        path: 'libs/(kernel|event-store|projections|policies|privacy|identity|integrity|graphql|pages|addresses|photos)/',
      },
      to: { path: `libs/${contexts}/|libs/(installation|demo)/` },
    },
    {
      name: 'libraries-know-no-apps',
      severity: 'error',
      comment: 'Applications are made of libraries.',
      from: { path: 'libs/' },
      to: { path: 'apps/' },
    },
    {
      name: 'one-driver',
      severity: 'error',
      comment: 'Only one file knows which SQLite driver is used.',
      from: { pathNot: 'libs/event-store/sqlite/driver\\.ts$' },
      to: { path: 'node_modules/libsql/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'What runs does not need what tests.',
      from: { path: '(libs|apps)/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { path: '\\.spec\\.ts$|/testing/' },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      comment: 'What runs is installed in production.',
      from: { path: '(libs|apps)/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'What is imported exists.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'dist/|generated\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
