import {
  type DocumentNode,
  type FormattedExecutionResult,
  GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { RequestContext } from '#graphql';
import { demandAllowed } from './allowed.js';
import { withinSize } from './answer-size.js';
import type { AskedOperation } from './asked-operation.js';
import { Budgets, type Cost, clientOf } from './budget.js';
import { Deadline, type Timed } from './deadline.js';
import { fittingDocument } from './document-size.js';
import type { Limits } from './limits.js';
import { type Estimate, estimateOf } from './price.js';
import { refused, withCode } from './refused.js';
import { SchemaAnswers, type SchemaData } from './schema-answers.js';
import { asksSchema, variablesFit } from './schema-question.js';
import { TrustedDocuments } from './trusted-documents.js';
import { Unread } from './unread.js';

/** A request's context, once its caller has been let in. */
export type AdmittedContext = RequestContext &
  Timed & {
    /** What looking at the document cost, as far as it has been looked at. */
    reading?: Cost;
  };

/** Fields that are read for the price of one thing. */
const FIELDS_OF_A_THING = 10;
/** What a document counts as that is too large: it was read, and never validated. */
const FIELDS_OF_A_LARGE_ONE = 100;

/** @throws GraphQLError UNAUTHENTICATED */
export type Identify = (signal: AbortSignal) => Promise<RequestContext>;

/** Which requests are taken on: the same for HTTP as for WebSocket, in the order in which they cost us least. */
export class Admission {
  readonly trusted = new TrustedDocuments();
  /** What has been answered and not read. */
  readonly unread: Unread;
  private readonly budgets: Budgets;
  private readonly schemaAnswers: SchemaAnswers;

  constructor(
    private readonly limits: Limits,
    readonly production: boolean,
  ) {
    this.budgets = new Budgets(limits);
    this.schemaAnswers = new SchemaAnswers(limits.schema);
    this.unread = new Unread(limits.answer.unreadOfOne);
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

  /**
   * Before validation, which takes longer the more fields there are: they are owed whatever it finds.
   * @throws GraphQLError DOCUMENT_TOO_LARGE, GRAPHQL_PARSE_FAILED; OVERLOADED where the schema is asked too often
   */
  async document(text: string, context: AdmittedContext): Promise<DocumentNode> {
    let fields = 1;
    try {
      const { document, measure } = fittingDocument(text, this.limits.document);
      fields = measure.fields;
      if (measure.asksSchema) this.schemaAnswers.demandRoom(clientOf(context.actor));
      return document;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (error.extensions['code'] === 'DOCUMENT_TOO_LARGE') fields = FIELDS_OF_A_LARGE_ONE;
      throw withCode(error, 'GRAPHQL_PARSE_FAILED');
    } finally {
      context.reading = await this.owed(context, Math.ceil(fields / FIELDS_OF_A_THING));
    }
  }

  /** The same where somebody else parses, and says what does not. @throws GraphQLError DOCUMENT_TOO_LARGE, OVERLOADED */
  async demandFits(text: unknown, context: AdmittedContext): Promise<void> {
    try {
      if (typeof text === 'string') await this.document(text, context);
    } catch (error) {
      if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'GRAPHQL_PARSE_FAILED') throw error;
    }
  }

  /** After validation, before anything is read. @throws GraphQLError FORBIDDEN, TRUSTED_DOCUMENTS_ONLY, BAD_REQUEST, TOO_EXPENSIVE, TOO_MANY_REQUESTS */
  async operation(asked: AskedOperation, context: AdmittedContext): Promise<Cost> {
    demandAllowed(asked, context, this);
    const estimate = estimateOf(asked.schema, asked);
    this.demandNotTooExpensive(estimate, asked.operation);
    if (estimate.readsLog) context.deadline.allow(this.limits.logMilliseconds);
    const owed = context.reading?.requested ?? 0;
    return this.budgets.spend(clientOf(context.actor), Math.max(estimate.price, owed), owed);
  }

  /**
   * What the schema says, for an operation that has been admitted and asks nothing else; `undefined` for any other.
   * @throws GraphQLError OVERLOADED, TOOK_TOO_LONG, TOO_EXPENSIVE, BAD_USER_INPUT
   */
  async schemaAnswer(asked: AskedOperation, { actor, deadline }: AdmittedContext): Promise<SchemaData | undefined> {
    // What does not fit is told by whoever executes it, and costs nothing.
    if (asksSchema(asked) !== 'alone' || !variablesFit(asked)) return undefined;
    return this.schemaAnswers.of(clientOf(actor), asked, deadline);
  }

  /** Counts what was done without having been asked for just now, such as an event told to a subscriber. */
  owed({ actor }: RequestContext, price: number): Promise<Cost> {
    return this.budgets.owe(clientOf(actor), price);
  }

  /** The answer, or a refusal in its place where it has come out longer than any that is sent. */
  sent<T extends FormattedExecutionResult>(answer: T): T | FormattedExecutionResult {
    if (answer.data && this.schemaAnswers.hasMade(answer.data)) return answer;
    return withinSize(answer, this.limits.answer.mostBytes);
  }

  private demandNotTooExpensive({ price, bytes }: Estimate, { operation }: OperationDefinitionNode): void {
    const { mostOfOneRequest, mostOfOneSubscription } = this.limits.price;
    const isSubscription = operation === OperationTypeNode.SUBSCRIPTION;
    const most = isSubscription ? mostOfOneSubscription : mostOfOneRequest;
    if (price > most)
      throw refused(
        'TOO_EXPENSIVE',
        `This may answer with ${price} things (lists within lists multiply, ten values count as one), and at most ${most} are taken in one ${isSubscription ? 'event of a subscription' : 'request'}: give lists a smaller "first", or ask for the inner ones in another request.`,
        { price, most },
      );
    const { bytes: mostBytes } = this.limits.answer;
    if (bytes > mostBytes)
      throw refused(
        'TOO_EXPENSIVE',
        `The answer to this may have ${bytes} bytes, and at most ${mostBytes} are answered at once: ask for fewer fields, by shorter names, or give lists a smaller "first".`,
        { bytes, mostBytes },
      );
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
}
