import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { NewJob } from '../../../bot/ports/store/jobs.ts';
import { at, type Engine, later, run } from './engine.ts';

const job = (part: Partial<NewJob> = {}): NewJob => ({ kind: 'card', payload: { n: 1 }, ...part });
const MINUTE = 60_000;

export function jobsContract(over: () => Engine): void {
  describe('jobs', () => {
    beforeEach(() => run(over().pool, 'delete from job'));
    const enqueue = (...jobs: NewJob[]) => over().store.transaction((kept) => kept.jobs.enqueue(jobs));
    const claim = (worker: string, limit = 10, now = at) =>
      over().store.transaction((kept) => kept.jobs.claim(worker, limit, 60, now));
    const jobs = async () => (await over().store.read(async (kept) => kept)).jobs;
    const counts = async () => (await jobs()).counts();
    const settleAll = async (worker: string, claimed: readonly { id: string }[]) => {
      for (const { id } of claimed) await (await jobs()).done(worker, [id], at);
    };
    const names = (claimed: readonly { payload: NewJob['payload'] }[]) => claimed.map(({ payload }) => payload.n);

    it('are handed out as they were given, once, in order', async () => {
      await enqueue(job({ payload: { n: 1, card: 'x' } }), job({ kind: 'climb', payload: { n: 2 } }));
      const claimed = await claim('a');
      expect(claimed).toMatchObject([
        { kind: 'card', payload: { n: 1, card: 'x' }, attempt: 1 },
        { kind: 'climb', payload: { n: 2 }, attempt: 1 },
      ]);
      expect(await claim('a')).toEqual([]);
      expect(await claim('b')).toEqual([]);
      expect(await counts()).toEqual({ ready: 0, running: 2, done: 0, stuck: 0 });
    });

    it('of a transaction that fails are none', async () => {
      const heard = over().jobsHeard();
      const failing = over().store.transaction(async (kept) => {
        await kept.jobs.enqueue([job()]);
        throw new Error('after all');
      });
      await expect(failing).rejects.toThrow('after all');
      expect(await claim('a')).toEqual([]);
      expect(over().jobsHeard()).toBe(heard);
      await enqueue(job());
      expect(over().jobsHeard()).toBe(heard + 1);
      await enqueue();
      expect(over().jobsHeard()).toBe(heard + 1);
    });

    it('are each handed to one of many who claim at once', async () => {
      await enqueue(...Array.from({ length: 60 }, (_, n) => job({ payload: { n } })));
      const rounds = await Promise.all(Array.from({ length: 12 }, (_, worker) => claim(`w${worker}`, 5)));
      const rest = await claim('last', 60);
      const all = names([...rounds.flat(), ...rest]);
      expect(all).toHaveLength(60);
      expect(new Set(all).size).toBe(60);
    });

    it('wait until their time', async () => {
      await enqueue(job({ runAt: later(MINUTE) }));
      expect(await claim('a', 10, later(MINUTE - 1))).toEqual([]);
      expect(await (await jobs()).nextDue()).toEqual(later(MINUTE));
      expect(await claim('a', 10, later(MINUTE))).toHaveLength(1);
      expect(await (await jobs()).nextDue()).toBeNull();
    });

    it('tell how long the one that is due has waited, from when it was left or from when it was due', async () => {
      const since = async (now: Date) => (await jobs()).waitingSince(now);
      const beyond = new Date(Date.now() + 10 * MINUTE);
      expect(await since(beyond)).toBeNull();
      await enqueue(job({ runAt: beyond }));
      expect(await since(new Date(beyond.getTime() - 1))).toBeNull();
      expect(await since(beyond)).toEqual(beyond);
      const before = Date.now();
      await enqueue(job());
      const left = (await since(beyond))?.getTime() ?? 0;
      // By the database's clock, which is this machine's too.
      expect(left).toBeGreaterThanOrEqual(before - 1_000);
      expect(left).toBeLessThan(beyond.getTime());
    });

    it('of one lane run one at a time and in order, also while one waits to be tried again', async () => {
      await enqueue(job({ lane: 'x', payload: { n: 1 } }), job({ lane: 'x', payload: { n: 2 } }));
      await enqueue(job({ lane: 'y', payload: { n: 3 } }), job({ payload: { n: 4 } }));
      const first = await claim('a');
      expect(names(first)).toEqual([1, 3, 4]);
      expect(await claim('b')).toEqual([]);
      await (await jobs()).retry('a', first[0]?.id ?? '', later(MINUTE), 'Throttled');
      expect(await claim('b')).toEqual([]);
      const again = await claim('b', 10, later(MINUTE));
      expect(names(again)).toEqual([1]);
      await settleAll('b', again);
      expect(names(await claim('b'))).toEqual([2]);
    });

    it('go on in their lane when an earlier one is stuck', async () => {
      await enqueue(job({ lane: 'x', payload: { n: 1 } }), job({ lane: 'x', payload: { n: 2 } }));
      const [first] = await claim('a');
      await (await jobs()).stick('a', first?.id ?? '', 'Broken', at);
      expect(names(await claim('a'))).toEqual([2]);
    });

    it('of one name are one job, also after it is done', async () => {
      await Promise.all(Array.from({ length: 4 }, () => enqueue(job({ once: 'clean:1' }))));
      const claimed = await claim('a');
      expect(claimed).toHaveLength(1);
      await settleAll('a', claimed);
      await enqueue(job({ once: 'clean:1' }), job({ once: 'clean:2', payload: { n: 2 } }));
      expect(names(await claim('a'))).toEqual([2]);
    });

    it('whose claim ran out are claimed again, and by a worker that keeps it they are not', async () => {
      await enqueue(job({ lane: 'x' }));
      const [mine] = await claim('a');
      await (await jobs()).keep('a', [mine?.id ?? ''], 60, later(MINUTE / 2));
      expect(await claim('b', 10, later(MINUTE + 1))).toEqual([]);
      const [again] = await claim('b', 10, later(2 * MINUTE));
      expect(again).toEqual({ ...mine, attempt: 2 });
      // The one that was too slow cannot take it back.
      await (await jobs()).keep('a', [mine?.id ?? ''], 600, later(2 * MINUTE));
      expect(await claim('c', 10, later(4 * MINUTE))).toHaveLength(1);
    });

    it('are settled by the owner of the claim alone', async () => {
      await enqueue(job());
      const [{ id } = { id: '' }] = await claim('a');
      const kept = await jobs();
      await kept.done('b', [id], at);
      await kept.retry('b', id, at, 'Stolen');
      await kept.stick('b', id, 'Stolen', at);
      await kept.release('b');
      expect(await counts()).toEqual({ ready: 0, running: 1, done: 0, stuck: 0 });
      await kept.done('a', [id], at);
      // A settled one stays as it is.
      await kept.retry('a', id, at, 'Late');
      expect(await counts()).toEqual({ ready: 0, running: 0, done: 1, stuck: 0 });
    });

    it('are tried again when they are given back, and say how often they were', async () => {
      await enqueue(job());
      const [{ id } = { id: '' }] = await claim('a');
      await (await jobs()).retry('a', id, later(MINUTE), 'Throttled');
      expect(await claim('b')).toEqual([]);
      expect(await claim('b', 10, later(MINUTE))).toMatchObject([{ id, attempt: 2 }]);
    });

    it('of a worker that stops go back at once, and only those', async () => {
      await enqueue(job({ payload: { n: 1 } }));
      await claim('a');
      await enqueue(job({ payload: { n: 2 } }));
      await claim('b');
      await (await jobs()).release('a');
      expect(names(await claim('c'))).toEqual([1]);
    });

    it('that are stuck are listed with why and since when, and driven again when asked: some or all', async () => {
      await enqueue(job({ payload: { n: 1 } }), job({ payload: { n: 2 } }), job({ payload: { n: 3 } }));
      const claimed = await claim('a');
      for (const { id } of claimed) await (await jobs()).stick('a', id, 'Gone', later(1));
      const heard = over().jobsHeard();
      const stuck = await (await jobs()).stuck(10);
      expect(stuck.map((each) => [each.id, each.kind, each.error, each.stuckAt])).toEqual(
        claimed.map(({ id }) => [id, 'card', 'Gone', later(1)]),
      );
      expect(await claim('a')).toEqual([]);
      expect(await (await jobs()).redrive([stuck[0]?.id ?? ''], at)).toBe(1);
      expect(over().jobsHeard()).toBe(heard + 1);
      expect(await claim('a')).toMatchObject([{ payload: { n: 1 }, attempt: 1 }]);
      expect(await (await jobs()).redrive([], at)).toBe(0);
      expect(await (await jobs()).redrive(null, at)).toBe(2);
      expect(names(await claim('a'))).toEqual([2, 3]);
      expect(await (await jobs()).stuck(10)).toEqual([]);
    });

    it('that are done are forgotten after their time, and no others', async () => {
      await enqueue(job({ payload: { n: 1 } }), job({ payload: { n: 2 } }), job({ payload: { n: 3 } }));
      const [first, second] = await claim('a', 2);
      await (await jobs()).done('a', [first?.id ?? ''], at);
      await (await jobs()).stick('a', second?.id ?? '', randomUUID(), at);
      expect(await (await jobs()).forgetDone(at)).toBe(0);
      expect(await (await jobs()).forgetDone(later(1))).toBe(1);
      expect(await counts()).toEqual({ ready: 1, running: 0, done: 0, stuck: 1 });
    });
  });
}
