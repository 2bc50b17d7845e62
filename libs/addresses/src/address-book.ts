/** An address as Danmarks Adresseregister (DAR) knows it, with where its door is. */
export interface Address {
  /** Its UUID in DAR. Many were made before 2010 and carry no variant of RFC 9562, so `z.uuid()` refuses them and `z.guid()` does not. */
  readonly id: string;
  /** In the register's own order: `Vejleåparken 12, 3. tv, 2635 Ishøj`. */
  readonly label: string;
  /** Degrees in WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface Point {
  /** Degrees in WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface Wanted {
  /** Of equally good answers the nearest come first. */
  readonly near?: Point;
  /** 1 to 50; 10 where nothing is said. */
  readonly limit?: number;
}

/** Looks addresses up on this machine alone: what somebody types here is mostly where a person lives. */
export interface AddressBook {
  /**
   * Addresses that what is typed can mean, best first: those that begin with it, then those that hold all its words. Case, æøå or
   * ae/oe/aa, commas and full stops do not matter, and the last word may be unfinished.
   */
  find(text: string, wanted?: Wanted): Address[];

  /** @param id its UUID in DAR, in any case */
  byId(id: string): Address | undefined;
}
