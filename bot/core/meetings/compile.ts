import type { Repositories } from '../../ports/store/store.ts';
import { localTime } from '../time/stockholm.ts';
import { type Arranged, arrange, buildAgenda } from './agenda.ts';
import type { Forum } from './forum.ts';
import type { Meeting } from './meeting.ts';

/** Before its first meeting a forum asks what came in a month. */
const FIRST_DAYS = 30;
/** More than a meeting takes up; those that matter most come first. */
const MOST = 60;
const DAY_MS = 86_400_000;

/**
 * The agenda of a meeting that has not started, as it would be now. The network's forums follow the whole shared list;
 * a strategic one meets a task when it is lifted, and follows it from then on.
 */
export async function compileAgenda(kept: Repositories, forum: Forum, meeting: Meeting, now: Date): Promise<Arranged> {
  const last = await kept.meetings.lastEnded(forum.id);
  const back = await kept.meetings.sinceLast({
    since: last?.endedAt ?? new Date(now.getTime() - FIRST_DAYS * DAY_MS),
    today: localTime(now).date,
    last: last?.id ?? null,
    onlyOf: forum.level === 'operative' ? null : forum.id,
    limit: MOST,
  });
  return arrange(buildAgenda(forum, back, await kept.meetings.proposals(forum.id)), meeting.prepared);
}
