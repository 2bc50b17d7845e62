import { type Municipality, idSchema, municipalitySchema } from '#kernel';

/** A client of a municipality. */
export interface ClientInMunicipality {
  readonly municipality: Municipality;
  readonly apiClientId: string;
}

/** A client's id as its program says it (`client_id`, RFC 6749 section 2.2): `0183.0198c…`, for a program signs in to a municipality. */
export const clientIdOf = ({ municipality, apiClientId }: ClientInMunicipality): string =>
  `${municipality}.${apiClientId}`;

/** `undefined` where the text is no client's id. */
export function parseClientId(text: string): ClientInMunicipality | undefined {
  const municipality = municipalitySchema.safeParse(text.slice(0, 4));
  const apiClientId = idSchema.safeParse(text.slice(5));
  return municipality.success && apiClientId.success && text.charAt(4) === '.'
    ? { municipality: municipality.data, apiClientId: apiClientId.data }
    : undefined;
}
