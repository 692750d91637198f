import { afterAll, beforeAll, expect, test } from 'vitest';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

const all = { weekly: true, due: true, given: true, mentioned: true };
const see = async (who: string) => (await api.ask(who, 'GET', '/api/notices')).json;

test('everyone is told of all until they say otherwise, each for themselves', async () => {
  expect(await see('kim')).toEqual(all);
  expect((await api.ask('kim', 'PATCH', '/api/notices', { due: false })).json).toEqual({ ...all, due: false });
  expect((await api.ask('kim', 'PATCH', '/api/notices', { given: false })).json).toEqual({
    ...all,
    due: false,
    given: false,
  });
  expect(await see('kim')).toEqual({ ...all, due: false, given: false });
  expect(await see('nurse')).toEqual(all);
});

test('what is no kind of notice is refused, and changes nothing', async () => {
  const before = await see('robin');
  for (const wrong of [{ cases: false }, { due: 'no' }, { due: null }])
    expect((await api.ask('robin', 'PATCH', '/api/notices', wrong)).status).toBe(400);
  expect(await see('robin')).toEqual(before);
});
