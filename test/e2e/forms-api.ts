import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { cafe, cafesProjection, guestsProjection, sessionsProjection } from '#cafes';
import { Installation, configurationFrom } from '#installation';
import { type AnyDecider, type SetClock } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { ISHOEJ, coordinator } from '#kernel/testing';
import { masterKeyFromText } from '#privacy';
import { destinationsProjection, passengersProjection, rideRequestsProjection } from '#rides';
import { volunteersProjection } from '#volunteers';
import { AppModule } from '../../apps/api/src/app.module.js';
import type { FormLimits } from '../../apps/api/src/forms/guard/limits.js';
import { useHttpLayer } from '../../apps/api/src/http/http-layer.js';
import { ServerAdapter } from '../../apps/api/src/http/server-adapter.js';
import { Admission } from '../../apps/api/src/limits/admission.js';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { Overload } from '../../apps/api/src/limits/overload.js';
import { Caller } from './caller.js';
import { testIssuer } from './test-issuer.js';
import { wideLimits } from './wide-limits.js';

export const TELEPHONE = '43 57 75 75';
/** It has a number to call, and no cafés. */
export const BROENDBY = '0153';

const READ = [
  ...[cafesProjection, sessionsProjection, guestsProjection, volunteersProjection],
  ...[destinationsProjection, passengersProjection, rideRequestsProjection],
];

/** Samspil as citizens meet it, behind a proxy that says from which address they come. */
export class FormsApi {
  /** A coordinator, through the API. */
  readonly coordinator = new Caller();
  private keys = 0;

  private constructor(
    readonly url: string,
    readonly installation: Installation,
    private readonly app: NestExpressApplication,
  ) {
    this.coordinator.url = url;
  }

  static async start(folder: string, clock: SetClock, limits?: FormLimits): Promise<FormsApi> {
    const master = masterKeyFromText(randomBytes(32).toString('base64'), 'the spec');
    const installation = await Installation.open({ folder, master, clock });
    const forms = { telephones: { [ISHOEJ]: TELEPHONE, [BROENDBY]: '43 28 28 28' }, ...(limits && { limits }) };
    const { identity } = configurationFrom({ ...testIssuer.environment, NODE_ENV: 'test' });
    const app = await NestFactory.create<NestExpressApplication>(
      AppModule.over(installation, { production: false, identity, forms, limits: wideLimits }),
      new ServerAdapter(usualLimits),
      { logger: ['error'] },
    );
    const [overload, admission] = [app.get(Overload, { strict: false }), app.get(Admission, { strict: false })];
    useHttpLayer(app, { limits: usualLimits, overload, admission, production: false, proxies: 1 });
    await app.listen(0, '127.0.0.1');
    await installation.policies.hold();
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new FormsApi(`http://127.0.0.1:${port}`, installation, app);
  }

