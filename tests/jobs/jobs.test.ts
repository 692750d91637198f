import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Retryable } from '../../bot/core/errors.ts';
import { jobKinds, standing } from '../../bot/jobs/index.ts';
import { textOf } from '../cards/valid.ts';
import { person, START, world } from '../cards/world.ts';

const ward = { unit: 'akutmottagningen-halmstad' };
const [nora, siri, samir, doris] = [person(1), person(21), person(22), person(24)];

let here: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.end());

async function events(type: string): Promise<number> {
  const [of] = await here.cases();
  const all = await here.deps.store.read((kept) => kept.events.of(of?.id ?? ''));
  return all.filter((event) => event.type === type).length;
}
/** The card job of every card of the newest case, once more. */
async function drawAllAgain(): Promise<void> {
  const [of] = await here.cases();
  const { rows } = await here.pool.query<{ id: string }>('select id from card where case_id = $1', [of?.id]);
  await here.deps.store.transaction((kept) =>
    kept.jobs.enqueue(rows.map(({ id }) => ({ kind: 'card', payload: { card: id } }))),
  );
  await here.work();
}
const sendings = () => here.messenger.messages.reduce((sum, { edits }) => sum + 1 + edits, 0);

describe('the job that makes a stored message equal to the state of now', () => {
  it('posts once, edits what differs, and sends nothing when nothing differs', async () => {
    await here.report(nora, ward);
    const posted = sendings();
    await drawAllAgain();
    expect(sendings()).toBe(posted);
    await here.press(siri, here.newest(siri), 'take');
    const edited = sendings();
    expect(edited).toBeGreaterThan(posted);
    await drawAllAgain();
    expect(sendings()).toBe(edited);
    expect(here.messages(samir)).toHaveLength(1);
  });

  it('that Teams puts off fails to be tried again, and then posts once', async () => {
    await here.report(nora, ward).catch(() => null);
    const before = here.messages(samir).length;
    const [of] = await here.cases();
    here.messenger.faults.push(new Retryable('throttled', 3));
    const { rows } = await here.pool.query<{ id: string }>(
      `insert into card (id, face, addressee_kind, addressee, case_id, subject) values (gen_random_uuid(), 'triage', 'person', $1, $2, '0') returning id`,
      [samir, of?.id],
    );
    const [card] = rows;
    const run = () =>
      jobKinds.get('card')?.run(
        {
          ...here.deps,
          messenger: here.messenger,
          cleaner: { clean: () => Promise.reject(new Error('no files here')) },
        },
        { card: card?.id },
      );
    await expect(run()).rejects.toMatchObject({ code: 'throttled', after: 3 });
    await run();
    await run();
    expect(here.messages(samir)).toHaveLength(before + 1);
  });

  it('of a card that is gone does nothing', async () => {
    await here.deps.store.transaction((kept) =>
      kept.jobs.enqueue([{ kind: 'card', payload: { card: '00000000-0000-4000-8000-000000000001' } }]),
    );
    const before = sendings();
    await here.work();
    expect(sendings()).toBe(before);
  });

  it('speaks the language that its reader was last heard in', async () => {
    const grace = person(6);
    await here.say(grace, 'Report', [], 'en');
    expect(textOf(here.newest(grace))).toContain('Are you safe now?');
  });
});

describe('the ladder', () => {
  it('passes an unreachable deputy by at once, tells of it once also when the whole function is reminded, and then waits for leadership’s time', async () => {
    here.messenger.without.add(doris);
    await here.report(nora, ward);
    for (const minutes of [60, 60]) {
      here.clock.advance(minutes * 60_000 + 1_000);
      await here.work();
    }
    const [of] = await here.cases();
    expect(of?.ladderDone).toBe(4);
    expect(await events('unreachable')).toBe(1);
    await drawAllAgain();
    expect(await events('unreachable')).toBe(1);
  });

  it('with nobody of leadership reachable goes on at its own pace, and not without end', async () => {
    for (const who of [person(33), person(34)]) here.messenger.without.add(who);
    for (let round = 0; round < 3; round += 1) {
      const [of] = await here.cases();
      here.clock.advance((of?.promisedAt?.getTime() ?? 0) - here.clock.now().getTime() + 1_000);
      await here.work();
      expect((await here.cases())[0]?.ladderDone).toBe((of?.ladderDone ?? 0) + 1);
    }
  });

  it('climbs a step once, also when its job runs again', async () => {
    const before = await here.cases();
    const { rows } = await here.pool.query<{ payload: { [key: string]: string | number } }>(
      `select payload from job where kind = 'climb' and state = 'done'`,
    );
    await here.deps.store.transaction((kept) =>
      kept.jobs.enqueue(rows.map(({ payload }) => ({ kind: 'climb', payload }))),
    );
    await here.work();
    expect(await here.cases()).toEqual(before);
  });
});

it('standing jobs are asked for at every start and kept once a quarter, an hour or a day', async () => {
  const start = () => here.deps.store.transaction((kept) => kept.jobs.enqueue(standing(START)));
  await Promise.all([start(), start()]);
  await start();
  const { rows } = await here.pool.query(
    `select kind from job where once is not null and run_at > $1 and run_at < $2 order by kind`,
    [START, new Date(START.getTime() + 86_400_000)],
  );
  expect(rows).toEqual([{ kind: 'clean' }, { kind: 'digest' }, { kind: 'meetings' }, { kind: 'work' }]);
});
