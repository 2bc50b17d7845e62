import { afterAll, beforeAll } from '@jest/globals';
import { eventStoreContract } from '../testing/index.js';
import { openEventStoreDB } from './index.js';
import { EventStoreDBDouble } from './testing/index.js';

const named = process.env['EVENTSTOREDB_URL'];
const server = named === 'double' ? undefined : named;
let double: EventStoreDBDouble | undefined;

beforeAll(async () => {
  if (server === undefined) double = await EventStoreDBDouble.start();
});
afterAll(() => double?.stop());

eventStoreContract(server === undefined ? 'a double of EventStoreDB' : 'the server that EVENTSTOREDB_URL names', () =>
  openEventStoreDB({ connectionString: server ?? double?.url ?? '' }),
);
