import type { Me, Task } from '../../bot/api/contract.ts';
import { LOCAL, type What } from './entry.ts';
import { overlaid, unsent } from './overlay.ts';

const isTask = (answer: unknown): answer is Task =>
  typeof answer === 'object' && answer !== null && 'fieldVersions' in answer && 'number' in answer;

/** What has been read of tasks for as long as the page is open, and how it looks with what waits. */
export function createSeen(me: Me, waiting: () => readonly What[]) {
  const tasks = new Map<string, Task>();
  const names = new Map<string, string>([[me.id, me.name]]);
  const nameOf = (id: string) => names.get(id);

  function learn(task: Task): Task {
    const known = tasks.get(task.id);
    if (!known || known.version <= task.version) tasks.set(task.id, task);
    for (const one of [task.administration, task.responsible, ...task.participants])
      if (one) names.set(one.id, one.name);
    return task;
  }
  function learnName(each: unknown) {
    if (typeof each === 'object' && each !== null && 'id' in each && 'name' in each)
      names.set(String(each.id), String(each.name));
  }
  const overlay = (task: Task) => overlaid(task, waiting(), nameOf);

  return {
    isTask,
    task: (id: string) => tasks.get(id),
    learn,
    overlay,
    /** Remembers what the server said, and shows it with what waits. */
    shown(answer: unknown): unknown {
      if (Array.isArray(answer)) {
        for (const each of answer) learnName(each);
        return answer;
      }
      if (isTask(answer)) return overlay(learn(answer));
      if (typeof answer !== 'object' || answer === null) return answer;
      if ('administrations' in answer && Array.isArray(answer.administrations))
        answer.administrations.forEach(learnName);
      if ('tasks' in answer && Array.isArray(answer.tasks) && answer.tasks.every(isTask))
        return { ...answer, tasks: answer.tasks.map((task) => overlay(learn(task))) };
      return answer;
    },
    /** A task that only we know, under an id of ours. */
    make(what: Extract<What, { kind: 'add' }>, at: string) {
      const count = waiting().filter(({ kind }) => kind === 'add').length + 1;
      tasks.set(what.task, unsent(what.task, `…${count}`, what.fresh, me, at, nameOf));
    },
    /** As the API would answer of such a task; undefined when there is none. */
    local(id: string, path: string): unknown {
      const task = tasks.get(id);
      if (!task || !id.startsWith(LOCAL)) return undefined;
      if (path.endsWith('/history')) return { comments: [], revisions: [] };
      return path.endsWith(id) ? overlay(task) : [];
    },
  };
}
