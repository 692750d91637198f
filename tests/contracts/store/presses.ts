import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { at, type Engine, later } from './engine.ts';

export function pressesContract(over: () => Engine): void {
  describe('presses', () => {
    const claim = (key: string, inputs = 'one') =>
      over().store.transaction((kept) => kept.presses.claim(key, inputs, at));

    it('are fresh once; then the same, or another one by the same key', async () => {
      const key = randomUUID();
      expect(await claim(key)).toBe('fresh');
      expect(await claim(key)).toBe('same');
      expect(await claim(key, 'two')).toBe('other');
      expect(await claim(key)).toBe('same');
      expect(await claim(randomUUID())).toBe('fresh');
    });

    it('are fresh for one of many at once', async () => {
      const key = randomUUID();
      const claims = await Promise.all(Array.from({ length: 10 }, (_, n) => claim(key, n % 2 ? 'odd' : 'even')));
      expect(claims.filter((each) => each === 'fresh')).toHaveLength(1);
      // Those with the inputs of the one that won are its twins, and the others are others.
      expect(claims.filter((each) => each === 'same')).toHaveLength(4);
      expect(claims.filter((each) => each === 'other')).toHaveLength(5);
    });

    it('make a twin wait for the end of the first, and be fresh when that one failed', async () => {
      const key = randomUUID();
      const order: string[] = [];
      let enter = () => {};
      const entered = new Promise<void>((resolve) => {
        enter = resolve;
      });
      const first = over().store.transaction(async (kept) => {
        order.push(await kept.presses.claim(key, 'one', at));
        enter();
        // Long enough for the twin to reach the row: it asks the database several things first.
        for (let n = 0; n < 20; n++) await kept.jobs.counts();
        order.push('first ends');
        throw new Error('refused after all');
      });
      await entered;
      const twin = over().store.transaction(async (kept) => {
        order.push(`twin ${await kept.presses.claim(key, 'one', at)}`);
      });
      await Promise.allSettled([first, twin]);
      expect(order).toEqual(['fresh', 'first ends', 'twin fresh']);
    });

    it('older than any resend are forgotten', async () => {
      const key = randomUUID();
      await claim(key);
      await over().store.transaction((kept) => kept.presses.forget(at));
      expect(await claim(key)).toBe('same');
      await over().store.transaction((kept) => kept.presses.forget(later(1)));
      expect(await claim(key)).toBe('fresh');
    });
  });
}
