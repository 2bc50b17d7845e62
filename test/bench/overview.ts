import { report } from './bench.js';
import { overviewEdition } from './overview/edition.js';
import { overviewPages } from './overview/pages.js';
import { overviewSearch } from './overview/search.js';

// One after the other: each has the machine to itself.
const pages = await overviewPages();
try {
  await report([...pages.comparisons, ...overviewSearch(), ...overviewEdition]);
} finally {
  await pages.close();
}
