import type { CodegenConfig } from '@graphql-codegen/cli';

const { SAMSPIL, TOKEN } = process.env;

/** Types of what the documents in src ask, after what the API says of itself: it tells clients whose scopes include introspect. */
const config: CodegenConfig = {
  schema: [{ [`${SAMSPIL}/graphql`]: { headers: { authorization: `Bearer ${TOKEN}` } } }],
  documents: 'src/*.graphql',
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        immutableTypes: true,
        useTypeImports: true,
        // Dates and times as texts: 2026-11-24, 2026-11-24T12:00:00.000Z.
        defaultScalarType: 'unknown',
        scalars: { Date: 'string', DateTime: 'string', LocalTime: 'string', LogIndex: 'string' },
      },
    },
  },
  // As Node wants imports to be written.
  importExtension: '.js',
};
export default config;
