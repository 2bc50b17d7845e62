import { type Actor, type ActorKind, type Municipality, SetClock, instant, thingIdOf } from '#kernel';

/** The municipality in which specs play, and the one next door. */
export const ISHOEJ = '0183' as Municipality;
export const VALLENSBAEK = '0187' as Municipality;

/** Tuesday 24 November 2026, 13:00 in Ishøj: when specs play unless they say otherwise. */
export const NOW = instant('2026-11-24T12:00:00Z');

/** The same UUID for the same name, so that specs can speak of `idFor('Anna')`. */
export function idFor(name: string): string {
  const id = ids.get(name) ?? thingIdOf('spec', name);
  ids.set(name, id);
  return id;
}
/** Properties ask for the same few over and over. */
const ids = new Map<string, string>();

export const actorOf = (kind: ActorKind, name: string = kind, municipality: Municipality = ISHOEJ): Actor => ({
  id: idFor(name),
  kind,
  municipality,
});

export const coordinator = actorOf('coordinator');

/** A clock that stands at that time until it is set. */
export const clockAt = (time: string = NOW): SetClock => new SetClock(instant(time));
