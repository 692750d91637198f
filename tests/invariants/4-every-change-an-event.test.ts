import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServer } from '../../bot/adapters/store/server.ts';
import { createStore } from '../../bot/adapters/store/store.ts';
import { systemIds } from '../../bot/adapters/system/system.ts';
import { verifyChains } from '../../bot/core/cases/verify-chains.ts';
import { nora } from '../journeys/story.ts';
import { program } from '../processes/bot.ts';
import { startTrygg, type Trygg } from '../setup/trygg.ts';
import { type Story, wholeStory } from './leaks/story.ts';

/*
 * Invariant 4: every state change has an event in the same transaction; the chain verifies; nothing deletes an event.
 * That the database refuses to change an event, and that any altered one is found, is in tests/contracts/store/events.ts.
 */
let trygg: Trygg;
let story: Story;
beforeAll(async () => {
  trygg = await startTrygg();
  story = await wholeStory(trygg, nora);
}, 300_000);
afterAll(() => trygg.stop());

const rows = async (sql: string) => (await trygg.pool.query(sql)).rows;

/** A row carries the number of the transaction that last wrote it: an event of the same case must carry it too. */
const changes = {
  case: `select c.xmin, c.id::text as stream from "case" c`,
  case_page: 'select xmin, case_id::text as stream from case_page',
  case_entry: 'select xmin, case_id::text as stream from case_entry',
  access_reason: 'select xmin, case_id::text as stream from access_reason',
  photo: 'select xmin, case_id::text as stream from photo where case_id is not null',
  sealed: `select s.xmin, c.id::text as stream from sealed s
    left join sealed_of_case o on o.handle = s.handle join "case" c on c.id = o.case_id or c.reporter_handle = s.handle`,
  task: `select xmin, 'task:' || id as stream from task`,
  task_revision: `select xmin, 'task:' || task_id as stream from task_revision`,
};

test.each(Object.entries(changes))(
  'every row of %s was written by a transaction that also wrote an event of it',
  async (_table, sql) => {
    expect((await rows(sql)).length).toBeGreaterThan(0);
    const without = await rows(
      `select * from (${sql}) changed where not exists (select from event e where e.stream = changed.stream and e.xmin = changed.xmin)`,
    );
    expect(without).toEqual([]);
  },
);

test('each of the story’s steps stands in the case’s chain, in order, and the case’s row knows its head', async () => {
  const events = await rows(`select type, hash from event where stream = '${story.id}' order by seq`);
  const told = events.map(({ type }) => type).filter((type) => type !== 'read' && type !== 'unreachable');
  expect(told).toEqual([
    ...['received', 'routed', 'reminded'],
    ...['pageSaved', 'added', 'added', 'photoAdded'],
    ...['taken', 'asked', 'answered', 'taskMade'],
    ...['handedOver', 'routed', 'reminded', 'taken', 'sealedOpened', 'closed'],
  ]);
  const [row] = await rows(`select event_count, event_head from "case" where id = '${story.id}'`);
  expect(row).toEqual({ event_count: events.length, event_head: events.at(-1)?.hash });
});

test('no event is deleted when all that has served is cleaned away, and the chains hold ever after', async () => {
  const before = await rows('select hash from event');
  trygg.clock.advance(400 * 24 * 3_600_000);
  // What recurs has run when it has left its successor.
  const cleaned = `select from job where kind = 'clean' and state = 'ready' and run_at > '${trygg.clock.now().toISOString()}'`;
  await expect.poll(async () => (await rows(cleaned)).length, { timeout: 30_000 }).toBe(1);
  expect(await rows('select from draft')).toEqual([]);
  const after = await rows('select hash from event');
  expect(after).toEqual(expect.arrayContaining(before));
  const pool = openServer(trygg.database.url, () => {});
  const { chains, broken } = await verifyChains(createStore(pool, systemIds, () => {}));
  await pool.end();
  expect([chains.includes(story.id), chains.includes('digest'), broken]).toEqual([true, true, []]);
});

test('npm run events:verify says how many chains hold, and which does not, and from where', async () => {
  const scripts: unknown = JSON.parse(await readFile('package.json', 'utf8'));
  expect(scripts).toMatchObject({ scripts: { 'events:verify': 'node bot/commands/verify-events.ts' } });
  const verify = async () => {
    const command = program('bot/commands/verify-events.ts', [], { DATABASE_URL: trygg.database.url });
    return { code: await command.ended, said: command.said.out };
  };
  const good = await verify();
  expect(good.said).toMatch(/^\d+ chains verified \(.*case 1.*\): all hold\.\n$/);
  expect(good.code).toBe(0);
  // As someone with the database's own password would.
  await rows(`alter table event disable trigger user;
    update event set type = 'withdrawn' where stream = '${story.id}' and seq = 5;
    alter table event enable trigger user`);
  const bad = await verify();
  expect(bad.said).toContain(`${story.id} is not as it was written from event 5 on\n`);
  expect(bad.code).toBe(1);
});
