import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dialogVerbs } from '../../bot/cards/views/in-dialog.ts';
import { quoted } from '../../bot/cards/views/report-message.ts';
import type { ChosenMessage } from '../../bot/ports/chat.ts';
import type { CardJson } from '../../bot/ports/messenger.ts';
import { words } from '../../bot/words/index.ts';
import { complaints, LIMIT, nodesOf } from './valid.ts';
import { inputsOf, person, world } from './world.ts';

let it_: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  it_ = await world();
});
afterAll(() => it_.end());

const threat: ChosenMessage = {
  text: 'Jag vet var du bor.\nDu ska få ångra dig.',
  sender: 'Arg *Avsändare*',
  link: 'https://teams.example/l/message/19%3Aabc/1700000000123',
  hasFiles: false,
};
let next = 0;
let who = person(1);
beforeEach(() => {
  who = person([1, 2, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14][next % 12] ?? 1);
  next += 1;
});

type Shown = { readonly title: string; readonly card: CardJson };

async function dialog(incoming: Parameters<typeof it_.door>[0]): Promise<Shown> {
  const answer = await it_.door(incoming);
  if (answer.kind !== 'dialog') throw new Error(`answered ${answer.kind}`);
  expect(complaints(answer.card)).toEqual([]);
  return answer;
}
const elsewhere = (of = who) => ({ ...it_.speaker(of), personal: false });
const open = (message = threat, of = who) =>
  dialog({ kind: 'fromMessage', who: elsewhere(of), command: 'reportMessage', message });
const send = (verb: string, data: unknown, of = who) =>
  dialog({ kind: 'dialog', who: elsewhere(of), command: 'reportMessage', verb, data });

