export type { Address, AddressBook, Point, Wanted } from './address-book.js';
export { AddressesUnusable, type Sentence } from './sentence.js';
export { SqliteAddressBook } from './sqlite-address-book.js';
export { type AddressFault, type AddressImport, type Imported, importAddresses } from './import/import-addresses.js';
