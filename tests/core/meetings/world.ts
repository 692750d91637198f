import { systemHasher, systemIds } from '../../../bot/adapters/system/system.ts';
import { type CaseId, type ForumId, type FunctionId, id, type PersonId, type TaskId } from '../../../bot/core/ids.ts';
import { attend } from '../../../bot/core/meetings/attend.ts';
import type { Meeting } from '../../../bot/core/meetings/meeting.ts';
import { planMeetings } from '../../../bot/core/meetings/plan.ts';
import { seeMeeting } from '../../../bot/core/meetings/see-meeting.ts';
import { startMeeting } from '../../../bot/core/meetings/start.ts';
import { addTask, type NewTaskInput } from '../../../bot/core/tasks/add-task.ts';
import { makeCaseTask } from '../../../bot/core/tasks/make-case-task.ts';
import type { Task } from '../../../bot/core/tasks/task.ts';
import { newCase, received } from '../../contracts/store/engine.ts';
import { p, world as tasksWorld } from '../tasks/world.ts';

export { p };
export const network = id<ForumId>('network');
export const regional = id<ForumId>('regional');

/** Forums, tasks and cases over the real store. `ahead` moves the clock. */
export async function world() {
  const own = await tasksWorld();
  let offset = 0;
  const deps = {
    ...own,
    hasher: systemHasher,
    clock: { now: () => new Date(own.clock.now().getTime() + offset) },
  };
  const input: NewTaskInput = {
    title: 'Byt lås i entrén',
    description: '',
    administration: null,
    responsible: null,
    dueDate: null,
    origin: 'manual',
  };
  const add = (part: Partial<NewTaskInput> = {}) => addTask(deps, p('kim'), { ...input, ...part });

  async function caseTask(part: { conflicted?: PersonId[]; reporter?: PersonId } = {}): Promise<Task> {
    return deps.store.transaction(async (kept) => {
      const of = await kept.cases.create(
        newCase({
          id: id<CaseId>(systemIds.random()),
          ...(part.reporter ? { reporter: { kind: 'open', person: part.reporter } } : {}),
        }),
        [received],
      );
      const saved = part.conflicted
        ? await kept.cases.save({ ...of, conflicted: part.conflicted }, [
            { ...received, type: 'conflictDeclared', person: part.conflicted[0] ?? p('x') },
          ])
        : of;
      return makeCaseTask(
        kept,
        deps,
        p('holder'),
        saved,
        { title: 'reviewAlarm', responsible: null, dueDate: null },
        deps.clock.now(),
      );
    });
  }

  async function plan(forum = network, by = p('kim')): Promise<Meeting> {
    const [meeting] = await planMeetings(deps, by, { forum, plannedAt: deps.clock.now(), repeat: null });
    if (!meeting) throw new Error('no meeting was planned');
    return meeting;
  }

  async function started(forum = network, by = p('kim')): Promise<Meeting> {
    const meeting = await plan(forum, by === p('chief') ? p('lee') : by);
    return startMeeting(deps, by, { meeting: meeting.id });
  }

  /** The points as the forum sees them. */
  async function points(meeting: Meeting, viewer = p('kim')) {
    const seen = await seeMeeting(deps, viewer, meeting.id);
    if (seen.audience !== 'forum') throw new Error('only headings');
    return seen.points.flatMap((point) => (point.shown ? [point] : []));
  }

  async function pointOf(meeting: Meeting, task: TaskId) {
    const found = (await points(meeting)).find((point) => point.task?.id === task);
    if (!found?.id || !found.task) throw new Error('the task is not on the agenda');
    return { id: found.id, task: found.task };
  }

  const present = (meeting: Meeting, ...people: string[]) =>
    Promise.all(
      people.map((person) => attend(deps, p(person), { meeting: meeting.id, person: p(person), present: true })),
    );

  return {
    deps,
    add,
    caseTask,
    plan,
    started,
    points,
    pointOf,
    present,
    ahead(ms: number) {
      offset += ms;
    },
    end: () => own.end(),
  };
}

export type World = Awaited<ReturnType<typeof world>>;
export const f = (name: string) => id<FunctionId>(name);
