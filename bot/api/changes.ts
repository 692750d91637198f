import { may, mayTask, relationToTask, rolesOf } from '../core/access/access.ts';
import { standingIn } from '../core/cases/admit.ts';
import { type CaseId, id, type MeetingId, type PersonId, type TaskId } from '../core/ids.ts';
import { mayIn } from '../core/meetings/admit.ts';
import type { Change, Heard, Presence } from '../ports/changes.ts';
import { tabWords } from '../words/tab/index.ts';
import type { ApiDeps, Endpoint } from './call.ts';
import type { ChangeHeard, PresenceHeard } from './contract.ts';
import { presenceFields } from './presence.ts';

const HEARTBEAT_MS = 15_000;
/** A reader this far behind is let go, and fetches anew when it is back. */
const BACKLOG = 256;

/**
 * What changed, as it changes: ids and versions of what this caller may see, and who is busy with it. Read with fetch
 * and the bearer token. It ends with the token and with the right to the list; after any break the reader fetches again.
 */
export const changes: Endpoint = {
  method: 'GET',
  path: '/api/changes',
  async answer(deps, { caller, person, request, locale }) {
    const text = new TextEncoder();
    const seesList = () => mayTask(rolesOf(deps.organisation, person), 'none', 'see');
    const started = seesList();
    const unknown = tabWords[locale].unknownPerson;
    /** As it goes out: of a change its row and version alone, of someone who is busy their name. */
    const asTold = (heard: Heard): ChangeHeard | PresenceHeard => {
      if (heard.noun !== 'presence') return heard;
      const name = deps.organisation.people.get(id<PersonId>(heard.person))?.name ?? unknown;
      const field = presenceFields.find((each) => each === heard.field) ?? null;
      return { noun: 'presence', id: heard.id, by: { id: heard.person, name }, field };
    };
    const shows = await visibility(deps, person, started);
    let stop = () => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        let queue: Promise<void> = Promise.resolve();
        let ended = false;
        const end = () => {
          if (ended) return;
          leave();
          controller.close();
        };
        const leave = () => {
          ended = true;
          unsubscribe();
          clearInterval(heartbeat);
          clearTimeout(expiry);
        };
        const write = (line: string) => {
          if (ended) return;
          if ((controller.desiredSize ?? 0) < -BACKLOG) end();
          else controller.enqueue(text.encode(line));
        };
        const tell = async (heard: Heard) => {
          if (heard.noun === 'presence' && heard.person === person) return;
          if (heard.noun === 'missed' || (await shows(heard))) write(`data: ${JSON.stringify(asTold(heard))}\n\n`);
        };
        // One at a time and in order; a failed look leaves it to the reader to fetch again.
        const unsubscribe = deps.changes.subscribe((heard) => {
          queue = queue.then(() => tell(heard)).catch(() => write('data: {"noun":"missed"}\n\n'));
        });
        const heartbeat = setInterval(() => {
          if (seesList() === started) write(': alive\n\n');
          else end();
        }, HEARTBEAT_MS);
        const expiry = setTimeout(end, Math.min(Math.max(caller.until - deps.clock.now().getTime(), 0), 2 ** 31 - 1));
        stop = leave;
        write('retry: 2000\n\n');
      },
      cancel: () => stop(),
    });
    request.signal.addEventListener('abort', () => stop());
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    });
  },
};

/** Whether a change is of something that the person sees, or saw until now. */
async function visibility(
  deps: ApiDeps,
  person: PersonId,
  all: boolean,
): Promise<(change: Change | Presence) => Promise<boolean>> {
  const given = new Set<string>();
  if (!all) {
    for (const task of await deps.store.read((kept) => kept.tasks.idsOf(person))) given.add(task);
  }
  return (change) =>
    deps.store.read(async (kept) => {
      if (change.noun === 'task' || change.noun === 'presence') {
        const task = await kept.tasks.get(id<TaskId>(change.id), person);
        if (task && (all || relationToTask(task, person) !== 'none')) given.add(change.id);
        return task !== null && given.has(change.id);
      }
      if (change.noun === 'meeting') {
        const meeting = await kept.meetings.get(id<MeetingId>(change.id));
        const forum = meeting ? deps.organisation.forums.get(meeting.forum) : undefined;
        return forum !== undefined && mayIn(deps.organisation, forum, person, 'see');
      }
      const of = await kept.cases.get(id<CaseId>(change.id));
      if (!of) return false;
      const standing = await standingIn(deps, kept, of, person);
      return may(standing, 'seePointer') || may(standing, 'readOwn');
    });
}
