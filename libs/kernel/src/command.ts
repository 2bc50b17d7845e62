import type { z } from 'zod';
import type { Permission } from './permission.js';

/** The field of a command with the record of a person. Without its last two letters it is their kind: guestId, a Guest. */
export type PersonField = `${string}Id`;
/** A field with the records of several people of that kind. */
export type PeopleField = `${string}Ids`;

/** A command as it may be given: who may give it, its schema, and which facts from other streams deciding on it needs. */
export interface CommandDefinition<S extends z.ZodObject = z.ZodObject, Facts extends object = object> {
  readonly needs: Permission;
  /**
   * The field with the record of the person whose affair it is: who is allowed it for their own people alone gives it for these. Or that it
   * is an organisation's: who is allowed it for their own organisation alone gives it for what its context knows to be that one's.
   */
  readonly whose: PersonField | 'organisation' | undefined;
  /** A field with others whose affair it is too. */
  readonly besides: PeopleField | undefined;
  readonly schema: S;
  /** Brings its stream into being; every other command is refused where nothing is yet. */
  readonly creates: boolean;
  /** Exists for its type alone. */
  readonly facts?: Facts;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a map holds definitions of differing facts
export type CommandMap = Readonly<Record<string, CommandDefinition<z.ZodObject, any>>>;

/**
 * A command to something that is there. `Facts` are what the wiring folds from other streams and hands to `decide`.
 * @param needs the permission; in the schema of the API the mutation names the same one
 * @param whose the field with the record of the person whose affair it is, or `organisation`: then its context restricts it
 * @param besides the field with others whose affair it is too
 */
export const command = <Facts extends object = object>(
  needs: Permission,
  whose?: PersonField | 'organisation',
  besides?: PeopleField,
) => ({
  of: <S extends z.ZodObject>(schema: S): CommandDefinition<S, Facts> => ({
    needs,
    whose,
    besides,
    schema,
    creates: false,
  }),
  creating: <S extends z.ZodObject>(schema: S): CommandDefinition<S, Facts> => ({
    needs,
    whose,
    besides,
    schema,
    creates: true,
  }),
});

export type CommandData<D> = D extends CommandDefinition<infer S, infer _F> ? z.output<S> : never;
export type CommandInput<D> = D extends CommandDefinition<infer S, infer _F> ? z.input<S> : never;
export type FactsOf<D> = D extends CommandDefinition<infer _S, infer F> ? F : never;
