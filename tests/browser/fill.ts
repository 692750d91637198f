import { chatAs } from '../setup/chat.ts';

/*
 * Makes a stage that has been in use for a while, over HTTP: reports by several people, and tasks of all kinds. Times
 * are counted from now, so that something is always late and something due today.
 */

const person = (last: number): string => `7a000001-de30-4000-8000-${String(last).padStart(12, '0')}`;
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const reports = [
  { who: 10, kinds: 'threat,damage', ongoing: 'ongoing' },
  { who: 16, kinds: 'violence', ongoing: 'mayRepeat' },
  { who: 6, kinds: 'theft', ongoing: 'over' },
] as const;

const tasks = [
  { title: 'Egenkontroll brandskydd, plan 3–5', dueDate: day(-9), origin: 'selfInspection', responsible: person(41) },
  {
    title: 'Åtgärda brister efter tillsynen i maj',
    dueDate: day(-2),
    origin: 'inspectionRemark',
    responsible: person(43),
  },
  { title: 'Inventera nycklar på vårdcentralerna', dueDate: day(0), origin: 'manual', responsible: person(42) },
  { title: 'Övning i hotfulla samtal för receptionerna', dueDate: day(1), origin: 'meeting', responsible: person(47) },
  { title: 'Ny belysning vid personalparkeringen', dueDate: day(12), origin: 'rsa', responsible: null },
  { title: 'Gå igenom larmrutinen med natten', dueDate: day(20), origin: 'goal', responsible: person(44) },
  { title: 'Utbilda nya säkerhetssamordnare', dueDate: null, origin: 'manual', responsible: person(33) },
] as const;

export async function fillReports(url: string): Promise<void> {
  for (const { who, ...inputs } of reports) {
    const chat = chatAs(url, person(who));
    await chat.say('Rapportera');
    const gate = await chat.card((_card, text) => /Är du i säkerhet nu\?|Are you safe now\?/.test(text));
    const form = await chat.press(gate, gate.card, 'safe');
    await chat.press(gate, form.card, 'submit', inputs);
  }
}

export async function fillTasks(url: string): Promise<void> {
  const told = await fetch(`${url}/local/token`, { method: 'POST', body: JSON.stringify({ person: person(33) }) });
  const { token } = await told.json();
  for (const [at, task] of tasks.entries()) {
    const answer = await fetch(`${url}/api/tasks`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `00000000-0000-4000-8000-00000000000${at}`,
      },
      body: JSON.stringify(task),
    });
    if (!answer.ok) throw new Error(`a task was refused: ${answer.status} ${await answer.text()}`);
  }
}
