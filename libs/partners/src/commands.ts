import type { Provider } from '@nestjs/common';
import { type CommandHandling, type CommandOutcome, type CommandRequest, type FactLoaders } from '#kernel';
import { onCommandBus } from '#kernel/nest';
import { apiClient } from './api-client/api-client.js';
import { JustMadeSecrets, hashOfSecret, newSecret } from './api-client/secrets.js';
import { cvrNumber } from './organisation/cvr.js';
import { organisation, organisationIdOf } from './organisation/organisation.js';

/** Handlers of everything that can be said to organisations and their clients, and where secrets are left that they make. */
export function partnersOnBus(secrets = new JustMadeSecrets()): readonly Provider[] {
  return [
    { provide: JustMadeSecrets, useValue: secrets },
    ...onCommandBus(organisation, { own: { RegisterOrganisation: register } }),
    ...onCommandBus(apiClient, {
      own: {
        IssueApiClient: (handling, request) => makeSecret(handling, 'IssueApiClient', request, secrets),
        RotateClientSecret: (handling, request) => makeSecret(handling, 'RotateClientSecret', request, secrets),
      },
    }),
  ];
}

/** An organisation's id follows from its CVR number, however it was spelt; what is no CVR number is refused for that. */
function register(handling: CommandHandling, request: CommandRequest): Promise<CommandOutcome> {
  const input = request.input as Readonly<Record<string, unknown>>;
  const cvr = cvrNumber.safeParse(input['cvr']).data ?? '';
  return handling.handle(organisation, 'RegisterOrganisation', {
    ...request,
    input: { ...input, organisationId: organisationIdOf(cvr) },
  });
}

/**
 * Handles a command that needs a new secret. The secret is no part of what is said, or saying it again would be saying something else; it is
 * left for the caller only where it has come into the log, which of a command said twice is once.
 */
export async function makeSecret(
  handling: CommandHandling,
  name: 'IssueApiClient' | 'RotateClientSecret',
  request: CommandRequest,
  secrets: JustMadeSecrets,
): Promise<CommandOutcome> {
  const secret = newSecret();
  const secretHash = hashOfSecret(secret);
  const facts: FactLoaders<typeof apiClient.commands> = {
    IssueApiClient: async ({ organisationId }: { organisationId: string }, load) => ({
      organisation: await load(organisation, organisationId),
      secretHash,
    }),
    RotateClientSecret: () => Promise.resolve({ secretHash }),
  };
  const outcome = await handling.handle(apiClient, name, request, facts);
  if (outcome.outcome === 'refused') return outcome;
  const client = await handling.stateOf(apiClient, request.actor.municipality, outcome.id);
  if (client?.secrets.some(({ hash }) => hash === secretHash)) secrets.keep(outcome.id, secret);
  return outcome;
}
