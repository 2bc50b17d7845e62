import { aeldreSagen } from './organisers/aeldre-sagen.js';
import { housing } from './organisers/housing.js';
import { library } from './organisers/library.js';
import { manyLanguages } from './organisers/many-languages.js';
import { network } from './organisers/network.js';
import { parishAndCare } from './organisers/parish-and-care.js';
import { redCross } from './organisers/red-cross.js';
import { shore } from './organisers/shore.js';
import { songAndGames } from './organisers/song-and-games.js';
import { sport } from './organisers/sport.js';
import type { OrganiserTold } from './told.js';

/** Who makes something happen in Ishøj, and what: 25 organisers, written for this project. Nobody in them is anybody. */
export const organisers: readonly OrganiserTold[] = [
  ...network,
  ...aeldreSagen,
  ...redCross,
  ...housing,
  ...library,
  ...sport,
  ...songAndGames,
  ...parishAndCare,
  ...shore,
  ...manyLanguages,
];
