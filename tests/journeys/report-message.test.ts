import { afterAll, beforeAll, expect, it } from 'vitest';
import { inputsOf, textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { doris, nora, numberIn, samir, siri, triageOf, vera } from './story.ts';

/*
 * «Rapportera som hot» over HTTP: the stage carries the action and the dialog's presses to the bot as Teams does,
 * and is told nothing that Teams would not be.
 */
let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

type Submit = { readonly title: string; readonly data: Record<string, unknown> };
type Dialog = { readonly title: string; readonly card: { readonly body: unknown } };

async function post(path: string, body: object) {
  const answer = await fetch(`${trygg.url}/stage${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: 'sv-SE', ...body }),
  });
  return { status: answer.status, body: await answer.json() };
}

const inChannel = `/conversations/${encodeURIComponent('19:trygg-demo-sakerhetspartner-sjukhus@thread.tacv2')}`;

/** Somebody writes in the channel, where Trygg does not hear it. */
async function written(as: string, text: string): Promise<string> {
  return (await post(`${inChannel}/messages`, { as, text, files: [] })).body.id;
}
async function raw(as: string, messageId: string, data?: object, command = 'reportMessage') {
  return (await post(`${inChannel}/actions`, { as, messageId, command, ...(data ? { data } : {}) })).body;
}
async function act(as: string, messageId: string, data?: object): Promise<Dialog> {
  const { status, body } = await raw(as, messageId, data);
  expect(status).toBe(200);
  expect(body.task.type).toBe('continue');
  return { title: body.task.value.title, card: body.task.value.card.content };
}
function submitsOf(value: unknown): Submit[] {
  if (Array.isArray(value)) return value.flatMap(submitsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'type' in value && value.type === 'Action.Submit' && 'title' in value && 'data' in value
      ? [{ title: String(value.title), data: { ...Object(value.data) } }]
      : [];
  return [...own, ...Object.values(value).flatMap(submitsOf)];
}
function filled(dialog: Dialog, button: string, inputs: object = {}): object {
  const found = submitsOf(dialog.card).find(({ title }) => title === button);
  if (!found) throw new Error(`no ${button}; there are ${submitsOf(dialog.card).map(({ title }) => title)}`);
  return { ...inputsOf(dialog.card), ...inputs, ...found.data };
}
const answers = { kinds: 'threat', unit: 'akutmottagningen-halmstad', ongoing: 'mayRepeat' };
const yes = 'Ja, jag är i säkerhet';

it('a colleague’s message becomes a case that the function has, a number in the dialog and a receipt in the chat', async () => {
  const chat = trygg.chat(nora);
  await chat.open();
  await chat.card((_card, text) => text.includes('Rapportera här'));
  const message = await written(vera, 'Jag vet var <du> bor & när du slutar.\nAkta dig.');
  const gate = await act(nora, message);
  expect(textOf(gate.card)).toContain('Är du i säkerhet nu?');
  const form = await act(nora, message, filled(gate, yes));
  expect(inputsOf(form.card).text).toContain('”Jag vet var <du> bor & när du slutar.\nAkta dig.”');
  expect(inputsOf(form.card).text).toMatch(/https:\/\/teams\.microsoft\.com\/l\/message\//);
  const sent = await act(nora, message, filled(form, 'Skicka', answers));
  const number = numberIn(sent.card);
  expect(textOf(sent.card)).toContain('Kvittot kommer i din chatt med Trygg.');
  await chat.card((_card, text) => text.includes(number) && text.includes('Tack. Vi har tagit emot'));

  const partner = trygg.chat(siri);
  const triage = await triageOf(partner, number);
  expect(textOf(triage.card)).not.toContain('bor');
  const taken = await partner.press(triage, triage.card, 'take');
  const shown = await partner.press(triage, taken.card, 'show');
  expect(textOf(shown.card)).toContain('Jag vet var <du> bor & när du slutar.');
  const { rows } = await trygg.pool.query(
    `select text from case_entry e join "case" c on c.id = e.case_id where number = $1`,
    [number],
  );
  expect(rows).toHaveLength(1);
});

it('the same press three times at once, and once more as Teams repeats it, makes one case', async () => {
  const message = await written(vera, 'Nu räcker det.');
  const who = demo(12);
  const form = await act(who, message, filled(await act(who, message), yes));
  const send = () => act(who, message, filled(form, 'Skicka', answers));
  const sent = [...(await Promise.all([send(), send(), send()]))];
  const again = (await post('/again', {})).body;
  expect(again.status).toBe(200);
  expect(numberIn(again.body.task.value.card.content)).toBe(numberIn(sent[0]?.card));
  expect(new Set(sent.map(({ card }) => numberIn(card))).size).toBe(1);
  const { rows } = await trygg.pool.query(`select number from "case" where reporter = $1`, [who]);
  expect(rows).toHaveLength(1);
});

it('one who has not installed the app gets the number and is told where the receipt is', async () => {
  const message = await written(vera, 'Passa dig.');
  const form = await act(doris, message, filled(await act(doris, message), yes));
  const sent = await act(doris, message, filled(form, 'Skicka', answers));
  expect(textOf(sent.card)).toContain('installera Trygg i Teams');
  expect(numberIn(sent.card)).toMatch(/^RH-/);
  await trygg.settled();
});

it('presses of others, made-up ids and other actions change nothing and show nothing', async () => {
  const message = await written(vera, 'HEMLIGT hot');
  const gate = await act(nora, message);
  const form = await act(nora, message, filled(gate, yes));
  const before = await trygg.pool.query(`select count(*)::int as n from "case"`);
  for (const data of [filled(gate, yes), filled(form, 'Skicka', answers), filled(form, 'Berätta mer först', answers)]) {
    const stolen = await act(samir, message, data);
    expect(textOf(stolen.card)).not.toContain('HEMLIGT');
  }
  for (const data of [
    { verb: 'confirmClose', card: crypto.randomUUID(), rev: 1, case: crypto.randomUUID() },
    { verb: 'reportMessage', held: crypto.randomUUID(), safe: 'yes' },
    { verb: '__proto__' },
    { verb: 'submit', card: crypto.randomUUID(), rev: 0, draft: crypto.randomUUID() },
  ])
    expect(submitsOf((await act(nora, message, data)).card)).toEqual([]);
  expect((await raw(nora, message, { card: 'x' })).body).toBeNull();
  expect(textOf((await raw(nora, message, undefined, 'other')).body.task.value.card.content)).toContain(
    'kunde inte läsas',
  );
  const after = await trygg.pool.query(`select count(*)::int as n from "case"`);
  expect(after.rows).toEqual(before.rows);
  // Nora's own is as it was.
  expect(numberIn((await act(nora, message, filled(form, 'Skicka', answers))).card)).toMatch(/^RH-/);
});