function submits(card: unknown) {
  return nodesOf(card).flatMap((node) => {
    if (node.type !== 'Action.Submit' || typeof node.data !== 'object' || node.data === null) return [];
    const data: { [key: string]: unknown } = { ...node.data };
    return [{ title: String(node.title), verb: String(data.verb), data }];
  });
}
async function press({ card }: Shown, verb: string, inputs: object = {}, safe?: 'yes' | 'no', of = who) {
  const button = submits(card).find((each) => each.verb === verb && (safe === undefined || each.data.safe === safe));
  if (!button) throw new Error(`no button ${verb}; there are ${submits(card).map((each) => each.verb)}`);
  const { verb: _verb, ...data } = button.data;
  return send(verb, { ...inputsOf(card), ...inputs, ...data }, of);
}
const says = ({ card }: Shown): string => JSON.stringify(card);
const numberIn = (shown: Shown): string => /RH-\d{4}-\d{5}/.exec(says(shown))?.[0] ?? '';
const answers = { kinds: 'threat', unit: 'akutmottagningen-halmstad', ongoing: 'over' };
const count = async (table: string): Promise<number> =>
  (await it_.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? -1;

describe('a message that is reported', () => {
  it('asks first whether one is safe, with 112 and the alarm, and shows the message to the letter', async () => {
    who = person(1);
    const gate = await open();
    expect(gate.title).toBe('Rapportera som hot');
    expect(says(gate)).toContain('Är du i säkerhet nu?');
    expect(says(gate).indexOf('Är du i säkerhet nu?')).toBeLessThan(says(gate).indexOf('Jag vet var du bor.'));
    expect(says(gate)).toContain('ring 112');
    expect(says(gate)).toContain('**55 500**');
    const runs = nodesOf(gate.card).filter((node) => node.type === 'TextRun');
    expect(runs.map((run) => run.text)).toEqual([
      'Meddelande från Arg *Avsändare*:',
      'Jag vet var du bor.',
      'Du ska få ångra dig.',
    ]);
  });

  it('leads whoever is not safe to 112 and no form, writes nothing, and leads on when they are', async () => {
    const before = await count('draft');
    const unsafe = await press(await open(), 'reportMessage', {}, 'no');
    expect(says(unsafe)).toContain('Ring 112');
    expect(inputsOf(unsafe.card)).toEqual({});
    expect(await count('draft')).toBe(before);
    const form = await press(unsafe, 'reportMessage');
    expect(inputsOf(form.card)).toMatchObject({ text: expect.stringContaining('Jag vet var du bor.') });
    const gone = await press(form, 'discard');
    expect(says(gone)).toContain('Rapporten är borttagen.');
    // What else the chat would offer is not for a dialog, which closes.
    expect(submits(gone.card)).toEqual([]);
  });

  it('becomes the text of the report with its sender and link, and gives a number in the dialog', async () => {
    const waiting = await count('pending');
    const form = await press(await open(), 'reportMessage', {}, 'yes');
    expect(await count('pending')).toBe(waiting);
    expect(inputsOf(form.card).text).toBe(quoted(words('sv'), threat));
    expect(says(form)).toContain('Meddelandet, och det du själv skriver');
    expect(submits(form.card).map((each) => each.verb)).toEqual(['submit', 'tellMore', 'discard']);
    const sent = await press(form, 'submit', answers);
    const of = (await it_.cases()).find((each) => each.number === numberIn(sent));
    expect(of?.kinds).toEqual(['threat']);
    expect(submits(sent.card)).toEqual([]);
    const said = await it_.deps.store.read(async (kept) => (of ? kept.cases.entries(of.id) : []));
    expect(said.map((entry) => entry.text)).toEqual([quoted(words('sv'), threat)]);
  });

  it('gives its receipt in the personal chat, and nothing where the message stands', async () => {
    await it_.say(who, 'Hjälp');
    const before = it_.messenger.messages.length;
    const form = await press(await open(), 'reportMessage', {}, 'yes');
    await it_.work();
    expect(it_.messenger.messages).toHaveLength(before);
    const sent = await press(form, 'submit', answers);
    expect(says(sent)).toContain('Kvittot kommer i din chatt med Trygg.');
    await it_.work();
    expect(JSON.stringify(it_.newest(who))).toContain(numberIn(sent));
  });

  it('thrown away in the dialog leaves no message of it in the chat', async () => {
    const before = it_.messenger.messages.length;
    await press(await press(await open(), 'reportMessage', {}, 'yes'), 'discard');
    await it_.work();
    expect(it_.messenger.messages).toHaveLength(before);
  });

  it('left in the dialog and sent from the chat, or the other way about, has one receipt there', async () => {
    for (const where of ['chat', 'dialog']) {
      const form = await press(await open(), 'reportMessage', {}, 'yes');
      await it_.say(who, 'Rapportera');
      const unfinished = it_.newest(who);
      expect(JSON.stringify(unfinished)).toContain('Du har en påbörjad rapport');
      if (where === 'dialog') await press(form, 'submit', answers);
      else await it_.press(who, await it_.press(who, unfinished, 'refresh'), 'submit', answers);
      await it_.work();
      const number = (await it_.cases())[0]?.number ?? '';
      const shown = it_.messages(who).filter((each) => JSON.stringify(each).includes(number));
      expect([where, number !== '', shown.length]).toEqual([where, true, 1]);
      it_.clock.advance(60_000);
    }
  });

  it('says what to do about the receipt to one who has no chat with Trygg, and remembers no chat of others', async () => {
    const stranger = person(44);
    const form = await press(await open(threat, stranger), 'reportMessage', {}, 'yes', stranger);
    const sent = await press(form, 'submit', answers, undefined, stranger);
    expect(says(sent)).toContain('installera Trygg');
    expect(await it_.deps.store.read((kept) => kept.people.get(stranger))).toBeNull();
  });

  it('pressed three times at each step makes one report with the message in it once, and one case', async () => {
    const gate = await open();
    const begin = () => press(gate, 'reportMessage', {}, 'yes');
    const forms = await Promise.all([begin(), begin(), begin()]);
    const [form] = forms;
    if (!form) throw new Error('no form');
    expect(new Set(forms.map(({ card }) => inputsOf(card).text))).toEqual(new Set([quoted(words('sv'), threat)]));
    const before = await count('"case"');
    const submit = () => press(form, 'submit', answers);
    const sent = [...(await Promise.all([submit(), submit(), submit()])), await submit()];
    expect(new Set(sent.map(numberIn)).size).toBe(1);
    expect(await count('"case"')).toBe(before + 1);
    expect(says(await begin())).toContain('redan skickat');
  });

  it('is added below a report that is half done, and the dialog says so beforehand', async () => {
    await it_.say(who, 'han slog i bordet');
    const gate = await open();
    expect(says(gate)).toContain('Du har en påbörjad rapport.');
    const form = await press(gate, 'reportMessage', {}, 'yes');
    expect(inputsOf(form.card).text).toBe(`han slog i bordet\n${quoted(words('sv'), threat)}`);
    await press(form, 'submit', answers);
    await it_.work();
    expect(JSON.stringify(it_.newest(who))).toContain('RH-');
  });

  it('with an identity or phone number in it asks what becomes of that before anything is kept', async () => {
    const numbers = { ...threat, text: 'Ring mig på 070-123 45 67, annars' };
    const form = await press(await open(numbers), 'reportMessage', {}, 'yes');
    const before = await count('"case"');
    const asked = await press(form, 'submit', answers);
    expect(says(asked)).toContain('Vad ska vi göra med numren?');
    expect(await count('"case"')).toBe(before);
    const sent = await press(asked, 'submit', { ...answers, identifiers: 'seal' });
    const of = (await it_.cases()).find((each) => each.number === numberIn(sent));
    const said = await it_.deps.store.read(async (kept) => (of ? kept.cases.entries(of.id) : []));
    expect(said[0]?.text).not.toContain('070-123');
    expect(said[0]?.text).toContain(threat.link ?? '');
  });

  it('goes through the details too, one page after the other, to a number', async () => {
    const form = await press(await open(), 'reportMessage', {}, 'yes');
    const first = await press(form, 'tellMore', answers);
    expect(says(first)).toContain('Detaljer, sida 1');
    const again = await send('refresh', submits(form.card)[0]?.data);
    expect(says(again)).toContain('Detaljer, sida 1');
    const done = submits(first.card).find((each) => each.data.go === 'done');
    const sent = await send('page', { ...inputsOf(first.card), ...done?.data });
    expect(numberIn(sent)).not.toBe('');
  });

  it('that is longer than a report can hold says what to do, and keeps nothing of it', async () => {
    const before = await count('pending');
    const shown = await open({ ...threat, text: 'å'.repeat(30_001) });
    expect(says(shown)).toContain('Kopiera det viktigaste');
    expect(await count('pending')).toBe(before);
  });

  it('stays within what Teams takes, however long or wide its words are', async () => {
    for (const sign of ['a', 'å', '漢', '🙂', '"', '\n', 'a\n', '\u0007']) {
      const shown = await open({ ...threat, text: sign.repeat(29_000 / sign.length), hasFiles: true });
      expect(Buffer.byteLength(JSON.stringify(shown.card))).toBeLessThan(LIMIT);
      const form = await press(shown, 'reportMessage', {}, 'yes');
      expect(Buffer.byteLength(JSON.stringify(form.card))).toBeLessThan(LIMIT);
      await press(form, 'discard');
    }
  });

  it('without words or sender, and in English, is a report all the same', async () => {
    const empty = { text: '', sender: null, link: null, hasFiles: true };
    const english = { ...elsewhere(), locale: 'en' as const };
    const gate = await dialog({ kind: 'fromMessage', who: english, command: 'reportMessage', message: empty });
    expect(gate.title).toBe('Report as a threat');
    expect(says(gate)).toContain('(The message has no text.)');
    expect(says(gate)).toContain('do not come along');
  });
});

describe('a dialog that is not what it says', () => {
  it('whatever it sends, is answered by a dialog, and never makes a case or shows another’s words', async () => {
    const secret = { ...threat, text: 'HEMLIGHET' };
    const form = await press(await open(secret), 'reportMessage', {}, 'yes');
    const ids = submits(form.card)[0]?.data ?? {};
    const thief = person(42);
    const before = await count('"case"');
    const values = fc.oneof(fc.constantFrom(...Object.values(ids)), fc.uuid(), fc.anything({ maxDepth: 2 }));
    const fields = fc.constantFrom(
      'card',
      'rev',
      'draft',
      'held',
      'safe',
      'page',
      'go',
      'case',
      'kinds',
      'text',
      '__proto__',
    );
    const verbs = fc.oneof(fc.constantFrom(...dialogVerbs), fc.string());
    await fc.assert(
      fc.asyncProperty(verbs, fc.dictionary(fields, values), async (verb, data) => {
        const incoming = { kind: 'dialog', who: elsewhere(thief), command: 'reportMessage', verb, data } as const;
        const answer = await it_.door(incoming);
        expect(answer.kind).toBe('dialog');
        expect(JSON.stringify(answer)).not.toContain('HEMLIGHET');
      }),
      { numRuns: 150 },
    );
    expect(it_.failures).toEqual([]);
    expect(await count('"case"')).toBe(before);
    await press(form, 'discard');
  });

  it('of another action, verb or shape is told that it cannot be read, and changes nothing', async () => {
    const other = await dialog({ kind: 'fromMessage', who: elsewhere(), command: 'steal', message: threat });
    expect(says(other)).toContain('kunde inte läsas');
    const before = await count('pending');
    for (const [verb, data] of [
      ['take', { card: randomUUID(), rev: 1, case: randomUUID() }],
      ['close', {}],
      ['reportMessage', {}],
      ['reportMessage', { held: 'x', safe: 'yes' }],
      ['reportMessage', { held: randomUUID(), safe: 'maybe' }],
      ['submit', null],
      ['submit', { card: 'x', rev: 1 }],
    ] as const)
      expect(says(await send(verb, data))).toMatch(/kunde inte läsas/);
    expect(await count('pending')).toBe(before);
    const wrong = await dialog({ kind: 'dialog', who: elsewhere(), command: 'steal', verb: 'submit', data: {} });
    expect(says(wrong)).toContain('kunde inte läsas');
  });

  it('of someone else’s message, report or card gives that person nothing and takes nothing from its own', async () => {
    const gate = await open();
    const thief = person(43);
    expect(says(await press(gate, 'reportMessage', {}, 'yes', thief))).toContain('redan skickat eller borttaget');
    const form = await press(gate, 'reportMessage', {}, 'yes');
    const stolen = await press(form, 'submit', answers, undefined, thief);
    expect(says(stolen)).toContain('hör till någon annan');
    expect(says(stolen)).not.toContain('Jag vet var du bor');
    const sent = await press(form, 'submit', answers);
    const shown = await press(form, 'submit', answers, undefined, thief);
    expect(says(shown)).not.toContain(numberIn(sent));
    const { card } = submits(form.card)[0]?.data ?? {};
    expect(says(await send('refresh', { card, rev: 1 }, thief))).not.toContain(numberIn(sent));
  });

  it('of a protected reporter leaves no row that ties them to the case', async () => {
    const form = await press(await open(), 'reportMessage', {}, 'yes');
    const sent = await press(form, 'submit', { ...answers, protectedIdentity: 'true' });
    expect(says(sent)).toContain('Din identitet är skyddad');
    await it_.work();
    const of = (await it_.cases()).find((each) => each.number === numberIn(sent));
    const { rows } = await it_.pool.query(`select * from card where case_id = $1`, [of?.id]);
    expect(JSON.stringify(rows)).not.toContain(who);
  });
});

it('nothing of the message, its sender or its link is stored outside the case’s own words, sent or logged', async () => {
  const marked = {
    text: 'MÄRKTEXT hot',
    sender: 'MÄRKNAMN Avsändare',
    link: 'https://teams.example/l/message/MARKLANK/1',
    hasFiles: false,
  };
  const sent = await press(await press(await open(marked), 'reportMessage', {}, 'yes'), 'submit', answers);
  expect(numberIn(sent)).not.toBe('');
  await it_.work();
  const { rows } = await it_.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'case_entry'`,
  );
  for (const { name } of rows) {
    const all = await it_.pool.query<{ row: string }>(`select t::text as row from "${name}" t`);
    for (const { row } of all.rows) expect(row).not.toMatch(/MÄRKTEXT|MÄRKNAMN|MARKLANK/);
  }
  expect(JSON.stringify(it_.messenger.messages)).not.toMatch(/MÄRKTEXT|MÄRKNAMN|MARKLANK/);
});
