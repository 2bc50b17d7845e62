import { apiClient, organisation, organisationIdOf } from '#partners';
import { plusDays } from '#kernel';
import { type Town, timeOn } from './town.js';

/** Two organisations as a municipality works with them, under CVR numbers that are made up: of all that is right in them, the check digit. */
const ORGANISATIONS = [
  {
    cvr: '10000009',
    name: 'Boligselskabet Åparken',
    kind: 'housingAssociation',
    client: { name: 'Infoskærmen i opgangen', scopes: ['readCafes', 'readChanges'] },
  },
  {
    cvr: '10000017',
    name: 'Sangforeningen Strandens Stemmer',
    kind: 'association',
    client: { name: 'Foreningens hjemmeside', scopes: ['readCafes'] },
  },
] as const;

/** Agreements for as long as the season, and a client each. Who wants to use one rotates its secret: nobody has kept the first. */
export function befriendPartners(town: Town): void {
  const { begins, ends } = town.span;
  const by = town.actor('administrator', 'administrator-1');
  for (const { cvr, name, kind, client } of ORGANISATIONS)
    town.at(timeOn(plusDays(begins, -14), '10:05'), async () => {
      const organisationId = organisationIdOf(cvr);
      await town.say(organisation, 'RegisterOrganisation', { organisationId, cvr, name, kind }, { by });
      const scopes = [...client.scopes];
      await town.say(organisation, 'MakeAgreement', { organisationId, from: begins, until: ends, scopes }, { by });
      town.at(timeOn(plusDays(begins, 1), '13:10'), () =>
        town.say(apiClient, 'IssueApiClient', { organisationId, name: client.name, scopes }, { by }),
      );
    });
}
