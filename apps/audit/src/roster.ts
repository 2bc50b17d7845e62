import { Command } from 'commander';
import { type StreamName, idSchema, parseStreamName } from '#kernel';
import { SealedReader } from '#event-store';
import { parseGlobalId } from '#graphql';
import { allEvents } from '#installation';
import { cafeSession, sessionsProjection } from '#cafes';
import { PROJECTION_CATEGORY, foldViews } from '#projections';
import { WrongOption } from './ending.js';
import { cutAt } from './history/cut.js';
import { type History, readingHistory, refusePart } from './history/history.js';
import { momentIn } from './history/moment.js';
import { folderOf } from './opened.js';

interface RosterOptions {
  readonly session: string;
  readonly asKnownAt: string;
  readonly json?: true;
}

type Roster = Awaited<ReturnType<typeof rosterOf>>;

/** Who stood on the shifts of a café session, as it was known at a time: also when it was put right later. */
export const rosterCommand = (): Command =>
  new Command('roster')
    .description('Who was on the shifts of a café session, as it was known at a time. Ids, roles and status; no names.')
    .requiredOption('--session <id>', 'the café session, as the API gives its id, or as a plain UUID')
    .requiredOption('--as-known-at <time|index>', 'what was recorded later does not count, whenever it happened')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Names stay sealed here. Query.asOf of the API shows them, where the look is put on record.

Example:
  npm run audit -- roster --session 0198c… --as-known-at 2026-11-23T12:00:00+01:00`,
    )
    .action(async (options: RosterOptions, command: Command) => {
      const roster = await readingHistory(folderOf(command), (history) => rosterOf(history, options));
      console.log(options.json ? JSON.stringify(roster) : wordsOn(roster));
    });

async function rosterOf(history: History, { session, asKnownAt }: RosterOptions) {
  refusePart(history);
  const sessionId = idSchema.safeParse(parseGlobalId(session)?.parts[0] ?? session).data;
  if (!sessionId) throw new WrongOption(`--session ${session} is no id of a café session: take one that the API gives`);
  const moment = momentIn('--as-known-at', asKnownAt);
  const stream = await streamOf(history, sessionId);
  const municipality = parseStreamName(stream)?.municipality;
  const cut = await cutAt(history, '--as-known-at', moment, municipality);
  const asKnown = { index: cut.length - 1, recordedAt: cut.recordedAt ?? null };
  const log = new SealedReader(
    history.store,
    allEvents,
    (event) => event.stream === stream || event.stream.startsWith(`${PROJECTION_CATEGORY}-`),
  );
  if (cut.position === undefined) return { sessionId, municipality, asKnown, session: null, shifts: [] };
  const views = await foldViews({ projections: [sessionsProjection], log, until: cut.position });
  try {
    const query = views.query(sessionsProjection);
    const [found] = await query.selectFrom('cafeSession').selectAll().where('sessionId', '=', sessionId).execute();
    const shifts = await query
      .selectFrom('shift')
      .selectAll()
      .where('sessionId', '=', sessionId)
      .orderBy('role')
      .orderBy('volunteerId')
      .execute();
    return { sessionId, municipality, asKnown, session: found ?? null, shifts };
  } finally {
    await views.close();
  }
}

async function streamOf({ store }: History, sessionId: string): Promise<StreamName> {
  for await (const { stream } of store.readAll({ categories: [cafeSession.category] }))
    if (parseStreamName(stream)?.id === sessionId) return stream;
  throw new WrongOption(`the log holds no café session ${sessionId}: take an id that the API gives`);
}

function wordsOn({ sessionId, municipality, asKnown, session, shifts }: Roster): string {
  const known =
    asKnown.recordedAt === null
      ? 'before anything was recorded'
      : `as known with event ${asKnown.index} of ${municipality}, of ${asKnown.recordedAt}`;
  if (!session) return `The café session ${sessionId} was not planned yet, ${known}.`;
  return [
    `The café session ${sessionId} on ${session.date}, ${session.startsAt} to ${session.endsAt}, ${session.status}; ${known}:`,
    ...shifts.map(
      ({ volunteerId, role, status, checkedInAt, insteadOf }) =>
        `  ${role}  ${volunteerId}  ${status}${checkedInAt ? ` since ${checkedInAt}` : ''}${insteadOf ? `, instead of ${insteadOf}` : ''}`,
    ),
    shifts.length === 0 ? '  nobody' : `  ${shifts.length} in all, ${session.missing} missing`,
    'Names stay sealed here: Query.asOf of the API shows them, where the look is put on record.',
  ].join('\n');
}
