import type { Words } from '../forms/words.js';

/** Why a file is not taken at all; `code` is for programs. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 411 | 413 | 415 | 503,
    readonly code: string,
    readonly says: Words,
  ) {
    super(says.en);
  }
}

const refusal = (status: ImportRefused['status'], code: string, da: string, en: string) => (): ImportRefused =>
  new ImportRefused(status, code, { da, en });

export const refusals = {
  keyMissing: refusal(
    ...([400, 'IDEMPOTENCY_KEY_MISSING'] as const),
    'Giv importen en nøgle med headeren Idempotency-Key: 1 til 120 tegn uden mellemrum, som du selv vælger.',
    'Give the import a key with the header Idempotency-Key: 1 to 120 characters without spaces, of your choosing.',
  ),
  noCategory: refusal(
    ...([400, 'NO_SUCH_CATEGORY'] as const),
    '»category« er intet id på en kategori. Brug et, som OverviewTerm.id har givet.',
    '“category” is no id of a category; take one that OverviewTerm.id gave.',
  ),
  notPermitted: refusal(
    ...([403, 'FORBIDDEN'] as const),
    'Du må ikke skrive aktiviteter. En partner skal have scopet draftEntries: bed kommunen om det.',
    'You may not write activities. A partner needs the scope draftEntries: ask the municipality.',
  ),
  noOrganiser: refusal(
    ...([404, 'NO_SUCH_ORGANISER'] as const),
    'Der er ingen arrangør med det id, som du skriver for. Brug et, som Organiser.id har givet, som ?organiser=….',
    'There is no organiser with that id that you write for. Take one that Organiser.id gave, as ?organiser=….',
  ),
  lengthMissing: refusal(
    ...([411, 'LENGTH_REQUIRED'] as const),
    'Sig med Content-Length, hvor mange byte filen fylder.',
    'Say with Content-Length how many bytes the file has.',
  ),
  tooLarge: refusal(
    ...([413, 'REQUEST_TOO_LARGE'] as const),
    'Filen er for stor (højst 2 MB). Del den i to.',
    'The file is too large (at most 2 MB). Send it in two.',
  ),
  unknownFormat: refusal(
    ...([415, 'UNSUPPORTED_MEDIA_TYPE'] as const),
    'Send filen selv som indhold, ukomprimeret, med Content-Type text/csv, text/calendar eller application/ld+json.',
    'Send the file itself as the body, not compressed, with Content-Type text/csv, text/calendar or application/ld+json.',
  ),
  oneAtATime: refusal(
    ...([503, 'OVERLOADED'] as const),
    'En fil fra dig er ved at blive læst. Vent på dens svar, og send den næste.',
    'A file of yours is being read. Wait for its answer, and send the next.',
  ),
  unavailable: refusal(
    ...([503, 'UNAVAILABLE'] as const),
    'Det kan ikke afgøres lige nu, hvem du er. Send filen igen om lidt med samme nøgle.',
    'Who you are cannot be told just now. Send the file again in a moment with the same key.',
  ),
  /** @param english why, as whoever looked at the token says it */
  unauthenticated: (english: string): ImportRefused =>
    new ImportRefused(401, 'UNAUTHENTICATED', {
      da: 'Log ind først, eller send et gyldigt token. Fra en browser skal siden være vores egen.',
      en: `Sign in first, or send a valid token (${english}).`,
    }),
};
