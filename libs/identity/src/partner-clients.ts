import type { Municipality, Permission } from '#kernel';

/** An API client that may ask now: for whom it acts, and what it may at most. */
export interface ActivePartnerClient {
  readonly organisationId: string;
  /** Its own scopes, as far as its organisation's agreement of today goes. `everybody` is in no list: whoever has a token has it. */
  readonly scopes: readonly Permission[];
}

/** What is known of partners' API clients. The context `partners` answers it from the log, so that a suspension bites at the next request. */
export interface PartnerClients {
  /**
   * @param clientId the UUID, without the municipality
   * @returns `undefined` where there is none, where it or its organisation is suspended, where it has ended, or where no agreement runs today
   */
  active(municipality: Municipality, clientId: string): Promise<ActivePartnerClient | undefined>;
}

/** What Nest injects it by. */
export const PARTNER_CLIENTS = Symbol('PartnerClients');
