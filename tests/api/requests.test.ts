import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExternalRequest, RequestList } from '../../bot/api/contract-requests.ts';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

const asked = {
  party: 'landlord',
  place: 'ward',
  measure: 'repair',
  object: 'entranceDoor',
  count: 2,
  dueDate: '2026-12-01',
};
async function task(responsible: string | null = null): Promise<string> {
  const { json } = await api.ask('kim', 'POST', '/api/tasks', {
    title: 'Hemliga ord om dörren',
    description: 'Ännu hemligare',
    responsible,
  });
  return json.id;
}
const make = (of: string, body: object = asked, who = 'kim', key?: string) =>
  api.ask(who, 'POST', `/api/tasks/${of}/requests`, body, key ? { 'idempotency-key': key } : {});
const settle = (id: string, body: object, who = 'kim') => api.ask(who, 'POST', `/api/requests/${id}/state`, body);
const only = (list: RequestList): ExternalRequest => {
  const [request, ...more] = list.requests;
  if (!request || more.length > 0) throw new Error('not one request');
  return request;
};

test('a request is built from closed lists, and its letter holds nothing of the task', async () => {
  const of = await task();
  const { status, json, text } = await make(of);
  expect(status).toBe(201);
  const request = only(json);
  expect(request.number).toMatch(/^B-\d{5}$/);
  expect(request.letter.to).toBe('hus@husen.example');
  expect(request.letter.text).toContain('Laga entrédörr');
  expect(request.letter.text).toContain('Antal: 2');
  expect(request.letter.text).toContain('Klart senast: 2026-12-01');
  expect(request.letter.subject).toContain(request.number);
  expect(text).not.toMatch(/hemlig/i);
});

test('whatever a task says, no word of it is in the letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-zåäö]{12,30}$/), async (secret) => {
      const { json } = await api.ask('kim', 'POST', '/api/tasks', { title: secret, description: secret });
      const made = await make(json.id);
      expect(only(made.json).letter).not.toContain(secret);
      expect(made.text).not.toContain(secret);
    }),
    { numRuns: 10 },
  );
});

test('the same press makes one request, and another task has its own', async () => {
  const of = await task();
  const [one, again] = [await make(of, asked, 'kim', 'press-0001'), await make(of, asked, 'kim', 'press-0001')];
  expect(only(again.json).id).toBe(only(one.json).id);
  expect((await make(of, { ...asked, count: 3 }, 'kim', 'press-0001')).status).toBe(409);
  expect((await api.ask('kim', 'GET', `/api/tasks/${await task()}/requests`)).json.requests).toEqual([]);
});

describe('what cannot be asked is refused, and nothing is kept:', () => {
  test.each([
    ['a company that is not in the file', { party: 'hemliga ab' }, 'unknownParty'],
    ['a place that is not there', { place: 'nowhere' }, 'unknownPlace'],
    ['words in place of a measure', { measure: 'byt lås hos Anna' }, 'inputInvalid'],
    ['an object of one’s own', { object: 'dörren där det hände' }, 'inputInvalid'],
    ['none', { count: 0 }, 'inputInvalid'],
    ['more than anyone needs', { count: 1000 }, 'inputInvalid'],
    ['a part of a door', { count: 1.5 }, 'inputInvalid'],
    ['a day that has been', { dueDate: '2026-11-02' }, 'inputInvalid'],
    ['a day that is none', { dueDate: '2026-02-30' }, 'inputInvalid'],
    ['a word more than the lists', { note: 'ring Anna' }, 'inputInvalid'],
  ])('%s', async (_, part, code) => {
    const of = await task();
    const { status, json } = await make(of, { ...asked, ...part });
    expect([status >= 400 && status < 500, json.error.code]).toEqual([true, code]);
    expect((await api.ask('kim', 'GET', `/api/tasks/${of}/requests`)).json.requests).toEqual([]);
  });
});

test('it is fulfilled with evidence, and what was settled by mistake is taken back', async () => {
  const of = await task();
  const { id } = only((await make(of)).json);
  const done = await settle(id, { state: 'fulfilled', evidence: 'seenOnSite', on: '2026-11-03' });
  expect(only(done.json)).toMatchObject({
    state: 'fulfilled',
    evidence: { id: 'seenOnSite', name: 'Sett på plats' },
    fulfilledOn: '2026-11-03',
    settledBy: { id: 'kim' },
  });
  expect((await settle(id, { state: 'fulfilled', evidence: 'seenOnSite', on: '2027-01-01' })).status).toBe(400);
  expect((await settle(id, { state: 'fulfilled' })).status).toBe(400);
  const back = await settle(id, { state: 'sent' });
  expect(only(back.json)).toMatchObject({ state: 'sent', evidence: null, settledBy: null });
  expect(only((await settle(id, { state: 'withdrawn' })).json).state).toBe('withdrawn');
  expect(await api.deps.store.read((kept) => kept.events.verify(`task:${of}`))).toBeNull();
});

test('who may not see the task meets nothing, and who was given it reads but does not ask', async () => {
  const of = await task('nurse');
  const { id } = only((await make(of)).json);
  const seen = await api.ask('nurse', 'GET', `/api/tasks/${of}/requests`);
  expect(seen.json.requests).toHaveLength(1);
  const rights = (await api.ask('nurse', 'GET', `/api/tasks/${of}`)).json.may.edit.includes('title');
  expect(seen.json.choices !== null).toBe(rights);
  expect((await make(of, asked, 'nurse')).status).toBe(rights ? 201 : 403);
  // The chief is in a forum, but has no part in the list.
  expect((await api.ask('chief', 'GET', `/api/tasks/${of}/requests`)).status).toBe(404);
  expect((await make(of, asked, 'chief')).status).toBe(404);
  expect((await settle(id, { state: 'withdrawn' }, 'chief')).status).toBe(404);
});
