import { IncomingMessage } from 'node:http';

const SAID = Symbol('what the parser says');

/**
 * A request that changes the protocol only to one that is spoken here. Once anything listens for upgrades, Node hands it every request
 * that wishes for one, HTTP/2 too (as Java's client does), and answers none. A server may ignore the wish (RFC 9110 §7.8). Newer versions
 * of Node can be told by `shouldUpgradeCallback`; all of them ask the request.
 */
export class Incoming extends IncomingMessage {
  private [SAID]: unknown;

  get upgrade(): boolean {
    return this[SAID] === true && (this.method === 'CONNECT' || this.headers.upgrade?.toLowerCase() === 'websocket');
  }

  /** Node sets it, in this class's constructor too. */
  set upgrade(upgrade: unknown) {
    this[SAID] = upgrade;
  }
}
