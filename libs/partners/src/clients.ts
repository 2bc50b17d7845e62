import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Clock, type CommandHandling, type Municipality, dateIn } from '#kernel';
import type { ActivePartnerClient, PartnerClients } from '#identity';
import { type ApiClient, MOST_SECRETS, apiClient, workingSecrets } from './api-client/api-client.js';
import type { ClientInMunicipality } from './api-client/client-id.js';
import type { ClientKey } from './api-client/public-key.js';
import { hashOfSecret } from './api-client/secrets.js';
import { type Organisation, agreementOn, organisation } from './organisation/organisation.js';
import { both } from './organisation/scopes.js';

/** An id that is nobody's: what is looked up for who has none, so that it takes as long. */
const NOBODY = '00000000-0000-5000-8000-000000000000';
const HASH_BYTES = 32;

/** Why a client is not let in. Nobody is told which; it is taken down. */
type NotLetIn = 'wrongClientCredentials' | 'clientNotActive';

/** Partners' clients as they stand in the log at this moment: what was suspended there a second ago is suspended here. */
export class PartnersInLog implements PartnerClients {
  constructor(
    private readonly handling: Pick<CommandHandling, 'stateOf'>,
    private readonly clock: Clock,
  ) {}

  async active(municipality: Municipality, apiClientId: string): Promise<ActivePartnerClient | undefined> {
    const { client, agreed } = await this.found({ municipality, apiClientId });
    return client && activeClient(client, agreed, this.clock);
  }

  /** The client whose secret that is, or why it is not let in. A wrong secret and a client that is not there take the same time. */
  async bySecret(who: ClientInMunicipality | undefined, secret: string): Promise<ActivePartnerClient | NotLetIn> {
    const { client, agreed } = await this.found(who);
    const isRight = isAmong(secret, client ? workingSecrets(client, this.clock.now()).map(({ hash }) => hash) : []);
    if (!client || !isRight) return 'wrongClientCredentials';
    return activeClient(client, agreed, this.clock) ?? 'clientNotActive';
  }

  /** The public keys of a client; none where there is no such client. Whether it may sign in, `active` says. */
  async keysOf(who: ClientInMunicipality | undefined): Promise<readonly ClientKey[]> {
    return (await this.found(who)).client?.keys ?? [];
  }

  private async found({ municipality, apiClientId }: ClientInMunicipality = NO_CLIENT) {
    const client = await this.handling.stateOf(apiClient, municipality, apiClientId);
    const agreed = await this.handling.stateOf(organisation, municipality, client?.organisationId ?? NOBODY);
    return { client, agreed };
  }
}

const NO_CLIENT: ClientInMunicipality = { municipality: '0000' as Municipality, apiClientId: NOBODY };

function activeClient(
  client: ApiClient,
  theirs: Organisation | undefined,
  clock: Clock,
): ActivePartnerClient | undefined {
  const agreement = theirs && agreementOn(theirs, dateIn(clock.now()));
  if (client.suspended || client.ended || !agreement || theirs.suspended) return undefined;
  return { organisationId: client.organisationId, scopes: both(client.scopes, agreement.scopes) };
}

/** Nobody's hash: nothing is known that it is the hash of. */
const unmatched = randomBytes(HASH_BYTES);

/** Compares with as many hashes whatever there are, and to the end of each. */
function isAmong(secret: string, hashes: readonly string[]): boolean {
  const given = Buffer.from(hashOfSecret(secret), 'hex');
  const wanted = Array.from({ length: MOST_SECRETS }, (_, index) => hashes[index]).map((hash) =>
    hash ? Buffer.from(hash, 'hex') : unmatched,
  );
  return wanted.filter((hash) => timingSafeEqual(hash, given)).length > 0;
}
