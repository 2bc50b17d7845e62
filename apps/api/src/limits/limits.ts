/**
 * How much the API takes on. Chosen so that an app never meets them and an attacker soon does; all in one place, so that a specification
 * can ask larger or smaller ones.
 */
export interface Limits {
  /** Of one document, with every fragment counted as often as it is spread. */
  readonly document: {
    /** Words, numbers and signs. Twice the introspection query of every tool that is known. */
    readonly tokens: number;
    /** Fields within fields. The introspection query of graphql-js is 15 deep. */
    readonly depth: number;
    readonly aliases: number;
    readonly fields: number;
    readonly directives: number;
    /** Characters of one: each name stands in the answer as often as its field does. */
    readonly nameLength: number;
    /** Fields of one name beside one another, which validation compares each with each. More than there are types to ask `node` about. */
    readonly sameName: number;
  };
  /** In the units of `price.ts`: about one for each thing that an answer may hold, and a tenth for each value. */
  readonly price: {
    readonly mostOfOneRequest: number;
    /** Of each event of a subscription. */
    readonly mostOfOneSubscription: number;
    /** Of one client in one minute. */
    readonly perMinute: number;
  };
  readonly answer: {
    /** As estimated before anything is read, values being as long as they are assumed to be. */
    readonly bytes: number;
    /** As it has come out. What is longer is not sent. */
    readonly mostBytes: number;
    /** How long a caller may read nothing of one that has been made, in milliseconds. */
    readonly unreadMilliseconds: number;
    /** How long they may take to read all of it: of the largest one that is 560 kbit/s. */
    readonly mostReadMilliseconds: number;
    /** Answers that one client has not read yet. */
    readonly unreadOfOne: number;
  };
  /** Requests without valid credentials from one address in one minute: those who guess tokens. */
  readonly strangersPerMinute: number;
  /** How long a query may take, in milliseconds. Mutations are never cut off. */
  readonly queryMilliseconds: number;
  /** How long one may take that reads the log: about another time, or for a report about somebody. */
  readonly logMilliseconds: number;
  /** Of a request's body, in bytes. */
  readonly bodyBytes: number;
  /** How long a caller may take to send, in milliseconds. */
  readonly slowness: {
    readonly headers: number;
    readonly request: number;
    /** How often it is looked for those who are too slow. */
    readonly lookedForEvery: number;
    /** How long a connection may say nothing between two requests: longer than proxies keep theirs (nginx: 60 s), else they send into closed ones. */
    readonly idle: number;
  };
  /** Connections of all kinds, at one moment. */
  readonly connections: number;
  /** Of one household or company, where no proxy stands in front. A browser keeps six at most. */
  readonly connectionsOfOne: number;
  readonly requests: {
    /** Answered at one moment. */
    readonly inFlight: number;
    /** Of one address, which may be a whole town hall’s; over WebSockets of one client. */
    readonly inFlightOfOne: number;
    /** Of all addresses that one household or company may have: of IPv6 65,536 that each count as one. */
    readonly inFlightOfSite: number;
    /** Waiting until one of those has been answered. */
    readonly waiting: number;
    /** Of one household or company; over WebSockets of one client. */
    readonly waitingOfOne: number;
    /** How long one may wait, in milliseconds. */
    readonly waitMilliseconds: number;
    /** By how much the event loop may be late in half of all looks at it, in milliseconds. */
    readonly loopDelay: number;
  };
  /** Questions what the schema is: answered one at a time. */
  readonly schema: {
    /** Being answered, and waiting until then. */
    readonly inAll: number;
    readonly ofOne: number;
    /** Of one answer. What tools ask has some 500 kB. */
    readonly mostBytes: number;
  };
  readonly webSockets: {
    readonly inAll: number;
    readonly ofOneClient: number;
    /** Operations that go on at one moment over one connection. */
    readonly operations: number;
    /** Of one message, in bytes. */
    readonly messageBytes: number;
    /** Sent over one connection and not read yet, in bytes. */
    readonly unreadBytes: number;
    /** Subscriptions that read or tell something at one moment; the others wait for their turn. */
    readonly turns: number;
    readonly turnsOfOne: number;
  };
}

export const usualLimits: Limits = {
  document: { tokens: 4_000, depth: 15, aliases: 100, fields: 1_000, directives: 50, nameLength: 64, sameName: 50 },
  price: { mostOfOneRequest: 20_000, mostOfOneSubscription: 2_000, perMinute: 100_000 },
  answer: {
    bytes: 4 * 1024 * 1024,
    mostBytes: 8 * 1024 * 1024,
    unreadMilliseconds: 30_000,
    mostReadMilliseconds: 120_000,
    unreadOfOne: 10,
  },
  strangersPerMinute: 300,
  queryMilliseconds: 10_000,
  logMilliseconds: 60_000,
  bodyBytes: 256 * 1024,
  slowness: { headers: 10_000, request: 30_000, lookedForEvery: 1_000, idle: 65_000 },
  connections: 1_000,
  connectionsOfOne: 250,
  requests: {
    inFlight: 100,
    inFlightOfOne: 20,
    inFlightOfSite: 40,
    waiting: 200,
    waitingOfOne: 100,
    waitMilliseconds: 1_000,
    loopDelay: 500,
  },
  schema: { inAll: 10, ofOne: 2, mostBytes: 2 * 1024 * 1024 },
  webSockets: {
    inAll: 500,
    ofOneClient: 20,
    operations: 50,
    messageBytes: 256 * 1024,
    unreadBytes: 8 * 1024 * 1024,
    turns: 10,
    turnsOfOne: 2,
  },
};
