import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { program, startBot } from './bot.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('of two that would use one embedded folder the second says so and stops; a killed one lets go at once', async () => {
  const settings = { DATA_DIR: folder, LOG_LEVEL: 'silent' };
  const first = await startBot(settings);
  onTestFinished(() => first.kill9());
  const second = program('bot/main.ts', [], { PORT: '0', ...settings });
  onTestFinished(() => void second.child.kill('SIGKILL'));
  expect(await second.ended).toBe(1);
  expect(second.said.out).toBe('');
  expect(second.said.err).toMatch(/^Another Trygg already uses the data folder .*DATA_DIR.*DATABASE_URL.*\n$/);

  // A command says the same, and touches nothing.
  const command = program('bot/commands/jobs.ts', ['redrive'], settings);
  expect(await command.ended).toBe(1);
  expect(command.said.err).toMatch(/^Another Trygg already uses the data folder/);
  expect((await fetch(`${first.url}/ready`)).status).toBe(200);

  await first.kill9();
  const next = await startBot(settings);
  onTestFinished(() => next.kill9());
  expect(await next.stop()).toBe(0);
}, 300_000);
