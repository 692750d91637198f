/** `npm run sharepoint` as a person starts it: a real process, the embedded database, the lists made by the command. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { program } from '../../processes/bot.ts';
import { demo } from '../../setup/trygg.ts';
import type { Shown } from './state.ts';

async function until<Found>(what: string, look: () => Promise<Found | undefined | false>): Promise<Found> {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`never came: ${what}`);
}

async function start(dataDir: string) {
  const run = 'tests/graph-double/small-sharepoint/run.ts';
  const { child, said, ended } = program(run, [], { PORT: '0', SHAREPOINT_PORT: '0', DATA_DIR: dataDir });
  let over = false;
  ended.then(() => {
    over = true;
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  onTestFinished(async () => {
    await stop();
  });
  const page = await until('the line with the address', async () => {
    if (over) throw new Error(`it ended: ${said.err}${said.out}`);
    return /^(http:\S+)\/sharepoint /m.exec(said.out)?.[1];
  });
  const url = /^http:\S+$/m.exec(said.out)?.[0] ?? '';
  const tasks = async () => {
    const shown: Shown = await (await fetch(`${page}/sharepoint/state`)).json();
    return shown.lists.find(({ title }) => title === 'Uppgifter')?.items ?? [];
  };
  return { url, page, tasks, stop };
}

test('the lists are there at once, fill by themselves, take an edit back, and are kept from one start to the next', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'trygg-sharepoint-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const first = await start(dataDir);
  expect(await (await fetch(`${first.page}/sharepoint`)).text()).toContain('SharePoint i miniatyr');
  const person = demo(41);
  const { token } = await (
    await fetch(`${first.url}/local/token`, { method: 'POST', body: JSON.stringify({ person }) })
  ).json();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const added = await fetch(`${first.url}/api/tasks`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ title: 'Byt lås' }),
  });
  const { id } = await added.json();
  const item = await until('the task in the list', async () =>
    (await first.tasks()).find(({ values }) => values.Title === 'Byt lås'),
  );
  const act = { as: demo(42), list: 'Uppgifter', item: item.id, does: 'save', values: { Title: 'Byt lås i dag' } };
  const saved = await fetch(`${first.page}/sharepoint/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(act),
  });
  expect(saved.status).toBe(200);
  await until('the edit in the tab', async () =>
    (await (await fetch(`${first.url}/api/tasks/${id}`, { headers })).text()).includes('Byt lås i dag'),
  );
  expect(await first.stop()).toBe(0);

  const second = await start(dataDir);
  expect((await second.tasks()).map((row) => [row.id, row.values.Title])).toEqual([[item.id, 'Byt lås i dag']]);
  expect(await second.stop()).toBe(0);
});
