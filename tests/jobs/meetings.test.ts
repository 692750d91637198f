import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ForumId, id } from '../../bot/core/ids.ts';
import { planMeetings } from '../../bot/core/meetings/plan.ts';
import { startMeeting } from '../../bot/core/meetings/start.ts';
import { standing } from '../../bot/jobs/index.ts';
import { person, START, world } from '../cards/world.ts';

let here: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.end());

test('a meeting that everyone has left is closed by the standing job, which goes on', async () => {
  const [planned] = await planMeetings(here.deps, person(41), {
    forum: id<ForumId>('natverket'),
    plannedAt: START,
    repeat: null,
  });
  if (!planned) throw new Error('no meeting was planned');
  await startMeeting(here.deps, person(41), { meeting: planned.id });
  const looks = standing(START).filter(({ kind }) => kind === 'meetings');
  await here.deps.store.transaction((kept) => kept.jobs.enqueue(looks));
  const state = async () => {
    const meeting = await here.deps.store.read((kept) => kept.meetings.get(planned.id));
    return [meeting?.state, meeting?.endedBy];
  };
  here.clock.advance(3 * 3_600_000);
  await here.work();
  expect(await state()).toEqual(['running', null]);
  here.clock.advance(2 * 3_600_000);
  await here.work();
  expect(await state()).toEqual(['ended', 'time']);
  const { rows } = await here.pool.query(`select state from job where kind = 'meetings' order by id`);
  expect(rows.at(-1)).toEqual({ state: 'ready' });
});
