/*
 * Makes a network that has worked for a while, over HTTP: tasks of all kinds, a series of meetings, one of them running
 * with decisions taken, and one that is over with its minutes. Times are counted from now.
 */
const person = (last: number): string => `7a000001-de30-4000-8000-${String(last).padStart(12, '0')}`;
const DAY_MS = 86_400_000;
const day = (ahead: number): string => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);

const titles = [
  'Byt skalskydd på akuten',
  'Öva inlåsning med nattpersonalen',
  'Se över kameror i entrén',
  'Brandskyddsrond, plan 1–2',
  'Kontrollera utrymningsvägar',
  'Uppdatera larmplanen',
  'Följ upp vaktbolagets avtal',
  'Riskanalys av receptionen',
  'Utbilda i lågaffektivt bemötande',
  'Märk upp samlingsplatsen',
] as const;
const priorities = ['urgent', 'important', 'medium', 'medium', 'low'] as const;
const origins = ['rsa', 'selfInspection', 'goal', 'inspectionRemark', 'meeting'] as const;

type Answer = { readonly [key: string]: unknown } & {
  readonly id?: string;
  readonly meetings?: readonly { readonly id: string }[];
  readonly administrations?: readonly { readonly id: string }[];
  readonly priority?: string;
  readonly fieldVersions?: { readonly priority: number };
  readonly lead?: { readonly term: number };
  readonly points?: readonly { readonly id: string; readonly task: unknown; readonly section: string }[];
};

/** Asks the API as someone. Throws when it refuses. */
export async function asking(url: string, last: number) {
  const told = await fetch(`${url}/local/token`, { method: 'POST', body: JSON.stringify({ person: person(last) }) });
  const { token }: { token: string } = await told.json();
  return async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

/** Tasks as a network has them. Returns the id of one that has everything. */
export async function fillNetwork(url: string): Promise<string> {
  const ask = await asking(url, 41);
  const places = (await ask('GET', '/api/choices')).administrations ?? [];
  let whole = '';
  for (let at = 0; at < 30; at += 1) {
    const rich = at % 6 === 0;
    const { id } = await ask('POST', '/api/tasks', {
      title: titles[at % titles.length],
      dueDate: at % 9 === 8 ? 'none' : day(((at * 7) % 160) - 12),
      priority: priorities[at % priorities.length],
      origin: origins[at % origins.length],
      administration: places[at % Math.max(1, places.length)]?.id ?? null,
      responsible: at % 7 === 3 ? null : person(41 + (at % 7)),
      ...(rich
        ? {
            recurrence: 'P1Y',
            participants: [person(42), person(44)],
            description: 'Gå igenom **alla** dörrar:\n\n- entrén\n- personalingången\n- garaget',
            checklist: ['Entrén', 'Personalingången', 'Garaget'].map((text) => ({ id: crypto.randomUUID(), text })),
          }
        : {}),
    });
    if (rich && id !== undefined) whole = id;
  }
  const carl = await asking(url, 42);
  await carl('POST', `/api/tasks/${whole}/comments`, { text: 'Jag tar garaget på fredag.' });
  const task = await ask('GET', `/api/tasks/${whole}`);
  const checklist: unknown = task.checklist;
  const [first] = Array.isArray(checklist) ? checklist : [];
  if (first) {
    const { id: item, text, version: base } = first;
    await ask('PATCH', `/api/tasks/${whole}`, {
      changes: [{ field: 'checklist', item, value: { text, done: true }, base }],
    });
  }
  for (const [at, title] of ['Brandskyddsrond', 'Genomgång av larm och kameror', 'Övning: hotfullt samtal'].entries())
    await ask('POST', '/api/templates', {
      title,
      origin: origins[at % 2],
      description: 'Gå igenom, åtgärda och skriv upp det som återstår.',
      priority: 'medium',
      dueInDays: 30,
      recurrence: 'P1Y',
      administration: null,
      checklist: ['Gå ronden', 'Skriv upp brister', 'Boka nästa'],
    });
  return whole;
}

export type Meetings = { readonly planned: string; readonly running: string; readonly over: string };

/** A series of the network: one that is over, one that runs, and those to come. */
export async function fillMeetings(url: string): Promise<Meetings> {
  const [lead, carl, carina] = await Promise.all([asking(url, 41), asking(url, 42), asking(url, 43)]);
  const plan = async (ahead: number, times: number) => {
    const { meetings = [] } = await lead('POST', '/api/meetings', {
      forum: 'natverket',
      plannedAt: new Date(Date.now() + ahead).toISOString(),
      ...(times > 1 ? { repeat: { times, everyWeeks: 4 } } : {}),
    });
    return meetings.map(({ id }) => id);
  };
  const begin = async (id: string) => {
    await lead('POST', `/api/meetings/${id}/start`, {});
    for (const ask of [lead, carl, carina]) await ask('POST', `/api/meetings/${id}/attendance`, { present: true });
    const page = await lead('GET', `/api/meetings/${id}`);
    const tasks = (page.points ?? []).filter(({ task }) => task !== null);
    const open = (point: string) => lead('POST', `/api/meetings/${id}/point`, { term: page.lead?.term, point });
    for (const [at, { id: point }] of tasks.slice(0, 2).entries()) {
      await open(point);
      await lead('POST', `/api/meetings/${id}/actions/decide`, {
        point,
        outcome: at === 0 ? 'agreed' : 'noted',
        text: at === 0 ? 'Åtgärden görs före årsskiftet.' : 'Nätverket tar del av läget.',
      });
    }
    const [third] = tasks.slice(2);
    if (third) await open(third.id);
  };
  const [over = ''] = await plan(60_000, 1);
  await begin(over);
  await lead('POST', `/api/meetings/${over}/end`, {});
  const [running = ''] = await plan(120_000, 1);
  await begin(running);
  const [planned = ''] = await plan(7 * DAY_MS, 3);
  await carl('POST', '/api/forums/natverket/proposals', { title: 'Gemensam övning i vår', minutes: 10 });
  return { planned, running, over };
}
