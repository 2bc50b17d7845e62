import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '#graphql';
import { Budgets, type Cost, clientOf } from './budget.js';
import { Deadline, type Timed } from './deadline.js';
import { type FittingDocument, fittingDocument } from './document-size.js';
import type { Limits } from './limits.js';
import { measured } from './measure.js';
import { priceOf, readsLog } from './price.js';
import { refused } from './refused.js';
import { TrustedDocuments } from './trusted-documents.js';

/** A request's context, once its caller has been let in. */
export type AdmittedContext = RequestContext & Timed;

/** @throws GraphQLError UNAUTHENTICATED */
export type Identify = (signal: AbortSignal) => Promise<RequestContext>;

/** An operation of a document that is valid. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  /** The document as it was sent. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/** Which requests are taken on: the same for HTTP as for WebSocket, in the order in which they cost us least. */
export class Admission {
  readonly trusted = new TrustedDocuments();
  private readonly budgets: Budgets;

  constructor(
    private readonly limits: Limits,
    private readonly production: boolean,
  ) {
    this.budgets = new Budgets(limits);
  }

  /**
   * Lets in whoever can say who they are and has something left to ask with.
   * @param identify makes the request's context; its signal tells whoever works for the request that nobody waits any more
   * @throws GraphQLError UNAUTHENTICATED, TOO_MANY_REQUESTS
   */
  async caller(address: string, identify: Identify): Promise<AdmittedContext> {
    const deadline = new Deadline(this.limits.queryMilliseconds);
    const context = await this.identified(address, () => identify(deadline.signal));
    await this.budgets.demandSome(clientOf(context.actor));
    return Object.assign(context, { deadline });
  }

  /** Before validation. @throws GraphQLError DOCUMENT_TOO_LARGE, or one without a code where it does not parse */
  document(text: string): FittingDocument {
    return fittingDocument(text, this.limits.document);
  }

  /** The same where somebody else parses, and says what does not. @throws GraphQLError DOCUMENT_TOO_LARGE */
  demandFits(text: unknown): void {
    try {
      if (typeof text === 'string') this.document(text);
    } catch (error) {
      if (!(error instanceof GraphQLError) || error.extensions['code']) throw error;
    }
  }

  /** After validation, before anything is read. @throws GraphQLError FORBIDDEN, TRUSTED_DOCUMENTS_ONLY, TOO_EXPENSIVE, TOO_MANY_REQUESTS */
  async operation(asked: AskedOperation, context: AdmittedContext): Promise<Cost> {
    this.demandAllowed(asked, context);
    if (readsLog(asked)) context.deadline.allow(this.limits.logMilliseconds);
    const price = priceOf(asked.schema, asked);
    const { mostOfOneRequest: most } = this.limits.price;
    if (price > most)
      throw refused(
        'TOO_EXPENSIVE',
        `This may answer with ${price} things (lists within lists multiply), and at most ${most} are taken in one request: give lists a smaller "first", or ask for the inner ones in another request.`,
        { price, most },
      );
    return this.budgets.spend(clientOf(context.actor), price);
  }

  /** Counts what was done without having been asked for just now, such as an event told to a subscriber. */
  owed({ actor }: RequestContext, price: number): Promise<Cost> {
    return this.budgets.owe(clientOf(actor), price);
  }

  private async identified(address: string, identify: () => Promise<RequestContext>): Promise<RequestContext> {
    try {
      return await identify();
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
        await this.budgets.countStranger(address);
      throw error;
    }
  }

  /** What only some may ask in production. */
  private demandAllowed({ document, text }: AskedOperation, context: RequestContext): void {
    if (!this.production) return;
    if (isSession(context) && !this.trusted.isTrusted(text))
      throw refused(
        'TRUSTED_DOCUMENTS_ONLY',
        'With a browser session only the documents of the web app can be asked, by their "documentId"; programs send a bearer token.',
      );
    if (measured(document).asksSchema && !context.access.may('introspect'))
      throw refused(
        'FORBIDDEN',
        'Asking the schema here takes the permission "introspect"; it stands in docs/reference/schema.graphql too.',
      );
  }
}

/** Signed in by the cookie of a browser, which whatever runs in that browser sends along. */
const isSession = (context: RequestContext & { readonly signedInBy?: string }): boolean =>
  context.signedInBy === 'session';
