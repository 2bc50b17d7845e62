import type { z } from 'zod';

/** A command as it may be given: its schema, and which facts from other streams deciding on it needs. */
export interface CommandDefinition<S extends z.ZodObject = z.ZodObject, Facts extends object = object> {
  readonly schema: S;
  /** Brings its stream into being; every other command is refused where nothing is yet. */
  readonly creates: boolean;
  /** Exists for its type alone. */
  readonly facts?: Facts;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a map holds definitions of differing facts
export type CommandMap = Readonly<Record<string, CommandDefinition<z.ZodObject, any>>>;

/** A command to something that is there. `Facts` are what the wiring folds from other streams and hands to `decide`. */
export const command = <Facts extends object = object>() => ({
  of: <S extends z.ZodObject>(schema: S): CommandDefinition<S, Facts> => ({ schema, creates: false }),
  creating: <S extends z.ZodObject>(schema: S): CommandDefinition<S, Facts> => ({ schema, creates: true }),
});

export type CommandData<D> = D extends CommandDefinition<infer S, infer _F> ? z.output<S> : never;
export type CommandInput<D> = D extends CommandDefinition<infer S, infer _F> ? z.input<S> : never;
export type FactsOf<D> = D extends CommandDefinition<infer _S, infer F> ? F : never;
