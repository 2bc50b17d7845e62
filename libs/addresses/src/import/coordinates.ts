import proj4 from 'proj4';
import type { Point } from '../address-book.js';
import type { Fields } from './record.js';

/** ETRS89 / UTM zone 32N, in which Danish registers keep what lies where: https://epsg.io/25832 */
const toDegrees = proj4('+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs', 'WGS84');

/**
 * Where a record says that its address lies, in degrees; `undefined` where it does not say, or says a place outside Denmark. Degrees are
 * taken before metres: they need no conversion. ETRS89 and WGS 84 differ by less than a metre.
 */
export function pointOf(fields: Fields): Point | undefined {
  const pairs = [
    pairOf(fields['wgs84koordinat_længde'], fields['wgs84koordinat_bredde']),
    pairOf(fields.x, fields.y),
    pairOf(fields['etrs89koordinat_øst'], fields.etrs89koordinat_nord),
  ];
  return pairs.map((pair) => pair && inDenmark(pair)).find((point) => point !== undefined);
}

type Pair = [east: number, north: number];

function pairOf(east: string | undefined, north: string | undefined): Pair | undefined {
  if (east === undefined || north === undefined) return undefined;
  const pair: Pair = [Number(east.replace(',', '.')), Number(north.replace(',', '.'))];
  return pair.every(Number.isFinite) ? pair : undefined;
}

/** Metres east and north are told from degrees by their size. */
function inDenmark(pair: Pair): Point | undefined {
  const [longitude, latitude] = pair[1] > 90 ? toDegrees.forward(pair) : pair;
  return latitude > 54.4 && latitude < 57.9 && longitude > 7.9 && longitude < 15.3
    ? { latitude: rounded(latitude), longitude: rounded(longitude) }
    : undefined;
}

/** Seven decimals are a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
