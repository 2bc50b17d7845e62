import { dateIn, plusDays, systemClock } from '#kernel';
import { globalId, parseGlobalId } from '#graphql';
import { Caller } from '../e2e/caller.js';
import { entryContent } from '../e2e/every-overview-mutation.js';
import { RunningApi } from '../e2e/running-api.js';

/** A municipality whose overview citizens read, served as it is in the town hall. */
export interface PublishedTown {
  readonly url: string;
  /** Three languages, a place, and what is known of access. */
  readonly choir: string;
  /** Of words without an end, and of markup. */
  readonly hostile: string;
  readonly withdrawn: string;
  readonly close: () => Promise<void>;
}

const PLACES = [
  { label: 'Vejleåparken 1, 2635 Ishøj', latitude: 55.6134, longitude: 12.3521 },
  { label: 'Ishøj Store Torv 1, 2635 Ishøj', latitude: 55.6151, longitude: 12.3516 },
  { label: 'Ishøj Havn 4, 2635 Ishøj', latitude: 55.6062, longitude: 12.3839 },
];
const ENDLESS = 'Aktivitetsfællesskabsarrangementskoordinatorforeningen'.repeat(2);
/** So that there is a second page. */
const OTHERS = 28;

const text = (language: string, title: string, summary: string) => ({ language, title, summary });

const CHOIR = {
  texts: [
    text('da', 'Torsdagskor', 'Vi synger sammen, og alle kan være med.'),
    text('en', 'Choir', 'We sing together, and everybody can join.'),
    text('ar', 'جوقة', 'نغني معا'),
  ],
  ...{ place: PLACES[0], languages: ['da', 'en', 'ar'], signUp: 'Ring, eller kom bare.' },
  accessibility: { stepFree: true, hearingLoop: true, companyOnTheWay: false },
};
const HOSTILE = {
  texts: [text('da', `<i>${ENDLESS}`, `${ENDLESS}</script><script>document.title = 'taken'</script><img src=x>`)],
  place: PLACES[1],
};

/** @param folder an empty one */
export async function publishTown(folder: string): Promise<PublishedTown> {
  const api = await RunningApi.start(folder);
  const caller = new Caller();
  caller.url = api.url;
  const named = { kind: 'category', name: { da: 'Musik og sang', en: 'Music and song' }, synonyms: ['kor'] };
  const words = '... on OverviewTermsChanged { terms { edges { node { id } } } }';
  const music: string = (await caller.say('addOverviewTerm', named, words)).terms.edges[0].node.id;
  const organiserId = await caller.did('addOrganiser', { name: 'Ældre Sagen Ishøj', phone: '43577575' });

  const publish = async (title: string, more: object = {}): Promise<string> => {
    const content = entryContent([music], title, more);
    const entryId = await caller.did('draftEntry', { organiserId, content });
    await caller.did('submitEntry', { entryId, revision: 1 });
    await caller.did('publishEntry', { entryId, revision: 1 });
    return parseGlobalId(entryId)?.parts[0] ?? '';
  };
  const choir = await publish('Torsdagskor', { ...CHOIR, times: [daily('14:00', '16:00')] });
  const hostile = await publish('', { ...HOSTILE, times: [daily('09:00', '22:00')] });
  for (let n = 0; n < OTHERS; n++)
    await publish(`Stolegymnastik ${n + 1}`, { times: [daily('10:00', '11:00')], place: PLACES[n % PLACES.length] });
  await caller.did('openCafe', {
    name: 'Caféen i Åparken',
    place: 'Åparken 2',
    hostOrganisation: 'AAB',
    ...cafePlan(),
  });
  const withdrawn = await publish('Linedance', { times: [daily('19:00', '21:00')] });
  await caller.did('withdrawEntry', { entryId: globalId('Entry', withdrawn), reason: 'ended' });
  return { url: api.url, choir, hostile, withdrawn, close: () => api.close() };
}

/** Something is on whenever this runs: the browser and what serves it go by the clock of the machine. */
function daily(begins: string, ends: string): object {
  const today = dateIn(systemClock.now());
  const until = plusDays(today, 150).replaceAll('-', '');
  return { kind: 'recurring', firstDate: today, rrule: `FREQ=DAILY;UNTIL=${until}`, begins, ends, except: [] };
}

/** A café with places that can be taken. */
function cafePlan(): object {
  const today = dateIn(systemClock.now());
  const rrule = `FREQ=DAILY;UNTIL=${plusDays(today, 60).replaceAll('-', '')}`;
  return {
    ...{ recurrence: { firstDate: today, rrule }, opens: '14:00', closes: '16:00', capacity: 12 },
    ...{ roles: [{ role: 'host', needed: 2 }], offerHours: 24 },
  };
}
