import 'reflect-metadata';
import { Inject, Injectable, type Provider } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import {
  type AnyDecider,
  type CommandDefinition,
  CommandHandling,
  type CommandMap,
  type CommandOutcome,
  type CommandRequest,
  type FactLoaders,
  commandIdOf,
} from '#kernel';
import { PERMIT_COMMAND, type PermitCommand } from './permit.js';

/** A command on the bus. */
export class SaidCommand extends Command<CommandOutcome> {
  constructor(readonly request: CommandRequest) {
    super();
  }
}

export type SaidCommandClass = new (request: CommandRequest) => SaidCommand;

/** A command that does more than its decider says, such as one that reserves before it registers. */
export type OwnHandler = (handling: CommandHandling, request: CommandRequest) => Promise<CommandOutcome>;

type Messages<D extends AnyDecider> = { readonly [K in keyof D['commands'] & string]: SaidCommandClass };

const messages = new WeakMap<AnyDecider, Messages<AnyDecider>>();

/** The message class of each of a decider's commands, by which the command bus finds its handler. */
export function messagesOf<D extends AnyDecider>(aggregate: D): Messages<D> {
  let made = messages.get(aggregate);
  if (!made) {
    made = Object.fromEntries(
      Object.keys(aggregate.commands as object).map((name) => [name, { [name]: class extends SaidCommand {} }[name]]),
    ) as Messages<AnyDecider>;
    messages.set(aggregate, made);
  }
  return made as Messages<D>;
}

/**
 * Registers a decider's commands on the command bus: a handler each, all of them asking whether it is permitted, then doing the one thing
 * that `CommandHandling` does. `facts` says what is folded from other streams; `own` replaces the handling of a command.
 * @returns the handlers, for a Nest module's providers.
 */
export function onCommandBus<D extends AnyDecider>(
  aggregate: D,
  {
    facts = {},
    own = {},
  }: {
    facts?: FactLoaders<D['commands']>;
    own?: { readonly [K in keyof D['commands'] & string]?: OwnHandler };
  } = {},
): readonly Provider[] {
  return Object.entries<SaidCommandClass>(messagesOf(aggregate)).map(([name, message]) => {
    const definition = (aggregate.commands as CommandMap)[name] as CommandDefinition;
    const handle: OwnHandler =
      own[name as keyof typeof own] ?? ((handling, request) => handling.handle(aggregate, name, request, facts));
    class Handler {
      constructor(
        private readonly handling: CommandHandling,
        private readonly permit: PermitCommand,
      ) {}
      async execute({ request }: SaidCommand): Promise<CommandOutcome> {
        const refusal = this.permit(request, definition);
        return refusal
          ? { outcome: 'refused', commandId: unsaid(name, request), refusal }
          : handle(this.handling, request);
      }
    }
    Injectable()(Handler);
    Inject(CommandHandling)(Handler, undefined, 0);
    Inject(PERMIT_COMMAND)(Handler, undefined, 1);
    CommandHandler(message)(Handler);
    Object.defineProperty(Handler, 'name', { value: `${name}Handler` });
    return Handler;
  });
}

/** Nothing of what is not permitted is recorded: its id leads nowhere. */
const unsaid = (name: string, { actor, idempotencyKey }: CommandRequest): string =>
  commandIdOf(actor.municipality, actor.id, name, idempotencyKey);
