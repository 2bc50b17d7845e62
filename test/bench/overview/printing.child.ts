import { printInWorker } from '#overview';
import { catalogue } from './catalogue.js';

/** Prints a catalogue as the press does, and says by how many megabytes the most that this process has held in memory grew with it. */
const order = catalogue();
// In kilobytes (getrusage(2)), of all threads.
const before = process.resourceUsage().maxRSS;
await printInWorker(order);
console.log((process.resourceUsage().maxRSS - before) / 1_024);
