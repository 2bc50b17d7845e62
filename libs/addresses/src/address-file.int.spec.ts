import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pragma } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { NewAddressFile } from './address-file.js';

const newFolder = temporaryFolder();

describe('a file of addresses that is being made', () => {
  it('sorts on disk, and waits there for what is missing: a whole country does not fit into memory', () => {
    const addresses = new NewAddressFile(join(newFolder(), 'addresses.db.new'));
    // 1 is a file (https://sqlite.org/pragma.html#pragma_temp_store); the driver was built to keep it in memory.
    expect(pragma(addresses.database, 'temp_store')).toBe(1);
    addresses.close();
  });
});
