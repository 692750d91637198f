import type { MeetingPage, MeetingPoint } from '../../bot/api/contract.ts';
import type { world } from '../api/world.ts';

type Api = Awaited<ReturnType<typeof world>>;
type Shown = Extract<MeetingPage, { audience: 'forum' }>;

const alarm = 'Se över larm och larmrutiner';
const overdue = 'Byt skalskydd på akuten och i ambulanshallen';
const tasks = [
  {
    title: overdue,
    dueDate: '2026-10-27',
    responsible: 'robin',
    priority: 'urgent',
    description: 'Gå igenom **alla** dörrar före årsskiftet:\n\n- entrén\n- personalingången\n- garaget',
  },
  { title: 'Öva inlåsning med nattpersonalen', dueDate: '2026-11-20', responsible: 'lee', origin: 'goal' },
  {
    title: 'Gå igenom utrymningsvägarna på plan 1–3 med fastighetsägaren och räddningstjänsten',
    dueDate: '2026-12-15',
    origin: 'selfInspection',
  },
  { title: 'Uppdatera larmplanen', responsible: 'kim', origin: 'rsa' },
  { title: 'Utbilda receptionerna i lågaffektivt bemötande', dueDate: '2027-01-29', responsible: 'robin' },
];
const proposals = [
  { person: 'robin', title: 'Gemensam övning i vår', minutes: 10 },
  { person: 'lee', title: 'Julbemanning i receptionerna', minutes: 5 },
];

/**
 * A meeting that has begun, of the people of the API's tests: all of them are called Påhittad, made up. Kim leads it.
 * Nobody has taken up a point yet.
 */
export async function fillTeams(api: Api) {
  const ask = async (person: string, method: string, path: string, body?: object) => {
    const answer = await api.ask(person, method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  for (const task of tasks) await ask('kim', 'POST', '/api/tasks', task);
  const of = await api.makeCase();
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  for (const { person, ...proposal } of proposals) await ask(person, 'POST', '/api/forums/network/proposals', proposal);
  const planned = await ask('kim', 'POST', '/api/meetings', { forum: 'network', plannedAt: '2026-11-03T09:00:00Z' });
  const id: string = planned.meetings[0].id;
  const path = `/api/meetings/${id}`;
  await ask('kim', 'POST', `${path}/start`);
  for (const person of ['kim', 'robin']) await ask(person, 'POST', `${path}/attendance`, { present: true });

  const seen = (): Promise<Shown> => ask('kim', 'GET', path);
  const act = (point: MeetingPoint, name: string, input: object) =>
    ask('kim', 'POST', `${path}/actions/${name}`, { point: point.id, ...input });
  /** Everyone's point from now on. */
  const takeUp = async (title: string): Promise<MeetingPoint> => {
    const { points, lead } = await seen();
    const point = points.find((each) => (each.task?.title ?? each.title) === title);
    if (!point) throw new Error(`${title} is not on the agenda`);
    await ask('kim', 'POST', `${path}/point`, { point: point.id, term: lead.term });
    return point;
  };
  return {
    id,
    case: of,
    alarm,
    /** The leader is not heard from for so long. The world's clock moves a second a look. */
    silence(seconds: number) {
      for (let looks = 0; looks < seconds; looks += 1) api.deps.clock.now();
    },
    /** The leader is heard from, as by a window of theirs. */
    beat: async () => ask('kim', 'POST', `${path}/beat`, { term: (await seen()).lead.term }),
    async decideOverdue() {
      const point = await takeUp(overdue);
      await act(point, 'decide', { text: 'Fastighet byter låsen på plan 1 först, och återkommer med en tidplan.' });
      await act(point, 'date', { dueDate: '2026-12-01', base: point.task?.versions.dueDate });
    },
    async decideAlarm() {
      const point = await takeUp(alarm);
      await act(point, 'assign', { responsible: 'robin', base: point.task?.versions.responsible });
    },
    end: () => ask('kim', 'POST', `${path}/end`),
  };
}
