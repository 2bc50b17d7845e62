import { SessionsDocument, type SessionsQuery, WhoAmIDocument } from './generated/graphql.js';
import { ask } from './samspil.js';

const { viewer } = await ask(WhoAmIDocument, {});
console.log(`${viewer.id} may ${viewer.permissions.map(({ permission }) => permission).join(', ')}`);

const from = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Copenhagen' }).format(new Date());
let page: SessionsQuery['cafeSessions'] | undefined;
do {
  page = (await ask(SessionsDocument, { from, after: page?.pageInfo.endCursor })).cafeSessions;
  for (const { node: session } of page.edges)
    console.log(`${session.startsAt} ${session.cafe.name}: ${session.free} of ${session.capacity} places left`);
} while (page.pageInfo.hasNextPage);
