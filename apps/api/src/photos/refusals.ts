import { type PhotoFault, MOST_BYTES, MOST_PIXELS } from '#photos';
import type { Words } from '../forms/words.js';

/** Why nothing is stored or shown; `code` is for programs. */
export class PhotoRefusal extends Error {
  override readonly name = 'PhotoRefusal';
  constructor(
    readonly status: 401 | 403 | 404 | 408 | 411 | 413 | 415 | 422 | 429 | 500 | 503,
    readonly code: string,
    readonly says: Words,
    /** In seconds. */
    readonly retryAfter?: number,
  ) {
    super(says.en);
  }
}

/** In seconds: some photos later. */
const SOON = 15;
const MEGABYTES = MOST_BYTES / 1024 / 1024;
const MEGAPIXELS = MOST_PIXELS / 1_000_000;

export const notPermitted = (): PhotoRefusal =>
  new PhotoRefusal(403, 'FORBIDDEN', {
    da: 'Du må ikke lægge billeder op: det må de, der skriver aktiviteter. Bed en redaktør om hjælp.',
    en: 'You may not upload photos: those who write activities may. Ask an editor for help.',
  });

/** @param english why, as whoever looked at the token says it */
export const unauthenticated = (english: string): PhotoRefusal =>
  new PhotoRefusal(401, 'UNAUTHENTICATED', {
    da: 'Log ind først, eller send et gyldigt token. Fra en browser skal siden være vores egen.',
    en: `Sign in first, or send a valid token (${english}).`,
  });

export const noSuchPhoto = (): PhotoRefusal =>
  new PhotoRefusal(404, 'NOT_FOUND', {
    da: 'Der er intet billede på denne adresse. Hent siden igen: billedet kan være skiftet ud.',
    en: 'There is no photo at this address. Load the page again: the photo may have been replaced.',
  });

export const tooSlow = (): PhotoRefusal =>
  new PhotoRefusal(408, 'UPLOAD_INCOMPLETE', {
    da: 'Billedet nåede ikke frem. Send det igen, eller gør det mindre først.',
    en: 'The photo did not arrive in full. Send it again, or make it smaller first.',
  });

export const lengthMissing = (): PhotoRefusal =>
  new PhotoRefusal(411, 'LENGTH_REQUIRED', {
    da: 'Sig med Content-Length, hvor mange byte billedet fylder.',
    en: 'Say with Content-Length how many bytes the photo has.',
  });

export const notAnUpload = (): PhotoRefusal =>
  new PhotoRefusal(415, 'UNSUPPORTED_MEDIA_TYPE', {
    da: 'Send billedfilen selv som indhold, uden formular og ukomprimeret, med Content-Type image/jpeg eller image/png.',
    en: 'Send the photo’s file itself as the body, without a form and not compressed, with Content-Type image/jpeg or image/png.',
  });

/** @param retryAfter in seconds */
export const tooManyUploads = (retryAfter: number): PhotoRefusal => {
  const minutes = Math.ceil(retryAfter / 60);
  const says = {
    da: `Du har lagt mange billeder op. Prøv igen om ${minutes} min.`,
    en: `You have uploaded many photos. Try again in ${minutes} min.`,
  };
  return new PhotoRefusal(429, 'TOO_MANY_REQUESTS', says, retryAfter);
};

/** Says to somebody who has two on the way already, or to everybody while too many have, that it is not their photo. */
export const busy = (): PhotoRefusal =>
  new PhotoRefusal(
    503,
    'OVERLOADED',
    {
      da: 'Der behandles mange billeder lige nu. Vent et øjeblik, og send billedet igen.',
      en: 'Many photos are being processed just now. Wait a moment, and send the photo again.',
    },
    SOON,
  );

export const notStored = (): PhotoRefusal =>
  new PhotoRefusal(
    503,
    'UNAVAILABLE',
    {
      da: 'Billedet kan ikke gemmes eller vises lige nu. Prøv igen senere; sker det igen, så sig det til den, der driver Samspil.',
      en: 'The photo cannot be stored or shown just now. Try again later; if it happens again, tell whoever runs Samspil.',
    },
    SOON,
  );

export const ourFault = (id: string): PhotoRefusal =>
  new PhotoRefusal(500, 'INTERNAL_ERROR', {
    da: `Noget gik galt hos os. Sker det igen, så opgiv nummeret ${id}.`,
    en: `Something went wrong on our side. If it happens again, quote the number ${id}.`,
  });

const unusable = (code: string, da: string, en: string) => new PhotoRefusal(422, code, { da, en });

/** A file that is not taken, told to whoever sent it. */
export function refusalOf(fault: PhotoFault): PhotoRefusal {
  switch (fault) {
    case 'notAPhoto':
      return unusable(
        'NOT_A_PHOTO',
        'Filen er hverken JPEG eller PNG, uanset hvad den hedder. Gem billedet som JPEG (.jpg), og send det igen.',
        'The file is neither JPEG nor PNG, whatever it is called. Save the photo as JPEG (.jpg), and send it again.',
      );
    case 'damaged':
      return unusable(
        'PHOTO_DAMAGED',
        'Billedet kan ikke læses til ende. Åbn det på din computer, gem det som JPEG (.jpg), og send det igen.',
        'The photo cannot be read to its end. Open it on your computer, save it as JPEG (.jpg), and send it again.',
      );
    case 'tooManyPixels':
      return unusable(
        'TOO_MANY_PIXELS',
        `Billedet er for stort (højst ${MEGAPIXELS} megapixel). Gem det mindre, for eksempel 3000 pixel på den lange led.`,
        `The photo is too large (at most ${MEGAPIXELS} megapixels). Save it smaller, for example 3000 pixels on its longer side.`,
      );
    case 'tooLong':
      return unusable(
        'TOOK_TOO_LONG',
        'Det tog for lang tid at læse billedet. Gem det mindre og som almindelig JPEG, og send det igen.',
        'Reading the photo took too long. Save it smaller and as an ordinary JPEG, and send it again.',
      );
    case 'tooManyBytes':
      return new PhotoRefusal(413, 'REQUEST_TOO_LARGE', {
        da: `Filen er for stor (højst ${MEGABYTES} MB). Gem billedet mindre, og send det igen.`,
        en: `The file is too large (at most ${MEGABYTES} MB). Save the photo smaller, and send it again.`,
      });
    case 'busy':
      return busy();
    default:
      return fault satisfies never;
  }
}
