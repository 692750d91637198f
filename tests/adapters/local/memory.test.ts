import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aStage, ove, pia, type Trial } from './a-stage.ts';

/** The stage's memory over restarts. A stage is let go without a word, as by kill -9, where it says so. */
let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'stage-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const journal = () => join(dataDir, 'stage', 'journal.jsonl');
const chat = (id: string) => `/stage/conversations/${encodeURIComponent(id)}`;

async function during<T>(work: (trial: Trial) => Promise<T>): Promise<T> {
  const trial = await aStage({ dataDir });
  return work(trial).finally(() => trial.close());
}
const send = async (trial: Trial, text: string) =>
  trial.call(
    'POST',
    `/connector/v3${chat(await trial.personal(pia)).slice('/stage'.length)}/activities`,
    { type: 'message', text },
    { authorization: await trial.bearer() },
  );
const texts = async (trial: Trial): Promise<string[]> => {
  const { body } = await trial.call('GET', `${chat(await trial.personal(pia))}/messages`);
  return body.messages.map(({ text }: { text: string }) => text);
};

test('chats, what is unread, installations and files are there after a restart', async () => {
  const before = await during(async (trial) => {
    await send(trial, 'ett');
    await trial.call('POST', `/stage/people/${ove}/installation`, { installed: true, locale: 'sv-SE' });
    const upload = await fetch(`${trial.origin}/stage/files?name=a.png`, {
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
      body: 'bild',
    });
    return { file: await upload.json(), overview: (await trial.call('GET', '/stage/overview')).body };
  });
  await during(async (trial) => {
    expect((await trial.call('GET', '/stage/overview')).body).toEqual(before.overview);
    expect(before.overview.people[0].unread).toBe(1);
    expect(await texts(trial)).toEqual(['ett']);
    expect(await (await fetch(`${trial.origin}/stage/files/${before.file.id}`)).text()).toBe('bild');
  });
});

test('a line torn by a kill is dropped, and what is written after it is kept', async () => {
  await during((trial) => send(trial, 'ett'));
  appendFileSync(journal(), '{"kind":"message","message":{"id":"17');
  await during(async (trial) => {
    expect(await texts(trial)).toEqual(['ett']);
    await send(trial, 'två');
  });
  await during(async (trial) => expect(await texts(trial)).toEqual(['ett', 'två']));
});

test('ids rise also when the clock has been set back between two starts', async () => {
  const first = await during((trial) => send(trial, 'ett'));
  const ahead = {
    kind: 'message',
    message: { id: '99999999999999', conversationId: 'a:x', from: 'bot', sentAt: '', attachments: [] },
  };
  appendFileSync(journal(), `${JSON.stringify(ahead)}\n`);
  const second = await during((trial) => send(trial, 'två'));
  expect(Number(second.body.id)).toBeGreaterThan(99999999999999);
  expect(Number(second.body.id)).toBeGreaterThan(Number(first.body.id));
});

test('edits do not make the journal grow over restarts', async () => {
  await during((trial) => send(trial, 'ett'));
  const [line] = readFileSync(journal(), 'utf8')
    .split('\n')
    .filter((text) => text.includes('"ett"'));
  writeFileSync(journal(), readFileSync(journal(), 'utf8') + `${line}\n`.repeat(500));
  await during(async (trial) => expect(await texts(trial)).toEqual(['ett']));
  expect(
    readFileSync(journal(), 'utf8')
      .split('\n')
      .filter((text) => text.includes('"ett"')),
  ).toHaveLength(1);
});

test('what is unread is gone when the chat has been read', async () => {
  await during(async (trial) => {
    await send(trial, 'ett');
    await trial.call('POST', `${chat(await trial.personal(pia))}/read`, {});
  });
  await during(async (trial) => expect((await trial.call('GET', '/stage/overview')).body.people[0].unread).toBe(0));
});
