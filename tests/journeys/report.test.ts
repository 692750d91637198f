import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, inputsOf, textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { begin, fredrika, grace, nora, numberIn, report, siri, tove, vera } from './story.ts';

let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

/** Everything in the database as text, the cases' content and the sealed part left out. */
async function everythingStored(): Promise<string> {
  const { rows } = await trygg.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const all = await Promise.all(rows.map(({ name }) => trygg.pool.query(`select t::text as row from "${name}" t`)));
  return all.flatMap((table) => table.rows.map(({ row }) => row)).join('\n');
}

describe('the gate', () => {
  it('shows 112 and the place’s own alarm in digits and no form to whoever is not safe, and leads on when they are', async () => {
    const chat = trygg.chat(demo(3));
    await chat.say('Rapportera');
    const gate = await chat.card((_card, text) => text.includes('Är du i säkerhet nu?'));
    expect(textOf(gate.card)).toContain('Ingen bevakar chatten dygnet runt');
    expect(textOf(gate.card)).toContain('säkerhetsskyddsklassificerat');
    const unsafe = await chat.press(gate, gate.card, 'unsafe');
    const shown = textOf(unsafe.card);
    expect(shown).toContain('Ring 112');
    expect(shown).toContain('**55 800**');
    expect(shown).toContain('114 14');
    expect(inputsOf(unsafe.card)).toEqual({});
    expect(buttonsOf(unsafe.card).map((button) => button.title)).toEqual(['Jag är i säkerhet nu']);
    const form = await chat.press(gate, unsafe.card, 'safe');
    expect(buttonsOf(form.card).map((button) => button.verb)).toEqual(['submit', 'tellMore', 'discard']);
  });

  it('comes in English to an English client', async () => {
    const chat = trygg.chat(grace, { locale: 'en-GB' });
    const sent = await report(chat, {}, 'Report');
    expect(textOf(sent.card)).toContain('Case number');
  });
});

describe('three answers', () => {
  it('give a number at once, with the person’s own unit and the time of now filled in beforehand', async () => {
    const chat = trygg.chat(nora);
    const form = await begin(chat);
    expect(inputsOf(form.card)).toMatchObject({ unit: 'akutmottagningen-halmstad' });
    expect(inputsOf(form.card).date).toMatch(/^\d{4}-\d\d-\d\d$/);
    const sent = await chat.press(form, form.card, 'submit', { kinds: 'threat,violence', ongoing: 'mayRepeat' });
    expect(textOf(sent.card)).toContain(numberIn(sent.card));
    expect(textOf(sent.card)).toContain('Säkerhetspartner Hallands sjukhus');
    expect(textOf(sent.card)).toMatch(/Har ingen tagit ärendet .*kl\. \d\d:\d\d/);
  });

  it('keep what was filled in when one is missing, and say which', async () => {
    const chat = trygg.chat(demo(11));
    const form = await begin(chat);
    const missing = await chat.press(form, form.card, 'submit', { kinds: 'damage', approximate: 'true' });
    expect(textOf(missing.card)).toContain('Svara på om det är över.');
    expect(inputsOf(missing.card)).toMatchObject({ kinds: 'damage', approximate: 'true' });
    const future = await chat.press(form, missing.card, 'submit', { ongoing: 'over', date: '2199-01-01' });
    expect(textOf(future.card)).toContain('Tiden ligger i framtiden');
  });

  it('sent three times at once and once later make one case and get the same answer', async () => {
    const chat = trygg.chat(demo(12));
    const form = await begin(chat);
    const send = () => chat.press(form, form.card, 'submit', { kinds: 'theft', ongoing: 'over' });
    const answers = [...(await Promise.all([send(), send(), send()])), await send()];
    expect(new Set(answers.map(({ card }) => numberIn(card))).size).toBe(1);
    expect(new Set(answers.map(({ card }) => textOf(card))).size).toBe(1);
    const { rows } = await trygg.pool.query(`select number from "case" where reporter = $1`, [demo(12)]);
    expect(rows).toHaveLength(1);
  });

  it('sent again with another answer change nothing, and show what is kept', async () => {
    const chat = trygg.chat(demo(13));
    const form = await begin(chat);
    const first = await chat.press(form, form.card, 'submit', { kinds: 'theft', ongoing: 'over' });
    const other = await chat.press(form, form.card, 'submit', { kinds: 'fire', ongoing: 'ongoing' });
    expect(textOf(other.card)).toContain('Det första gäller');
    expect(textOf(other.card)).toContain(numberIn(first.card));
    const { rows } = await trygg.pool.query(`select kinds from "case" where reporter = $1`, [demo(13)]);
    expect(rows).toEqual([{ kinds: ['theft'] }]);
  });

  it('are enough for an elected official without a unit, who says where', async () => {
    const chat = trygg.chat(fredrika);
    const form = await begin(chat);
    expect(inputsOf(form.card).unit).toBeUndefined();
    const nowhere = await chat.press(form, form.card, 'submit', { kinds: 'threat', ongoing: 'over' });
    expect(textOf(nowhere.card)).toContain('Välj var det hände.');
    const sent = await chat.press(form, nowhere.card, 'submit', {
      kinds: 'threat',
      ongoing: 'over',
      unit: 'elsewhere',
    });
    expect(textOf(sent.card)).toContain('Säkerhetsavdelningen');
  });
});

