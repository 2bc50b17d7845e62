import { entry } from '#overview';
import type { OrganiserInTown, OverviewTown } from './overview-town.js';
import type { Activity, Content } from './told.js';

/** How many days later an editor publishes what was sent in, or sends it back. */
const READ_AFTER = 2;
/** When what has not changed was confirmed, what was given up was withdrawn, and what waits was written; in days from today. */
const [CONFIRMED, WITHDRAWN, WAITS_SINCE, DRAFTED] = [-17, -30, -3, -6];

export interface Life {
  readonly organiser: OrganiserInTown;
  readonly activity: Activity;
  /** When its organiser tells of it, in days from today. */
  readonly days: number;
  /** Past the hour. */
  readonly minutes: number;
  /** Whether somebody said lately that it is still so. */
  readonly confirmed: boolean;
}

/** What becomes of an activity, from its draft on. */
export function live(town: OverviewTown, life: Life): void {
  const { activity, organiser, minutes } = life;
  const write = async () => {
    const content = town.contentOf(activity, organiser);
    const entryId = await draft(town, life, activity.fate === 'returned' ? forNobody(content) : content);
    if (activity.fate === 'draft') return;
    await town.say(entry, 'SubmitEntry', { entryId, revision: 1 }, { by: town.writer });
    if (activity.fate !== 'waiting') isRead(town, life, { entryId, content });
  };
  town.inDays(writtenOn(life), '09:00', write, minutes);
}

interface Written {
  readonly entryId: string;
  readonly content: Content;
}

/** What an editor does with what was sent in. */
function isRead(town: OverviewTown, life: Life, written: Written): void {
  const { fate } = life.activity;
  const days = writtenOn(life) + READ_AFTER;
  const { entryId, content } = written;
  const later = (after: number, time: string, happens: () => unknown) =>
    town.inDays(days + after, time, happens, life.minutes);
  const publish = (revision: number) => () =>
    town.say(entry, 'PublishEntry', { entryId, revision }, { by: town.editor });
  const sendBack = (reason: 'incomplete' | 'notForTheElderly', note: string) => () =>
    town.say(entry, 'ReturnEntry', { entryId, revision: 1, reason, note }, { by: town.editor });

  if (fate === 'sentBack') {
    later(0, '13:00', sendBack('notForTheElderly', 'Skriv, hvordan ældre kan være med.'));
    return;
  }
  if (fate === 'returned') {
    later(0, '13:00', sendBack('incomplete', 'Skriv, hvem det er for.'));
    later(1, '14:00', () => revise(town, entryId, content));
    later(3, '15:00', publish(2));
  } else later(0, '13:00', publish(1));
  isPublished(town, life, written);
}

/** What becomes of it once everybody can read it. */
function isPublished(town: OverviewTown, { activity: { fate }, confirmed, minutes }: Life, written: Written): void {
  const { entryId, content } = written;
  const withdraw = () => town.say(entry, 'WithdrawEntry', { entryId, reason: 'cancelled' }, { by: town.editor });
  const confirm = () => town.say(entry, 'ConfirmEntry', { entryId }, { by: town.writer });
  if (fate === 'withdrawn') town.inDays(WITHDRAWN, '11:00', withdraw, minutes);
  else if (confirmed && fate !== 'over') town.inDays(CONFIRMED, '10:00', confirm, minutes);
  if (fate === 'changed') town.inDays(WAITS_SINCE, '11:00', () => revise(town, entryId, withPrice(content)), minutes);
}

async function revise(town: OverviewTown, entryId: string, content: Content): Promise<void> {
  await town.say(entry, 'ReviseEntry', { entryId, content }, { by: town.writer });
  await town.say(entry, 'SubmitEntry', { entryId, revision: 2 }, { by: town.writer });
}

function writtenOn({ activity: { fate }, days }: Life): number {
  if (fate === 'waiting') return WAITS_SINCE;
  return fate === 'sentBack' || fate === 'draft' ? DRAFTED : days;
}

/** Of a partner's organiser, it came out of the partner's own system. */
async function draft(town: OverviewTown, { organiser, minutes }: Life, content: Content): Promise<string> {
  const { organiserId, organisationId } = organiser;
  const source = organisationId && { organisationId, externalId: `aktivitet-${minutes}` };
  const drafted = { organiserId, content, ...(source && { source }) };
  return (await town.say(entry, 'DraftEntry', drafted, { by: town.writer })).id;
}

const forNobody = (content: Content): Content => ({ ...content, targetGroups: [] });

const withPrice = (content: Content): Content => ({ ...content, price: { ore: 2_000, note: 'Til jord og frø' } });
