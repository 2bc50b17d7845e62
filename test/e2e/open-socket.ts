import { once } from 'node:events';
import WebSocket from 'ws';
import { bearer } from './test-issuer.js';

/** A message of the protocol graphql-transport-ws. */
export interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** A WebSocket of somebody who says what they like, in whatever order: a well-kept client would not. */
export class OpenSocket {
  /** What came, in order. */
  readonly messages: Message[] = [];
  private listeners: ((message: Message) => void)[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message;
      this.messages.push(message);
      for (const listener of this.listeners) listener(message);
    });
  }

  /** @param as `kind/municipality/name` */
  static async to(url: string, as: string): Promise<OpenSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const open = new OpenSocket(socket);
    open.send({ type: 'connection_init', payload: { authorization: await bearer(as) } });
    await open.heard(({ type }) => type === 'connection_ack');
    return open;
  }

  send(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string): void {
    this.send({ id, type: 'subscribe', payload: { query } });
  }

  /** The next message that is such a one. */
  heard(isIt: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const listener = (message: Message): void => {
        if (!isIt(message)) return;
        this.listeners = this.listeners.filter((other) => other !== listener);
        resolve(message);
      };
      this.listeners.push(listener);
    });
  }

  leave(): void {
    this.socket.close();
  }
}
