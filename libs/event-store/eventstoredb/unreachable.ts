/** No connection could be made, so nothing was asked of the server. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
