import { expect, test } from 'vitest';
import { settingsOf } from '../../bot/api/settings.ts';

test('anyone may ask where the tab is, without signing in, and no cache on the way keeps the answer', async () => {
  const { handle } = settingsOf({ mode: 'local' });
  const answer = await handle(new Request('http://127.0.0.1/api/settings'), {});
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ mode: 'local' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
