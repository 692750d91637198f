import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, inputsOf, textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { begin, nora, report, siri, triageOf } from './story.ts';

let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

describe('telling more', () => {
  it('after «Skicka» each page that is left is part of the case at once, and the partner sees how many there are', async () => {
    const chat = trygg.chat(nora);
    const sent = await report(chat);
    const first = await chat.press(sent, sent.card, 'details');
    expect(textOf(first.card)).toContain('Detaljer, sida 1 av 6');
    const second = await chat.press(sent, first.card, 'page', { courseOfEvents: 'Han skrek och slog i disken.' });
    const third = await chat.press(sent, second.card, 'page', { threatHow: 'spoken,physical' });
    expect(textOf(third.card)).toContain('sida 3 av 6');
    const { rows } = await trygg.pool.query('select page, answers from case_page order by saved_at');
    expect(rows).toMatchObject([
      { page: 'course', answers: { courseOfEvents: 'Han skrek och slog i disken.' } },
      { page: 'threat', answers: { threatHow: ['spoken', 'physical'] } },
    ]);
    const partner = trygg.chat(siri);
    const triage = await triageOf(partner, sent.number, 'Detaljer: 2 av 6');
    expect(textOf(triage.card)).not.toContain('disken');
    const content = await partner.press(triage, triage.card, 'show');
    expect(textOf(content.card)).toContain('Muntligt, Med kroppen eller gester');
    expect(JSON.stringify(content.card)).toContain('Han skrek och slog i disken.');
  });

  it('continues at the first page that is not filled in', async () => {
    const chat = trygg.chat(demo(3));
    const sent = await report(chat);
    const first = await chat.press(sent, sent.card, 'details');
    await chat.press(sent, first.card, 'page', { courseOfEvents: 'Kort' });
    const later = await chat.press(sent, sent.card, 'details');
    expect(textOf(later.card)).toContain('sida 2 av 6');
  });

  it('before «Skicka» the report can be sent from every page, and the third press gets the same answer as the first', async () => {
    const chat = trygg.chat(demo(8));
    const form = await begin(chat);
    const first = await chat.press(form, form.card, 'tellMore', { kinds: 'damage', ongoing: 'over' });
    const send = () => chat.press(form, first.card, 'Skicka nu', { courseOfEvents: 'Rutan är krossad' });
    const answers = [await send(), await send(), await send()];
    expect(new Set(answers.map(({ card }) => textOf(card))).size).toBe(1);
    expect(textOf(answers[0]?.card)).toMatch(/RH-\d{4}-\d{5}/);
    const { rows } = await trygg.pool.query(
      `select p.answers from case_page p join "case" c on c.id = p.case_id where c.reporter = $1`,
      [demo(8)],
    );
    expect(rows).toEqual([{ answers: { courseOfEvents: 'Rutan är krossad' } }]);
  });

  it('a page that must be mended keeps all that was filled in on it', async () => {
    const chat = trygg.chat(demo(9));
    const sent = await report(chat, { kinds: 'damage' });
    let page = (await chat.press(sent, sent.card, 'details')).card;
    page = (await chat.press(sent, page, 'page', {})).card;
    expect(textOf(page)).toContain('Skadan');
    const wrong = await chat.press(sent, page, 'page', {
      damageWhat: 'lock,fence',
      damageCost: '-5',
      damageExtent: 'usable',
    });
    expect(inputsOf(wrong.card)).toMatchObject({ damageWhat: 'lock,fence', damageExtent: 'usable' });
    expect(textOf(wrong.card)).toContain('kunde inte läsas');
    const right = await chat.press(sent, wrong.card, 'page', { damageCost: '12 000' });
    expect(textOf(right.card)).toContain('sida 3 av');
  });
});

describe('identity and phone numbers', () => {
  const text = 'Han heter inget här, men 19121212-1212 och 070-174 06 05 är hans';

  it('are not kept before the person has decided, and removed when they say so', async () => {
    const chat = trygg.chat(demo(10));
    const sent = await report(chat);
    const first = await chat.press(sent, sent.card, 'details');
    const asked = await chat.press(sent, first.card, 'page', { courseOfEvents: text });
    expect(textOf(asked.card)).toContain('Vad ska vi göra med numren?');
    expect(inputsOf(asked.card).courseOfEvents).toBe(text);
    expect(
      (
        await trygg.pool.query(`select 1 from case_page p join "case" c on c.id = p.case_id where c.number = $1`, [
          sent.number,
        ])
      ).rows,
    ).toEqual([]);
    await chat.press(sent, asked.card, 'page', { identifiers: 'remove' });
    const { rows } = await trygg.pool.query(
      `select answers from case_page p join "case" c on c.id = p.case_id where c.number = $1`,
      [sent.number],
    );
    expect(rows).toEqual([{ answers: { courseOfEvents: 'Han heter inget här, men [–] och [–] är hans' } }]);
    expect(trygg.log.join('\n')).not.toContain('121212');
  });

  it('are moved to the sealed part, which holds them in envelopes only, when they say so', async () => {
    const chat = trygg.chat(demo(11));
    const sent = await report(chat);
    const first = await chat.press(sent, sent.card, 'details');
    const asked = await chat.press(sent, first.card, 'page', { courseOfEvents: text });
    await chat.press(sent, asked.card, 'page', { identifiers: 'seal' });
    const { rows } = await trygg.pool.query(
      `select s.purpose, encode(s.content, 'escape') as content from sealed s join sealed_of_case o on o.handle = s.handle join "case" c on c.id = o.case_id where c.number = $1`,
      [sent.number],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ purpose: 'identifiers' });
    expect(rows[0].content).not.toContain('1212');
    const partner = trygg.chat(siri);
    const triage = await triageOf(partner, sent.number, 'Detaljer: 1 av 6');
    const content = await partner.press(triage, triage.card, 'show');
    expect(JSON.stringify(content.card)).not.toContain('1212');
  });
});

it('the card says that names are not asked for, and that every page is saved', async () => {
  const chat = trygg.chat(demo(12));
  const sent = await report(chat);
  const first = await chat.press(sent, sent.card, 'details');
  expect(textOf(first.card)).toContain('Skriv inte namn eller personnummer.');
  expect(textOf(first.card)).toContain('Varje sida sparas');
  expect(buttonsOf(first.card).map((button) => button.title)).toEqual([
    'Spara och fortsätt',
    'Spara och avsluta',
    'Tillbaka',
  ]);
});
