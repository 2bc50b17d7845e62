import type { Installation } from '../installation.js';
import { AtItsPlace } from './at-its-place.js';
import { Press, type PressParts } from './press.js';

/** What an installation does not say itself. */
export type PressOwn = Pick<PressParts, 'imprints' | 'report' | 'print'>;

/** The press of an installation, which does not print yet. */
export function pressOver(installation: Installation, own: PressOwn): Press {
  const { views, projections, handling, clock, editionFiles, asOf, integrity, keys } = installation;
  return new Press({
    ...{ views, handling, clock, files: editionFiles },
    watch: (listener) => projections.watch(listener),
    place: new AtItsPlace(asOf, integrity, projections),
    isErased: (...whose) => keys.holdsOf(...whose).some(({ destroyedAt }) => destroyedAt !== null),
    ...own,
  });
}
