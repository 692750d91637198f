import { expect, test } from 'vitest';
import { keepTokens } from '../../../bot/adapters/entra/keep.ts';
import { Retryable } from '../../../bot/core/errors.ts';

const minute = 60_000;

function world(lifetimeMs = 60 * minute) {
  let time = 0;
  let failure: Error | null = null;
  const asked: string[] = [];
  const tokens = keepTokens(
    async (scope) => {
      asked.push(scope);
      await Promise.resolve();
      if (failure) throw failure;
      return { token: `${scope}-${asked.length}`, until: time + lifetimeMs };
    },
    () => new Date(time),
  );
  return {
    tokens,
    asked,
    pass: (ms: number) => {
      time += ms;
    },
    fail: (error: Error | null) => {
      failure = error;
    },
  };
}

test('fifty who ask at once get one token, fetched once; another scope has its own', async () => {
  const { tokens, asked } = world();
  const given = await Promise.all(Array.from({ length: 50 }, () => tokens.get('graph')));
  expect(new Set(given)).toEqual(new Set(['graph-1']));
  expect(await tokens.get('bot')).toBe('bot-2');
  expect(asked).toEqual(['graph', 'bot']);
});

test('a token is kept until five minutes before its end, a short one until half of it', async () => {
  for (const [lifetime, kept] of [
    [60 * minute, 55 * minute],
    [4 * minute, 2 * minute],
  ] as const) {
    const { tokens, pass } = world(lifetime);
    await tokens.get('x');
    pass(kept - 1);
    expect(await tokens.get('x')).toBe('x-1');
    pass(1);
    expect(await tokens.get('x')).toBe('x-2');
  }
});

test('a discarded token is never given again; discarding an older one, or another scope’s, changes nothing', async () => {
  const { tokens } = world();
  const first = await tokens.get('x');
  tokens.discard('y', first);
  expect(await tokens.get('x')).toBe(first);
  tokens.discard('x', first);
  const second = await tokens.get('x');
  expect(second).toBe('x-2');
  // Late news of the first from a call that was under way.
  tokens.discard('x', first);
  expect(await tokens.get('x')).toBe(second);
});

test('a failure is told to all who wait and kept for nobody', async () => {
  const { tokens, asked, fail } = world();
  fail(new Retryable('tokenUnavailable'));
  const waiting = await Promise.allSettled([tokens.get('x'), tokens.get('x')]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fail(null);
  expect(await tokens.get('x')).toBe('x-2');
  expect(asked).toHaveLength(2);
});
