import { z } from 'zod';
import { event, idSchema, instantSchema, line, notPersonal } from '#kernel';
import { suspensionReasonSchema } from '../organisation/organisation.events.js';
import { scopesSchema } from '../organisation/scopes.js';
import { keyAlgorithms } from './public-key.js';

export const clientName = notPersonal(line(100), 'what a program of an organisation is called');

/** In hexadecimal. Of 256 random bits, so that nobody finds the secret to it by trying: a slow hash would protect nothing more. */
const secretHashSchema = notPersonal(
  z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in hexadecimal' }),
  'the SHA-256 of 256 random bits, which are about nobody and cannot be found from it',
);

const kid = notPersonal(z.string(), 'the name of a public key of a program');
const apiClient = { apiClientId: idSchema };

export const apiClientEvents = {
  ApiClientIssued: event(
    'ApiClientIssued',
    z.object({
      ...apiClient,
      organisationId: idSchema,
      name: clientName,
      scopes: scopesSchema,
      secretHash: secretHashSchema,
    }),
  ),
  ApiClientKeyAdded: event(
    'ApiClientKeyAdded',
    z.object({
      ...apiClient,
      kid,
      alg: z.enum(keyAlgorithms),
      jwk: notPersonal(z.string(), 'a public key of a program, as a JSON Web Key'),
    }),
  ),
  ApiClientKeyRemoved: event('ApiClientKeyRemoved', z.object({ ...apiClient, kid })),
  /** Secrets that were there before work until `othersUntil`, or as long as they would have worked anyway. */
  ApiClientSecretRotated: event(
    'ApiClientSecretRotated',
    z.object({ ...apiClient, secretHash: secretHashSchema, othersUntil: instantSchema }),
  ),
  ApiClientSuspended: event('ApiClientSuspended', z.object({ ...apiClient, reason: suspensionReasonSchema })),
  ApiClientReinstated: event('ApiClientReinstated', z.object(apiClient)),
  ApiClientEnded: event('ApiClientEnded', z.object(apiClient)),
};
