import { z } from 'zod';
import { event, harmless, instantSchema } from '#kernel';

/** How somebody came to be believed. */
export const signedInBySchema = z.enum(['session', 'clientCredentials']);
export type SignedInBy = z.output<typeof signedInBySchema>;

/** Why somebody was let in nowhere, or not here. */
export const refusalReasonSchema = z.enum([
  /** Nothing said who they are. */
  'noCredentials',
  /** What said so was not believed. */
  'notBelieved',
  'sessionEnded',
  /** A session's cookie came from somebody else's page. */
  'foreignPage',
  /** A partner's client with a wrong secret or key, or that is none. */
  'wrongClientCredentials',
  /** A partner's client that is suspended, has ended, or has no agreement. */
  'clientNotActive',
  /** They are who they say, and may not do that. */
  'notPermitted',
  /** Of more clients than could be told apart. */
  'tooManyClients',
]);
export type RefusalReason = z.output<typeof refusalReasonSchema>;

const nameOfApi = harmless(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/), 'a name of the API');

/** Who it was stands in the envelope: an id that tells nobody who that is, or a hash of an address under a key that is thrown away. */
export const securityEvents = {
  SignedIn: event('SignedIn', z.object({ at: instantSchema, by: signedInBySchema })),
  SignedOut: event('SignedOut', z.object({ at: instantSchema })),
  /** At most one per client and minute: those that follow within it are counted into the next one. */
  AccessRefused: event(
    'AccessRefused',
    z.object({
      at: instantSchema,
      /** Of the first one that is counted here. */
      reason: refusalReasonSchema,
      /** What they asked for, in the API's words. */
      asked: z.array(nameOfApi),
      count: z.int().positive(),
    }),
  ),
  /** Somebody took away a document that says what is held about people, or the history. */
  PersonalDataExported: event('PersonalDataExported', z.object({ at: instantSchema, what: nameOfApi })),
};
