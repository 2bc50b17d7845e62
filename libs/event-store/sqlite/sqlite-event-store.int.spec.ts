import { eventStoreContract, temporaryFolder } from '../testing/index.js';
import { openSqliteEventStore } from './index.js';

const folder = temporaryFolder();

eventStoreContract('sqlite', () => openSqliteEventStore({ folder: folder() }));
