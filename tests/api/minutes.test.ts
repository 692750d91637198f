import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MeetingPage, MeetingPoint, MinutesPage } from '../../bot/api/contract.ts';
import { accessRoles, rolesOf } from '../../bot/core/access/access.ts';
import { readDocx, readPdf } from '../adapters/documents/read-back.ts';
import { run } from '../contracts/store/engine.ts';
import { organisation } from '../core/tasks/world.ts';
import { marker, world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

type Shown = Extract<MeetingPage, { audience: 'forum' }>;
const ask = (person: string, method: string, path: string, body?: object) => api.ask(person, method, path, body);

/** A file of the minutes, as someone fetches it. */
async function file(person: string, path: string, format: 'docx' | 'pdf') {
  const answer = await fetch(`${api.url}${path}/minutes.${format}`, {
    headers: { authorization: `Bearer ${await api.tokenOf(person)}` },
  });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
const wordsOf = async (person: string, path: string, format: 'docx' | 'pdf'): Promise<string> => {
  const { bytes } = await file(person, path, format);
  const { tagged } = format === 'docx' ? readDocx(bytes) : await readPdf(bytes);
  return tagged.map(([, text]) => text).join('\n');
};

async function planned(forum = 'network', by = 'kim'): Promise<string> {
  const answer = await ask(by, 'POST', '/api/meetings', { forum, plannedAt: '2026-11-03T10:00:00+01:00' });
  return `/api/meetings/${answer.json.meetings[0].id}`;
}
async function started(forum = 'network', by = 'kim') {
  const path = await planned(forum, by);
  const page: Shown = (await ask(by, 'POST', `${path}/start`)).json;
  return { path, page };
}
const pointOf = (page: Shown, fits: (point: MeetingPoint) => boolean): MeetingPoint => {
  const found = page.points.find(fits);
  if (!found) throw new Error('no such point');
  return found;
};
const fixed = ({ section }: MeetingPoint) => section === 'fixed';
const end = (path: string, by = 'kim') => ask(by, 'POST', `${path}/end`);
async function lock(path: string, by = 'kim', approver = 'lee') {
  await ask(by, 'POST', `${path}/attendance`, { person: approver, present: true });
  await ask(by, 'PATCH', `${path}/minutes`, { registryNumber: 'RS 2026/0117', approvers: [approver] });
  const { contentHash } = (await ask(approver, 'GET', `${path}/minutes`)).json;
  await ask(approver, 'POST', `${path}/minutes/approve`, { hash: contentHash });
  const locked = await ask(by, 'POST', `${path}/minutes/lock`);
  expect(locked.status).toBe(200);
}
/** A task of a case that is full of secrets, with a conflict of interest declared by nobody. */
async function caseTask() {
  const of = await api.makeCase();
  await ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  const made = await ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  return { of, task: made.json.tasks[0].id as string };
}

test('the minutes are written as the meeting goes, and say so until it has ended', async () => {
  const { path, page } = await started();
  const see = async (by = 'robin'): Promise<MinutesPage> => (await ask(by, 'GET', `${path}/minutes`)).json;
  expect((await see()).document).toContainEqual({
    kind: 'paragraph',
    text: expect.stringMatching(/^Utkast\. Mötet pågår/),
  });
  await ask('robin', 'POST', `${path}/attendance`, { present: true });
  const press = { point: pointOf(page, fixed).id, outcome: 'agreed', text: 'Robin justerar.' };
  await ask('kim', 'POST', `${path}/actions/decide`, press);
  const written = await see();
  expect(written.document).toContainEqual({ kind: 'list', items: ['kim Påhittad', 'robin Påhittad'] });
  expect(written.text).toContain('Beslut 1\n\nBeslut enligt förslaget. Robin justerar.');
  expect(written.text).toMatch(/Tid: 2026-11-03 kl\. \d\d:\d\d, pågår/);
  expect(written.text).not.toContain('Kontrollsumma');
  const recorded = await ask('kim', 'PATCH', `${path}/minutes`, { registryNumber: 'RS 1', approvers: ['robin'] });
  expect(recorded.json).toMatchObject({
    registryNumber: 'RS 1',
    approvers: [{ id: 'robin' }],
    meeting: { state: 'running' },
  });
  expect((await ask('robin', 'POST', `${path}/minutes/approve`, { hash: recorded.json.contentHash })).status).toBe(409);
  await end(path);
  const ended = await see();
  expect(ended.text).not.toContain('pågår');
  expect(ended.text).toContain(ended.contentHash);
});

test('what each file says is what the minutes say, word by word, before the lock and after', async () => {
  const { path, page } = await started();
  await ask('kim', 'POST', `${path}/actions/decide`, {
    point: pointOf(page, fixed).id,
    outcome: 'noted',
    text: 'Å, ä & <ö>.',
  });
  await end(path);
  const squeezed = (text: string) => text.replace(/\s+/g, ' ');
  const blockWords = ({ document }: MinutesPage) =>
    document
      .flatMap((block) => {
        switch (block.kind) {
          case 'heading':
          case 'paragraph':
            return [block.text];
          case 'list':
            return block.items;
          case 'facts':
            return block.rows.map(([label, value]) => `${label}: ${value}`);
          case 'table':
            return [...block.head, ...block.rows.flat()];
        }
        throw new Error('no such block');
      })
      .map(squeezed)
      .join('\n');
  const equal = async () => {
    const seen: MinutesPage = (await ask('kim', 'GET', `${path}/minutes`)).json;
    const wanted = blockWords(seen);
    expect(await wordsOf('kim', path, 'docx')).toBe(wanted);
    // A paragraph that goes over a page is met on both.
    const joined = (text: string) => text.replaceAll('\n', ' ').replaceAll('• ', '');
    expect(joined(await wordsOf('kim', path, 'pdf'))).toBe(joined(wanted));
    for (const line of wanted.split('\n').filter((each) => each.startsWith('§') || each.startsWith('Beslut')))
      expect(seen.text).toContain(line);
    return seen;
  };
  expect((await equal()).text).toContain('Utkast.');
  await lock(path);
  await ask('kim', 'POST', `${path}/minutes/addenda`, { text: 'Rättelse: lokalen är bokad.\nNyckeln också.' });
  const locked = await equal();
  expect(locked.text).not.toContain('Utkast.');
  for (const sum of [locked.locked?.hash, locked.addenda[0]?.hash])
    expect(locked.document.at(-2)).toMatchObject({ rows: expect.arrayContaining([expect.arrayContaining([sum])]) });
  expect(locked.document.at(-1)).toMatchObject({ text: expect.stringContaining('Så kontrollerar du') });
});

test('a file is an attachment that no browser guesses about, with a name that every system takes', async () => {
  const { path } = await started();
  await end(path);
  const number = (await ask('kim', 'GET', path)).json.meeting.number;
  for (const [format, type] of [
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['pdf', 'application/pdf'],
  ] as const) {
    const { status, headers, bytes } = await file('kim', path, format);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Protokoll network 2026-${number}.${format}"`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(Buffer.compare((await file('kim', path, format)).bytes, bytes)).toBe(0);
  }
});

test('a reading in English has its fixed words in English; text, files and what is approved stay Swedish', async () => {
  const { path, page } = await started();
  await ask('kim', 'POST', `${path}/actions/decide`, {
    point: pointOf(page, fixed).id,
    outcome: 'rejected',
    text: 'Egna ord.',
  });
  await end(path);
  const [swedish, english]: MinutesPage[] = [
    (await ask('kim', 'GET', `${path}/minutes`)).json,
    (await ask('kim', 'GET', `${path}/minutes?language=en`)).json,
  ];
  expect(english?.document).toContainEqual({ kind: 'paragraph', text: 'The proposal is rejected. Egna ord.' });
  expect(english?.document).toHaveLength(swedish?.document.length ?? 0);
  expect(english?.text).toBe(swedish?.text);
  expect(english?.contentHash).toBe(swedish?.contentHash);
});

describe('rights', () => {
  const everyone = [...organisation.people.keys()];
  const forms = ['/minutes', '/minutes?language=en', '/minutes.docx', '/minutes.pdf'];
  const members = { network: ['kim', 'robin', 'lee'], regional: ['lee', 'chief'] };
  const locked = { network: '', regional: '' };
  const running = { network: '', regional: '' };
  beforeAll(async () => {
    for (const forum of ['network', 'regional'] as const) {
      const by = forum === 'network' ? 'kim' : 'lee';
      const approver = forum === 'network' ? 'robin' : 'chief';
      const { path } = await started(forum, by);
      await end(path, by);
      await lock(path, by, approver);
      locked[forum] = path;
      running[forum] = (await started(forum, by)).path;
    }
  });
  afterAll(async () => {
    await end(running.network);
    await end(running.regional, 'lee');
  });

  test('people of every role are asked about', () => {
    expect(new Set(everyone.flatMap((person) => rolesOf(organisation, person)))).toEqual(new Set(accessRoles));
  });
  const rows = (['network', 'regional'] as const).flatMap((forum) =>
    everyone.flatMap((person) => forms.map((form) => ({ forum, person, form }))),
  );
  test.each(rows)('$form of the forum $forum, to $person', async ({ forum, person, form }) => {
    const may = members[forum].some((each) => each === person);
    for (const path of [locked[forum], running[forum]]) {
      const { status, text } = await ask(person, 'GET', `${path}${form}`);
      expect(status).toBe(may ? 200 : 404);
      if (!may) expect(text).not.toContain('RS 2026');
    }
  });
  test('nobody without a token, and nothing of a meeting that has not started or does not exist', async () => {
    const before = await planned();
    for (const form of forms) {
      expect((await fetch(`${api.url}${locked.network}${form}`)).status).toBe(401);
      expect((await ask('kim', 'GET', `${before}${form}`)).json.error.code).toBe('meetingState');
      expect((await ask('kim', 'GET', `/api/meetings/none${form}`)).status).toBe(404);
    }
  });
});

test('in no form do minutes hold more of a case than its number and a neutral title', async () => {
  const { of, task } = await caseTask();
  await ask('kim', 'POST', `/api/tasks/${task}/comments`, { text: `${marker} i en kommentar` });
  const { path, page } = await started();
  const point = pointOf(page, (each) => each.task?.id === task);
  await ask('kim', 'POST', `${path}/actions/nextMeeting`, { point: point.id });
  const forms = async () => {
    const { text } = await ask('kim', 'GET', `${path}/minutes`);
    const english = await ask('kim', 'GET', `${path}/minutes?language=en`);
    const [docx, pdf] = [await file('kim', path, 'docx'), await file('kim', path, 'pdf')];
    const parts = Object.values(readDocx(docx.bytes).parts).join('\n');
    const { metadata, tagged, artifacts } = await readPdf(pdf.bytes);
    return [text, english.text, parts, `${metadata}${JSON.stringify([tagged, artifacts])}`];
  };
  const all = [await forms()];
  await end(path);
  all.push(await forms());
  await lock(path);
  all.push(await forms());
  for (const form of all.flat()) {
    expect(form).toContain(of.number);
    expect(form).toMatch(/Se över larm och larmrutiner|Review alarms and alarm routines|Review the alarm/);
    expect(form).not.toContain(marker);
    expect(form).not.toMatch(/Provavdelningen|ropade i receptionen|nurse Påhittad/);
  }
});

test('whoever is in conflict of interest gets no form with what concerns the case, and approves nothing', async () => {
  const { of, task } = await caseTask();
  await run(api.deps.pool, `update "case" set conflicted = '{robin}' where id = '${of.id}'`);
  const number = (await ask('kim', 'GET', `/api/tasks/${task}`)).json.number;
  const { path, page } = await started();
  await ask('robin', 'POST', `${path}/attendance`, { present: true });
  await ask('kim', 'POST', `${path}/actions/nextMeeting`, {
    point: pointOf(page, (each) => each.task?.id === task).id,
  });
  await ask('kim', 'POST', `${path}/actions/decide`, {
    point: pointOf(page, fixed).id,
    outcome: 'noted',
    text: 'Annat.',
  });
  await end(path);
  await ask('kim', 'PATCH', `${path}/minutes`, { registryNumber: 'RS 2026/0119', approvers: ['robin'] });
  const seen: MinutesPage = (await ask('robin', 'GET', `${path}/minutes`)).json;
  expect(seen).toMatchObject({ withheld: true, library: null });
  expect(seen.may).not.toContain('approve');
  const refused = await ask('robin', 'POST', `${path}/minutes/approve`, { hash: seen.contentHash });
  expect(refused.json.error.code).toBe('conflictOfInterest');
  for (const words of [seen.text, await wordsOf('robin', path, 'docx'), await wordsOf('robin', path, 'pdf')]) {
    expect(words).toContain('Annat.');
    expect(words).toContain('Delar av protokollet visas inte för dig');
    expect(words).not.toContain(number);
    expect(words).not.toContain(of.number);
  }
  expect(await wordsOf('kim', path, 'pdf')).toContain(of.number);
});

test('minutes that were tampered with say so on the page and in each file', async () => {
  const { path, page } = await started();
  await ask('kim', 'POST', `${path}/actions/decide`, {
    point: pointOf(page, fixed).id,
    outcome: 'noted',
    text: 'Rätt ord.',
  });
  await end(path);
  await lock(path);
  const id = path.split('/').at(-1);
  expect((await ask('kim', 'GET', `${path}/minutes`)).json.locked.intact).toBe(true);
  await run(
    api.deps.pool,
    'set session_replication_role = replica',
    `update meeting_minutes set minutes = replace(minutes::text, 'Rätt ord', 'Fel ord')::jsonb where meeting_id = '${id}'`,
    'set session_replication_role = origin',
  );
  const seen: MinutesPage = (await ask('kim', 'GET', `${path}/minutes`)).json;
  expect(seen.locked?.intact).toBe(false);
  for (const words of [seen.text, await wordsOf('kim', path, 'docx'), await wordsOf('kim', path, 'pdf')])
    expect(words).toContain('Varning: protokollet stämmer inte med sin kontrollsumma');
});

test('the approvals that a locked record shows are its own, whatever the meeting says of them later', async () => {
  const { path } = await started();
  await end(path);
  await lock(path);
  const id = path.split('/').at(-1);
  const before: MinutesPage = (await ask('kim', 'GET', `${path}/minutes`)).json;
  await run(api.deps.pool, `update meeting set approvals = '[]' where id = '${id}'`);
  expect((await ask('kim', 'GET', `${path}/minutes`)).json.approvers).toEqual(before.approvers);
});
