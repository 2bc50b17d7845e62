import { type Instant, type Municipality, instantSchema, municipalitySchema, systemClock } from '#kernel';
import { WrongOption } from '../ending.js';

/** A point of a history: with and up to an event, or all that was known at a time. */
export type Moment = { readonly index: number } | { readonly time: Instant };

/** @param option as it is called on the command line, such as --at @throws WrongOption that shows how to write one */
export function momentIn(option: string, text: string): Moment {
  if (/^\d{1,15}$/.test(text)) return { index: Number(text) };
  return { time: timeIn(option, text) };
}

/** @throws WrongOption where it is no time, has no zone or has not come yet */
function timeIn(option: string, text: string): Instant {
  const time = instantSchema.safeParse(text);
  if (!time.success && instantSchema.safeParse(`${text}Z`).success)
    throw new WrongOption(
      `${option} ${text} has no time zone, so nobody can tell which moment it is: write ${text}+01:00 (Danish winter), ${text}+02:00 (summer) or ${text}Z (UTC)`,
    );
  if (!time.success)
    throw new WrongOption(
      `${option} ${text} is neither an index nor a time with an offset, such as 2026-11-24T12:00:00+01:00`,
    );
  if (time.data > systemClock.now())
    throw new WrongOption(`${option} ${text} has not come yet: what will be known then, nobody knows now`);
  return time.data;
}

/** @throws WrongOption */
export function municipalityIn(code: string): Municipality;
export function municipalityIn(code: string | undefined): Municipality | undefined;
export function municipalityIn(code: string | undefined): Municipality | undefined {
  if (code === undefined) return undefined;
  const parsed = municipalitySchema.safeParse(code);
  if (!parsed.success) throw new WrongOption(`--municipality ${code} ${parsed.error.issues[0]?.message ?? 'is none'}`);
  return parsed.data;
}
