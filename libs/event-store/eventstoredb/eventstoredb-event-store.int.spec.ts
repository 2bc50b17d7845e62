import { afterAll, beforeAll } from '@jest/globals';
import { eventStoreContract } from '../testing/index.js';
import { openEventStoreDB } from './index.js';
import { EventStoreDBDouble } from './testing/index.js';

const server = process.env['EVENTSTOREDB_URL'];
let double: EventStoreDBDouble | undefined;

beforeAll(async () => {
  if (!server) double = await EventStoreDBDouble.start();
});
afterAll(() => double?.stop());

eventStoreContract(server ? 'the server that EVENTSTOREDB_URL names' : 'a double of EventStoreDB', () =>
  openEventStoreDB({ connectionString: server ?? double?.url ?? '' }),
);