describe('a typed sentence', () => {
  it('is sealed until the questions are answered, preselects the likely kind, and is the description then', async () => {
    const chat = trygg.chat(vera);
    const marker = 'MARKÖRMENING';
    await chat.say(`En patient hotade mig i receptionen ${marker}`);
    const gate = await chat.card((_card, text) => text.includes('Är du i säkerhet nu?'));
    expect(textOf(gate.card)).toContain('ligger kvar i Teams');
    expect(textOf(gate.card)).not.toContain(marker);
    expect(await everythingStored()).not.toContain(marker);
    const form = await chat.press(gate, gate.card, 'safe');
    expect(inputsOf(form.card)).toMatchObject({
      kinds: 'threat',
      text: `En patient hotade mig i receptionen ${marker}`,
    });
    const sent = await chat.press(gate, form.card, 'submit', { ongoing: 'over' });
    const { rows } = await trygg.pool.query(
      `select e.text from case_entry e join "case" c on c.id = e.case_id where c.number = $1`,
      [numberIn(sent.card)],
    );
    expect(rows).toEqual([{ text: `En patient hotade mig i receptionen ${marker}` }]);
    expect(trygg.log.join('\n')).not.toContain(marker);
  });

  it('of the longest that Teams takes is kept whole', async () => {
    const chat = trygg.chat(demo(14));
    const long = `De hotade oss. ${'Det var många ord. '.repeat(800)}Slut.`;
    const form = await begin(chat, long);
    expect(textOf(form.card)).toContain('Din text är lång. Den följer med i sin helhet');
    await chat.press(form, form.card, 'submit', { kinds: 'threat', ongoing: 'over' });
    const { rows } = await trygg.pool.query(
      `select e.text from case_entry e join "case" c on c.id = e.case_id where c.reporter = $1`,
      [demo(14)],
    );
    expect(rows).toEqual([{ text: long }]);
  });

  it('with a personal number is not kept before its author has decided what becomes of the number', async () => {
    const chat = trygg.chat(demo(15));
    const form = await begin(chat, 'Hotad av 19121212-1212 i kassan');
    const asked = await chat.press(form, form.card, 'submit', { kinds: 'threat', ongoing: 'over' });
    expect(textOf(asked.card)).toContain('Vad ska vi göra med numren?');
    expect(await everythingStored()).not.toContain('121212-1212');
    const sent = await chat.press(form, asked.card, 'submit', { identifiers: 'seal' });
    const { rows } = await trygg.pool.query(
      `select e.text, (select count(*)::int from sealed_of_case s where s.case_id = c.id) as sealed from case_entry e join "case" c on c.id = e.case_id where c.number = $1`,
      [numberIn(sent.card)],
    );
    expect(rows).toEqual([{ text: 'Hotad av [–] i kassan', sealed: 1 }]);
    expect(await everythingStored()).not.toContain('121212-1212');
  });
});

describe('a half-done report', () => {
  it('continues where it was, also after a restart, and only for its author', async () => {
    const chat = trygg.chat(tove);
    const form = await begin(chat, 'De slog sönder rutan');
    const details = await chat.press(form, form.card, 'tellMore', { kinds: 'damage', ongoing: 'over' });
    const second = await chat.press(form, details.card, 'page', { courseOfEvents: 'I matsalen' });
    expect(textOf(second.card)).toContain('sida 2 av');
    trygg = await trygg.restart();
    const again = trygg.chat(tove);
    const stored = await again.card((_card, text) => text.includes('Är du i säkerhet nu?'));
    const resumed = await again.press(stored, stored.card, 'safe');
    expect(textOf(resumed.card)).toContain('sida 2 av');
    const back = await again.press(stored, resumed.card, 'Tillbaka');
    expect(inputsOf(back.card)).toMatchObject({ courseOfEvents: 'I matsalen' });
    const thief = await trygg.chat(siri).invoke('1', 'safe', buttonsOf(stored.card)[0]?.data ?? {});
    expect(JSON.stringify(thief.body)).toContain('hör till någon annan');
    expect(JSON.stringify(thief.body)).not.toContain('matsalen');
  });

  it('is discarded by one press, and the stored message says so', async () => {
    const chat = trygg.chat(demo(16));
    const form = await begin(chat, 'MARKÖRKAST de hotade mig');
    await chat.press(form, form.card, 'discard');
    const gone = await chat.card((_card, text) => text.includes('Rapporten är borttagen.'));
    expect(gone.id).toBe(form.id);
    const { rows } = await trygg.pool.query('select 1 from draft where author = $1', [demo(16)]);
    expect(rows).toEqual([]);
  });

  it('is deleted when nobody has touched it for the stated days, and the stored message says so', async () => {
    const chat = trygg.chat(demo(17));
    const form = await begin(chat, 'De hotade mig');
    trygg.clock.advance(16 * 24 * 3_600_000);
    await chat.card((_card, text) => text.includes('Rapporten är borttagen.'));
    const late = await chat.press(form, form.card, 'submit', { ongoing: 'over' });
    expect(textOf(late.card)).toContain('redan skickat eller borttaget');
    const { rows } = await trygg.pool.query('select 1 from draft where author = $1', [demo(17)]);
    expect(rows).toEqual([]);
  });
});