  /** Opens a café on Tuesdays and Thursdays from 14 to 16, and plans what lies ahead. */
  async openCafe(name: string, capacity: number): Promise<string> {
    const cafeId = await this.does(cafe, 'OpenCafe', {
      name,
      place: 'Åparken 2',
      hostOrganisation: 'AAB',
      recurrence: { firstDate: '2026-11-24', rrule: 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270131' },
      opens: '14:00',
      closes: '16:00',
      capacity,
      roles: [],
      offerHours: 24,
    });
    await this.does(cafe, 'PlanCafeSessions', { cafeId, until: '2027-01-31' });
    await this.installation.policies.settle();
    await this.isSeen();
    return cafeId;
  }

  /** What a coordinator does, or Samspil itself. @throws Error where it is refused */
  async does(aggregate: AnyDecider, name: string, input: object, actor = coordinator): Promise<string> {
    const Message = messagesOf(aggregate)[name];
    if (!Message) throw new Error(`there is no command ${name}`);
    const request = { actor, idempotencyKey: `spec-${++this.keys}`, input };
    const outcome = await this.app.get(CommandBus).execute(new Message(request));
    if (outcome.outcome === 'refused') throw new Error(`${name} was refused: ${outcome.refusal.refused}`);
    return outcome.id;
  }

  /** Guests as a coordinator sees them. */
  async guests(name: string): Promise<readonly GuestSeen[]> {
    await this.isSeen();
    const { guests } = await this.coordinator.ask(
      '{ guests(first: 100) { edges { node { name phone needs visits(first: 10) { edges { node { status ride escorted session { id } } } } } } } }',
    );
    return guests.edges
      .filter(({ node }: Edge<GuestSeen>) => node.name === name)
      .map(({ node }: Edge<Listed>) => ({ ...node, visits: nodes(node.visits) }));
  }

  /** Volunteers as a coordinator sees them. */
  async volunteers(name: string): Promise<readonly VolunteerSeen[]> {
    await this.isSeen();
    const { volunteers } = await this.coordinator.ask(
      '{ volunteers(first: 100) { edges { node { id name phone email status interests } } } }',
    );
    return nodes<VolunteerSeen>(volunteers).filter((volunteer) => volunteer.name === name);
  }

  /** Until the read models have seen all that has happened. */
  async isSeen(): Promise<void> {
    const head = await this.installation.store.head();
    if (head) await this.installation.projections.waitFor(head, READ);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.installation.close();
  }
}

interface Edge<Node> {
  readonly node: Node;
}
const nodes = <Node>({ edges }: { readonly edges: readonly Edge<Node>[] }): readonly Node[] =>
  edges.map(({ node }) => node);

/** A guest as they are answered. */
interface Listed {
  readonly visits: { readonly edges: readonly Edge<GuestSeen['visits'][number]>[] };
}

/** A guest, and what they are registered for. */
export interface GuestSeen {
  readonly name: string;
  readonly phone: string;
  readonly needs: string | null;
  readonly visits: readonly {
    readonly status: string;
    readonly ride: boolean;
    readonly escorted: boolean;
    readonly session: { readonly id: string };
  }[];
}

/** A volunteer. */
export interface VolunteerSeen {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly status: string;
  readonly interests: readonly string[];
}

/** A page as it was answered. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What is read, without the markup. */
  readonly text: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Said = Readonly<Record<string, string>>;
let visitors = 0;

/** Somebody with a browser, at an address of their own. */
export class Visitor {
  constructor(
    private readonly api: FormsApi,
    readonly address = `203.0.113.${++visitors}`,
  ) {}

  get(path: string, headers: Said = {}): Promise<Seen> {
    return this.fetched(path, { headers });
  }

  /** Opens the page, and sends its form with what is written there. */
  async fill(path: string, fields: Fields, headers?: Said): Promise<Seen> {
    const { html } = await this.get(path);
    return this.send(path, { ...hiddenIn(html), ...fields }, headers);
  }

  send(path: string, fields: Fields, headers: Said = { 'sec-fetch-site': 'same-origin' }): Promise<Seen> {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
    );
    return this.fetched(path, { method: 'POST', headers, body: new URLSearchParams(pairs) });
  }

  async fetched(
    path: string,
    { headers, ...init }: Omit<RequestInit, 'headers'> & { readonly headers?: Said },
  ): Promise<Seen> {
    const response = await fetch(`${this.api.url}${path}`, {
      ...init,
      headers: { 'accept-language': 'da', 'x-forwarded-for': this.address, ...headers },
    });
    const html = await response.text();
    return { status: response.status, headers: response.headers, html, text: textOf(html) };
  }
}

const textOf = (html: string): string =>
  html
    .replace(/<style>[^]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** The keys that a page sends along. */
export const hiddenIn = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
  );

/** The days that can be chosen, the first one first. */
export const daysIn = (html: string): readonly string[] =>
  [...html.matchAll(/type="radio"[^>]* value="([^"]+)"/g)].map(([, value]) => value ?? '');
