import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf, inputsOf, person, world } from '../cards/world.ts';
import { textOf } from '../setup/chat.ts';

/*
 * Invariant 3: the same press has its effect once, however often and at whatever moment it comes; the same press with
 * other inputs changes nothing, and the answer shows what is kept. Answers are drawn from the state of now.
 */

const nora = person(1); // reports
const siri = person(21); // holds the hospital's function, with Samir
const samir = person(22);
const sixten = person(23);
type World = Awaited<ReturnType<typeof world>>;
let w: World;
beforeAll(async () => {
  w = await world(undefined, { eager: false });
});
afterAll(() => w.end());

/** All that a press can change, as text: the cases and what belongs to them, tasks, events, what is sealed. */
async function kept(): Promise<string[]> {
  const tables = ['case', 'case_page', 'case_entry', 'task', 'event', 'sealed', 'photo', 'card'];
  const columns = 'id, face, addressee, case_id, draft_id, subject';
  const rows = await Promise.all(
    tables.map((table) =>
      w.pool.query<{ row: string }>(
        table === 'card' ? `select row(${columns})::text as row from card` : `select t::text as row from "${table}" t`,
      ),
    ),
  );
  return rows.flatMap((each) => each.rows.map(({ row }) => row)).sort();
}
const eventsOf = async (type: string) =>
  (await w.pool.query(`select from event where type = $1 and stream not like 'task:%'`, [type])).rows.length;

type Given = {
  readonly who: typeof nora;
  readonly card: unknown;
  readonly inputs?: object;
  readonly others?: object;
  /** The event that tells of the effect. */
  readonly event: string;
};

/** Presses three times at once, once more later, and with other inputs; answers the card as it is then. */
async function thrice(verb: string, { who, card, inputs = {}, others, event }: Given): Promise<unknown> {
  const button = buttonsOf(card).find((each) => each.verb === verb);
  if (!button) throw new Error(`no button ${verb}; there are ${buttonsOf(card).map((each) => each.verb)}`);
  const filled = inputsOf(card);
  const press = (given: object) => w.send(who, verb, { ...filled, ...given, ...button.data });
  const before = await eventsOf(event);
  const [first, ...twins] = await Promise.all([press(inputs), press(inputs), press(inputs)]);
  expect(await eventsOf(event), `${verb} has its effect`).toBe(before + 1);
  const after = await kept();
  for (const twin of [...twins, await press(inputs)]) expect(textOf(twin), `${verb} again`).toBe(textOf(first));
  if (others) {
    const other = await press(others);
    expect(textOf(other), `${verb} with other inputs`).toContain('Det första gäller');
    expect(textOf(other)).not.toContain('Något gick fel');
  }
  expect(await kept(), `${verb} again changes nothing`).toEqual(after);
  expect(w.failures).toEqual([]);
  await w.work();
  return first;
}

/** The card about the case that stands in a chat now. */
const stored = (who: typeof nora, has: string): unknown => {
  const found = w.messages(who).findLast(({ message }) => buttonsOf(message.card).some((each) => each.verb === has));
  if (!found) throw new Error(`no card with ${has}`);
  return found.message.card;
};

test('every press that changes something does so once, from the report to the outcome', async () => {
  await w.say(nora, 'Rapportera');
  await w.work();
  const form = await w.press(nora, w.newest(nora), 'safe');
  const receipt = await thrice('submit', {
    who: nora,
    card: form,
    inputs: { kinds: 'threat', ongoing: 'over' },
    others: { kinds: 'fire', ongoing: 'ongoing' },
    event: 'received',
  });
  await thrice('page', {
    who: nora,
    card: await w.press(nora, receipt, 'details'),
    inputs: { courseOfEvents: 'Han ropade.' },
    others: { courseOfEvents: 'Hon viskade.' },
    event: 'pageSaved',
  });
  await thrice('sendAddition', {
    who: nora,
    card: await w.press(nora, stored(nora, 'add'), 'add'),
    inputs: { text: 'Han kom tillbaka.' },
    others: { text: 'Han kom inte tillbaka.' },
    event: 'added',
  });

  await thrice('take', { who: siri, card: stored(siri, 'take'), event: 'taken' });
  await thrice('setUrgency', {
    who: siri,
    card: await w.press(siri, stored(siri, 'assess'), 'assess'),
    inputs: { urgency: 'acute' },
    others: { urgency: 'low' },
    event: 'assessed',
  });
  await thrice('sendQuestion', {
    who: siri,
    card: await w.press(siri, stored(siri, 'ask'), 'ask'),
    inputs: { text: 'Hur såg han ut?' },
    others: { text: 'Vad sa han?' },
    event: 'asked',
  });
  await thrice('sendAnswer', {
    who: nora,
    card: await w.press(nora, stored(nora, 'readQuestion'), 'readQuestion'),
    inputs: { text: 'Som en lärare.' },
    others: { text: 'Som en elev.' },
    event: 'answered',
  });
  await thrice('makeTask', {
    who: siri,
    card: await w.press(siri, stored(siri, 'newTask'), 'newTask'),
    inputs: { title: 'inform' },
    others: { title: 'train' },
    event: 'taskMade',
  });
  await thrice('confirmConflict', {
    who: siri,
    card: await w.press(siri, stored(siri, 'conflict'), 'conflict'),
    event: 'conflictDeclared',
  });

  await thrice('take', { who: samir, card: stored(samir, 'take'), event: 'taken' });
  await thrice('confirmTakeOver', {
    who: sixten,
    card: await w.press(sixten, stored(sixten, 'takeOver'), 'takeOver'),
    event: 'takenOver',
  });
  await w.pool.query(`update task set status = 'done'`);
  await thrice('confirmClose', {
    who: sixten,
    card: await w.press(sixten, stored(sixten, 'close'), 'close'),
    inputs: { text: 'Han får inte komma hit igen.' },
    others: { text: 'Ingenting.' },
    event: 'closed',
  });
});

test('a case is handed over once, and taken back once', async () => {
  await w.say(nora, 'Rapportera');
  await w.work();
  const form = await w.press(nora, w.newest(nora), 'safe');
  await w.press(nora, form, 'submit', { kinds: 'threat', ongoing: 'over' });
  await w.work();
  await thrice('sendHandOver', {
    who: siri,
    card: await w.press(siri, stored(siri, 'handOver'), 'handOver'),
    inputs: { text: 'Fel adress.', to: 'sakerhetsavdelningen' },
    others: { text: 'Rätt adress.', to: 'sakerhetsjouren' },
    event: 'handedOver',
  });
  await thrice('confirmWithdraw', {
    who: nora,
    card: await w.press(nora, stored(nora, 'withdraw'), 'withdraw'),
    event: 'withdrawn',
  });
});

test('answers are drawn from the state of now: a press that comes again after a change shows the change', async () => {
  await w.say(nora, 'Rapportera');
  await w.work();
  const form = await w.press(nora, w.newest(nora), 'safe');
  const submit = () => w.press(nora, form, 'submit', { kinds: 'theft', ongoing: 'over' });
  const first = textOf(await submit());
  await w.work();
  await w.press(siri, stored(siri, 'take'), 'take');
  const again = textOf(await submit());
  const waits = (shown: string) => shown.includes('Har ingen tagit ärendet');
  expect([waits(first), waits(again)]).toEqual([true, false]);
});
