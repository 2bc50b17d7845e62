import 'reflect-metadata';
import { Inject, Injectable, type Provider } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import {
  type AnyDecider,
  CommandHandling,
  type CommandOutcome,
  type CommandRequest,
  type FactLoaders,
} from '#kernel';

/** A command on the bus. */
export class SaidCommand extends Command<CommandOutcome> {
  constructor(readonly request: CommandRequest) {
    super();
  }
}

export type SaidCommandClass = new (request: CommandRequest) => SaidCommand;

/** A command that does more than its decider says, such as one that reserves before it registers. */
export type OwnHandler = (handling: CommandHandling, request: CommandRequest) => Promise<CommandOutcome>;

/** A decider's commands as @nestjs/cqrs knows them. */
export interface OnCommandBus<D extends AnyDecider> {
  readonly aggregate: D;
  /** The message class of each command. */
  readonly commands: { readonly [K in keyof D['commands'] & string]: SaidCommandClass };
  /** Its handlers, for a Nest module's providers. */
  readonly providers: readonly Provider[];
}

/**
 * Registers a decider's commands on the command bus: a message class and a handler each, all of them doing the one thing that
 * `CommandHandling` does. `facts` says what is folded from other streams; `own` replaces the handling of a command.
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
): OnCommandBus<D> {
  const registered = Object.keys(aggregate.commands as object).map((name) => {
    const message = { [name]: class extends SaidCommand {} }[name] as SaidCommandClass;
    const handle: OwnHandler =
      own[name as keyof typeof own] ?? ((handling, request) => handling.handle(aggregate, name, request, facts));
    class Handler {
      constructor(private readonly handling: CommandHandling) {}
      execute({ request }: SaidCommand): Promise<CommandOutcome> {
        return handle(this.handling, request);
      }
    }
    Injectable()(Handler);
    Inject(CommandHandling)(Handler, undefined, 0);
    CommandHandler(message)(Handler);
    Object.defineProperty(Handler, 'name', { value: `${name}Handler` });
    return { name, message, Handler };
  });
  return {
    aggregate,
    commands: Object.fromEntries(registered.map(({ name, message }) => [name, message])) as OnCommandBus<D>['commands'],
    providers: registered.map(({ Handler }) => Handler),
  };
}
