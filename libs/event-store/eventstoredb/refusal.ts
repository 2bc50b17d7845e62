import { StoreUnavailable } from '../src/event-store.js';

/** The server answered, and will answer the same again: a right is missing, or a stream was deleted. */
export class ServerRefuses extends StoreUnavailable {}

/** The server cannot be reached, or is not well. */
export class ServerUnavailable extends StoreUnavailable {}

/** No event begins at the position from which it was to be read: the position is from another log. */
export class NoSuchPosition extends StoreUnavailable {}

/** The store was closed here, by ourselves. */
export class StoreClosed extends StoreUnavailable {
  constructor() {
    super('the event store is closed');
  }
}
