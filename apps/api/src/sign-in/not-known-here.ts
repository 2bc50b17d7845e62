import { Unauthenticated } from '#identity';

/** Somebody signed in at the issuer, and what it says of them makes them nobody here; the message says what is missing. */
export class NotKnownHere extends Unauthenticated {}
