import { loadDemoOnFirstStart } from '#demo';
import { configurationFrom } from '#installation';
import { plainly } from './plainly.js';

// A process of its own: what loading needs, the server shall not carry for the rest of its days.
await plainly(() => loadDemoOnFirstStart(configurationFrom(process.env)));
