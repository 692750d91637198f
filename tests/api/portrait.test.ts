import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../bot/core/ids.ts';
import { portraitsOf } from '../../bot/core/organisation/portraits.ts';
import { organisation } from '../core/tasks/world.ts';
import { p, world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3);
beforeAll(async () => {
  api = await world();
  await api.deps.store.transaction(async ({ directory }) => {
    await directory.wantPortrait(p('nurse'));
    await directory.keepPortrait(p('nurse'), jpeg, new Date('2026-11-01T09:00:00Z'));
  });
});
afterAll(() => api.end());
const of = (who: string) => `/api/people/${who}/portrait`;

test('a portrait is shown to those who may look among people, as a picture that can do nothing, with its age', async () => {
  const { tokenOf, url } = api;
  for (const who of ['kim', 'holder', 'lee']) {
    const answer = await fetch(`${url}${of('nurse')}`, { headers: { authorization: `Bearer ${await tokenOf(who)}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('last-modified')).toBe('Sun, 01 Nov 2026 09:00:00 GMT');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([...jpeg]);
  }
});

test('an employee is refused, and so is everyone for someone without one', async () => {
  expect((await api.ask('nurse', 'GET', of('nurse'))).json.error.code).toBe('notAllowed');
  for (const who of ['kim', 'nobody-at-all', '..%2f..%2fme'])
    expect((await api.ask('holder', 'GET', of(who))).status).toBe(404);
});

test('the list of people says who has one; without a directory nobody has, and nothing is asked for', async () => {
  const list = (await api.ask('holder', 'GET', '/api/people?text=')).json;
  expect(list.map(({ portrait }: { portrait: boolean }) => portrait)).not.toContain(true);
  expect(await api.deps.store.read(({ directory }) => directory.wantedPortraits(10))).toEqual([]);
});

test('with a directory the list says who has one, and asks once for those not known yet', async () => {
  const rules = { unit: null, functions: new Map(), roles: new Map(), appRoles: {}, electedOfficials: [] };
  const directory = { rules, answeredAt: null, away: new Set<PersonId>() };
  const people = [p('nurse'), p('kim')];
  const now = new Date('2026-11-03T09:00:00Z');
  const look = () =>
    api.deps.store.transaction((kept) => portraitsOf({ ...organisation, directory }, kept, people, now));
  expect([...(await look())]).toEqual([p('nurse')]);
  await look();
  expect(await api.deps.store.read((kept) => kept.directory.wantedPortraits(10))).toEqual([p('kim')]);
  const { rows } = await api.deps.pool.query(`select payload from job where kind = 'portrait'`);
  expect(rows).toEqual([{ payload: {} }]);
});
