import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '../../bot/core/cases/assess.ts';
import { type Urgency, urgencies } from '../../bot/core/cases/case.ts';
import { close } from '../../bot/core/cases/close.ts';
import { declareConflict } from '../../bot/core/cases/declare-conflict.ts';
import { handOver } from '../../bot/core/cases/hand-over.ts';
import { take } from '../../bot/core/cases/take.ts';
import { withdraw } from '../../bot/core/cases/withdraw.ts';
import { Refusal } from '../../bot/core/errors.ts';
import { type CaseId, type FunctionId, id } from '../../bot/core/ids.ts';
import { person, shipped, world } from '../cards/world.ts';

/*
 * Invariant 2: every case has exactly one responsible function at any moment, and an escalation job until it is
 * acknowledged. Walked here by use cases and by time; press by press in tests/walks.
 */

const reporter = person(1);
/** The hospital's function, the on-call one, the fallback, leadership, and one who has no part in it. */
const people = [21, 22, 23, 24, 29, 30, 31, 32, 33, 34, 25].map(person);
const functions = [...shipped.functions.keys()];

type Move =
  | { readonly kind: 'take' | 'conflict' | 'close'; readonly by: number }
  | { readonly kind: 'assess'; readonly by: number; readonly urgency: Urgency }
  | { readonly kind: 'handOver'; readonly by: number; readonly to: FunctionId }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'wait'; readonly minutes: number };

const by = fc.nat({ max: people.length - 1 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('take' as const, 'conflict' as const), by }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), by }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('assess' as const), by, urgency: fc.constantFrom(...urgencies) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('handOver' as const), by, to: fc.constantFrom(...functions) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'withdraw' as const }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 20, 70, 600) }) },
);

let w: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  w = await world(undefined, { eager: false });
});
afterAll(() => w.end());

async function newCase(): Promise<CaseId> {
  await w.say(reporter, 'Rapportera');
  await w.work();
  const form = await w.press(reporter, w.newest(reporter), 'safe');
  await w.press(reporter, form, 'submit', { kinds: 'threat', ongoing: 'ongoing' });
  const [made] = await w.cases();
  if (!made) throw new Error('no case');
  return made.id;
}

async function make(of: CaseId, next: Move): Promise<void> {
  const words = { text: 'Så är det.', identifiers: null };
  if (next.kind === 'wait') {
    w.clock.advance(next.minutes * 60_000);
    await w.work();
    return;
  }
  const actor = 'by' in next ? (people[next.by] ?? reporter) : reporter;
  const input = { case: of };
  try {
    if (next.kind === 'take') await take(w.deps, actor, input);
    else if (next.kind === 'conflict') await declareConflict(w.deps, actor, input);
    else if (next.kind === 'close') await close(w.deps, actor, { ...input, words });
    else if (next.kind === 'assess') await assess(w.deps, actor, { ...input, urgency: next.urgency });
    else if (next.kind === 'handOver') await handOver(w.deps, actor, { ...input, to: next.to, words });
    else await withdraw(w.deps, actor, input);
  } catch (error) {
    // A refusal must leave the case whole too.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** What the tables say, read beside the code that writes them. */
async function look(of: CaseId) {
  const { rows } = await w.pool.query<{
    status: string;
    holder: string | null;
    function: string;
    decided: string;
    assignment: number;
    routed: number;
    ladder_done: number;
    promised_at: Date | null;
    climbs: Date[];
  }>(
    `select status, holder, function, routing ->> 'function' as decided, assignment, ladder_done, promised_at,
       (select count(*)::int from event e where e.stream = c.id::text and e.type = 'routed') as routed,
       array(select run_at from job j where j.kind = 'climb' and j.state in ('ready', 'running')
         and j.payload ->> 'case' = c.id::text and (j.payload ->> 'assignment')::int = c.assignment
         and (j.payload ->> 'done')::int = c.ladder_done order by run_at) as climbs
     from "case" c where id = $1`,
    [of],
  );
  const [found] = rows;
  if (!found) throw new Error('the case is gone');
  return found;
}

async function holds(of: CaseId): Promise<void> {
  const now = await look(of);
  expect(functions).toContain(id<FunctionId>(now.function));
  expect(now.decided).toBe(now.function);
  expect(now.routed).toBe(now.assignment);
  if (now.status === 'received') {
    expect([now.holder, now.promised_at === null]).toEqual([null, false]);
    expect(now.climbs.length, 'a live step of the ladder').toBeGreaterThan(0);
    // What the receipt promises is when the ladder climbs, not later.
    expect(now.climbs[0]?.getTime()).toBeLessThanOrEqual(now.promised_at?.getTime() ?? 0);
  } else {
    expect(now.promised_at).toBeNull();
  }
}

test('whatever is done to a case, and whenever, one function has it, and a ladder climbs until someone takes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 8 }), async (moves) => {
      const of = await newCase();
      await holds(of);
      for (const next of moves) {
        await make(of, next);
        await holds(of);
      }
      const before = await look(of);
      if (before.status !== 'received') return;
      // Nobody answers: when the wait of a function that has gone home for the holidays is over it climbs, and again.
      for (let n = 1; n <= 2; n++) await make(of, { kind: 'wait', minutes: 7 * 1440 });
      const after = await look(of);
      expect(after.ladder_done).toBeGreaterThan(before.ladder_done + 1);
      await holds(of);
      // The clock is far ahead; those of the next case start afresh.
      await make(of, { kind: 'withdraw' });
    }),
    { numRuns: 12 },
  );
  expect(w.failures).toEqual([]);
}, 300_000);

test('two who take a case at the same moment: one has it, and the other is told', async () => {
  const of = await newCase();
  const results = await Promise.allSettled([21, 22, 23].map((n) => take(w.deps, person(n), { case: of })));
  expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  for (const each of results)
    if (each.status === 'rejected')
      expect(each.reason).toMatchObject({ code: expect.stringMatching(/alreadyTaken|notAllowed/) });
  await holds(of);
});
