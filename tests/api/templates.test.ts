import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskTemplate } from '../../bot/api/contract-templates.ts';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

const round = {
  origin: 'selfInspection',
  title: 'Brandskyddsrond',
  description: 'Gå igenom **alla** utrymningsvägar.',
  priority: 'important',
  dueInDays: 14,
  recurrence: 'P3M',
  administration: 'hospital',
  checklist: ['Släckare', 'Skyltar'],
} as const;

const list = async (who = 'kim'): Promise<TaskTemplate[]> =>
  (await api.ask(who, 'GET', '/api/templates')).json.templates;
async function made(title: string, part: object = {}): Promise<TaskTemplate> {
  const { status, json } = await api.ask('kim', 'POST', '/api/templates', { ...round, title, ...part });
  const found = json?.templates?.find((each: TaskTemplate) => each.title === title);
  if (status !== 201 || !found) throw new Error(`not made: ${status}`);
  return found;
}
const change = (of: TaskTemplate, body: object, who = 'kim') =>
  api.ask(who, 'PATCH', `/api/templates/${of.id}`, { base: of.version, ...body });
const use = (of: TaskTemplate, who = 'robin', key?: string) =>
  api.ask(who, 'POST', `/api/templates/${of.id}/tasks`, {}, key ? { 'idempotency-key': key } : {});

test('a task made of a template has all of it, and its date counts from today', async () => {
  const { status, json } = await use(await made('Rond'));
  expect(status).toBe(201);
  expect(json).toMatchObject({
    title: 'Rond',
    description: round.description,
    origin: 'selfInspection',
    priority: 'important',
    dueDate: '2026-11-17',
    recurrence: 'P3M',
    administration: { id: 'hospital' },
    responsible: null,
    createdBy: { id: 'robin' },
  });
  expect(json.checklist).toMatchObject([
    { text: 'Släckare', done: false },
    { text: 'Skyltar', done: false },
  ]);
});

test('the same press makes one task of it, another press another', async () => {
  const template = await made('En gång');
  const [one, again, other] = [
    await use(template, 'kim', 'press-0001'),
    await use(template, 'kim', 'press-0001'),
    await use(template, 'kim', 'press-0002'),
  ];
  expect(again.json.id).toBe(one.json.id);
  expect(other.json.id).not.toBe(one.json.id);
  const ids = one.json.checklist.map(({ id }: { id: string }) => id);
  expect(other.json.checklist.map(({ id }: { id: string }) => id)).not.toEqual(ids);
});

test('its owner and leadership change it, others use it', async () => {
  const template = await made('Ägd');
  const changed = { fields: { ...round, title: 'Ägd', priority: 'low' } };
  expect((await change(template, changed, 'robin')).status).toBe(403);
  expect((await list('robin')).find(({ id }) => id === template.id)).toMatchObject({ mayChange: false, version: 1 });
  expect((await change(template, changed)).status).toBe(200);
  const [now] = (await list('lee')).filter(({ id }) => id === template.id);
  if (!now) throw new Error('gone');
  expect(now).toMatchObject({ priority: 'low', mayChange: true, version: 2 });
  expect((await change(now, { owner: 'robin' }, 'lee')).status).toBe(200);
  expect((await list('robin')).find(({ id }) => id === template.id)).toMatchObject({
    owner: { id: 'robin' },
    mayChange: true,
  });
});

test('who changes what someone else changed meanwhile is told, and nothing is overwritten', async () => {
  const template = await made('Två på en gång');
  expect((await change(template, { fields: { ...round, title: 'Två på en gång', dueInDays: 1 } })).status).toBe(200);
  const late = await change(template, { fields: { ...round, title: 'Skriver över' } });
  expect([late.status, late.json.error.code]).toEqual([409, 'conflict']);
  expect((await list()).some(({ title }) => title === 'Skriver över')).toBe(false);
});

test('taken away it makes no tasks, and is brought back as it was', async () => {
  const template = await made('Bort och tillbaka');
  expect((await change(template, { removed: true })).status).toBe(200);
  expect((await use(template)).status).toBe(404);
  const [gone] = (await list()).filter(({ id }) => id === template.id);
  if (!gone) throw new Error('erased');
  await change(gone, { removed: false });
  expect((await use(template)).json.title).toBe('Bort och tillbaka');
});

describe('a template is refused when its task would be:', () => {
  test.each([
    ['no title', { title: ' ' }, 'textMissing'],
    ['an identity number', { description: 'Ring 19121212-1212' }, 'personalNumber'],
    ['one in the checklist', { checklist: ['Ring 19121212-1212'] }, 'personalNumber'],
    ['an origin of cases', { origin: 'case' }, 'inputInvalid'],
    ['a place that is none', { administration: 'nowhere' }, 'unknownPlace'],
    ['a series without a date', { dueInDays: null }, 'recurrenceNeedsDate'],
    ['days that are none', { dueInDays: 1.5 }, 'inputInvalid'],
    ['days before today', { dueInDays: -1 }, 'inputInvalid'],
    ['days past two years', { dueInDays: 731 }, 'inputInvalid'],
    ['more lines than anyone ticks', { checklist: Array.from({ length: 51 }, (_, n) => `${n}`) }, 'tooMany'],
  ])('%s', async (_, part, code) => {
    const before = await list();
    const { status, json } = await api.ask('kim', 'POST', '/api/templates', { ...round, ...part });
    expect([status >= 400 && status < 500, json.error.code]).toEqual([true, code]);
    expect(await list()).toEqual(before);
  });
});

test('who has no part in the list meets no template', async () => {
  const template = await made('Bara nätverkets');
  for (const who of ['nurse', 'chief']) {
    expect((await api.ask(who, 'GET', '/api/templates')).status).toBe(403);
    expect((await api.ask(who, 'POST', '/api/templates', round)).status).toBe(403);
    expect((await use(template, who)).status).toBe(403);
    expect((await change(template, { removed: true }, who)).status).toBe(403);
  }
  expect((await change(template, { owner: 'nurse' })).json.error.code).toBe('unknownPerson');
});
