import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectory } from '../../bot/adapters/graph/directory.ts';
import { type FunctionId, type GroupId, id } from '../../bot/core/ids.ts';
import { withDirectory } from '../../bot/core/organisation/with-directory.ts';
import { jobKinds, standingWithDirectory } from '../../bot/jobs/index.ts';
import { aGraph } from '../adapters/graph/a-directory.ts';
import { person, START, shipped, world } from '../cards/world.ts';

const group = id<GroupId>('9f000001-0000-4000-8000-000000000001');
const [henrik] = [person(3)];
const rules = {
  unit: { attribute: 'department', codes: new Map() } as const,
  functions: new Map([[id<FunctionId>('sakerhetspartner-sjukhus'), { holders: [group], deputies: [] }]]),
  roles: new Map(),
  appRoles: {},
  electedOfficials: [],
};
const nothing = { people: [], groups: new Map(), absences: [], answeredAt: null, fingerprint: '00000000' };
const QUARTER = 15 * 60_000;

let graph: Awaited<ReturnType<typeof aGraph>>;
let here: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  graph = await aGraph();
  graph.double.person({ id: henrik, displayName: 'Henrik Testberg' });
  graph.double.group({ id: group, displayName: 'Partner', members: [henrik] });
  here = await world(withDirectory(shipped, rules, nothing, START), {
    also: () => ({
      directory: createDirectory({ graph: graph.graph, attribute: 'department', mailboxes: false, now: graph.now }),
    }),
  });
});
afterEach(async () => {
  await here.end();
  await graph.double.stop();
});

const start = () => here.deps.store.transaction((kept) => kept.jobs.enqueue(standingWithDirectory(here.clock.now())));
const waiting = async (kind: string): Promise<number[]> => {
  const { rows } = await here.pool.query<{ run_at: Date }>(
    `select run_at from job where kind = $1 and state = 'ready' order by run_at`,
    [kind],
  );
  return rows.map(({ run_at }) => run_at.getTime() - START.getTime());
};
const state = () => here.deps.store.read((kept) => kept.directory.state());
const troubles = async () => (await here.pool.query('select what, code from trouble order by what')).rows;
const move = async (ms: number) => {
  here.clock.advance(ms);
  graph.advance(ms);
  await here.work();
};

describe('the round that asks the directory', () => {
  it('begins at a start, however many processes start, and comes again each quarter of an hour', async () => {
    await Promise.all([start(), start()]);
    await here.work();
    const { groups, answeredAt } = await here.deps.store.read((kept) => kept.directory.snapshot());
    expect([groups.get(group), answeredAt]).toEqual([[henrik], START]);
    expect([await waiting('directory'), await waiting('absence')]).toEqual([[QUARTER], [QUARTER]]);
    await move(QUARTER);
    expect(await waiting('directory')).toEqual([2 * QUARTER]);
    expect((await state()).groupsAt?.getTime()).toBe(START.getTime() + QUARTER);
  });

  it('that meets a Graph that is away is not stuck: it notes it, and asks again soon, and no sooner than Graph says', async () => {
    graph.double.faults.next({ kind: 'answer', status: 503, after: 400 }, { template: 'transitiveMembers' });
    await start();
    await here.work();
    expect((await state()).failure).toMatchObject({ code: 'graph503' });
    const [again = 0, quarter] = await waiting('directory');
    expect(quarter).toBe(QUARTER);
    expect(again).toBeGreaterThanOrEqual(400_000);
    expect(again).toBeLessThan(QUARTER);
    await move(again);
    expect(await state()).toMatchObject({ failure: null, groupsAt: new Date(START.getTime() + again) });
    expect(await waiting('directory')).toEqual([QUARTER]);
  });

  it('that is given no token tells an administrator, is not stuck, and takes that back when it works', async () => {
    const { secret } = graph.double.app;
    Object.assign(graph.double.app, { secret: 'changed' });
    graph.double.expireTokens();
    await start();
    await here.work();
    expect(await troubles()).toEqual([{ what: 'directory', code: 'tokenRefused' }]);
    Object.assign(graph.double.app, { secret });
    await move(QUARTER);
    expect(await troubles()).toEqual([]);
    expect((await state()).failure).toBeNull();
  });

  it('that meets a fault of ours goes on all the same with the next quarter', async () => {
    const kind = jobKinds.get('directory');
    const broken = () => Promise.reject(new Error('a fault'));
    const directory = { members: broken, profiles: broken, absences: broken, portrait: broken };
    const cleaner = { clean: broken };
    await expect(kind?.run({ ...here.deps, messenger: here.messenger, cleaner, directory }, {})).rejects.toThrow(
      'a fault',
    );
    expect(await waiting('directory')).toEqual([QUARTER]);
  });
});

it('who was met is looked up after the commit, by a job that names nobody', async () => {
  const ulf = person(5);
  graph.double.person({ id: ulf, displayName: 'Ulf Utkastström', department: 'Kirurgen' });
  await here.say(ulf, 'Hjälp');
  await here.say(ulf, 'Hjälp');
  const { people } = await here.deps.store.read((kept) => kept.directory.snapshot());
  expect(people).toEqual([expect.objectContaining({ person: ulf, place: 'Kirurgen' })]);
  const { rows } = await here.pool.query(`select payload from job where kind = 'profile'`);
  expect(rows).toEqual([{ payload: {} }]);
});

it('someone whom the directory does not know is asked for once, and nothing is made up', async () => {
  await here.say(person(6), 'Help', [], 'en');
  await here.say(person(6), 'Help', [], 'en');
  expect((await here.deps.store.read((kept) => kept.directory.snapshot())).people).toEqual([]);
  const { rowCount } = await here.pool.query(`select from job where kind = 'profile'`);
  expect(rowCount).toBe(1);
});
