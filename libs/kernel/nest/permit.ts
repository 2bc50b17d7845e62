import type { CommandDefinition, CommandRequest, Refusal } from '#kernel';

/**
 * Whether a command may be given, asked before anything is read or decided. Commands that Samspil gives itself do not come by the bus.
 * @returns the refusal where it is about somebody who is not the actor's affair: the same as where there is no such person
 * @throws where the actor may not give such a command at all
 */
export type PermitCommand = (request: CommandRequest, command: CommandDefinition) => Refusal | undefined;

export const PERMIT_COMMAND = Symbol('PermitCommand');
