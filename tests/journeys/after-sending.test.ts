import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { nora, report, siri, triageOf } from './story.ts';

let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const heic = new Uint8Array(Buffer.from('000000186674797068656963000000006d69663168656963', 'hex'));
const film = new Uint8Array(Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'));

async function entries(number: string): Promise<string[]> {
  const { rows } = await trygg.pool.query(
    `select e.text from case_entry e join "case" c on c.id = e.case_id where c.number = $1 order by e.id`,
    [number],
  );
  return rows.map(({ text }) => text);
}

describe('text and photos sent in the chat while a case is open', () => {
  it('text is offered as an addition, and is part of the case after a yes', async () => {
    const chat = trygg.chat(nora);
    const sent = await report(chat);
    await chat.say('Han hade en röd jacka MARKÖR');
    const offer = await chat.card((_card, text) => text.includes('Vill du lägga till det du skrev?'));
    expect(textOf(offer.card)).not.toContain('MARKÖR');
    expect(await entries(sent.number)).toEqual([]);
    const added = await chat.press(offer, offer.card, `Lägg till i ${sent.number}`);
    expect(textOf(added.card)).toContain(`Tillagt i ärende ${sent.number}.`);
    expect(await entries(sent.number)).toEqual(['Han hade en röd jacka MARKÖR']);
    await chat.card((_card, text) => text.includes('Det är tillagt.'));
    const again = await chat.press(offer, offer.card, `Lägg till i ${sent.number}`);
    expect(textOf(again.card)).toContain(sent.number);
    expect(await entries(sent.number)).toHaveLength(1);
  });

  it('a photo is attached after a yes, without what it told of place and camera', async () => {
    const chat = trygg.chat(demo(3));
    const sent = await report(chat);
    await chat.say('', [{ name: 'bild.png', type: 'image/png', bytes: png }]);
    const offer = await chat.card((_card, text) => text.includes('Vill du lägga till filen?'));
    expect(textOf(offer.card)).toContain('plats och kamera är borttagna');
    await chat.press(offer, offer.card, `Lägg till i ${sent.number}`);
    const { rows } = await trygg.pool.query(
      `select type, author from photo p join "case" c on c.id = p.case_id where c.number = $1`,
      [sent.number],
    );
    expect(rows).toEqual([{ type: 'image/png', author: null }]);
  });

  it.each([
    ['a photo as an iPhone keeps it', 'bild.heic', 'image/heic', heic, 'ta en skärmbild'],
    ['a film', 'film.mp4', 'video/mp4', film, 'lämna den till polisen'],
    [
      'something unreadable',
      'bild.png',
      'image/png',
      new Uint8Array([1, 2, 3]),
      'Skicka en bild (PNG, JPEG, WebP) eller en PDF',
    ],
  ])('%s is refused kindly, with what to do', async (_what, name, type, bytes, words) => {
    const chat = trygg.chat(demo(8));
    await chat.say('', [{ name, type, bytes }]);
    const refused = await chat.card((_card, text) => text.includes(words));
    expect(textOf(refused.card)).toContain('Filen gick inte att ta emot');
    expect(buttonsOf(refused.card).map((button) => button.verb)).toEqual(['start', 'mine']);
  });

  it('nothing is kept after a no', async () => {
    const chat = trygg.chat(demo(9));
    await report(chat);
    await chat.say('Glöm det här MARKÖR', [{ name: 'bild.png', type: 'image/png', bytes: png }]);
    const offer = await chat.card((_card, text) => text.includes('Vill du lägga till filen?'));
    await chat.press(offer, offer.card, 'dismiss');
    await chat.card((_card, text) => text.includes('Ingenting har sparats.'));
    const { rows } = await trygg.pool.query(
      'select (select count(*)::int from pending where author = $1) as pending, (select count(*)::int from photo where author = $1) as photos',
      [demo(9)],
    );
    expect(rows).toEqual([{ pending: 0, photos: 0 }]);
  });

  it('to whoever has several cases the choice is theirs', async () => {
    const chat = trygg.chat(demo(10));
    const numbers: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const sent = await report(chat, {}, count === 0 ? 'Rapportera' : 'rapportera');
      numbers.push(sent.number);
    }
    await chat.say('Det gäller det tredje');
    const offer = await chat.card((_card, text) => text.includes('Vilket ärende hör det till?'));
    const third = await trygg.pool.query('select id from "case" where number = $1', [numbers[2]]);
    await chat.press(offer, offer.card, 'Lägg till i ärendet', { case: third.rows[0].id });
    expect(await entries(numbers[2] ?? '')).toEqual(['Det gäller det tredje']);
  });
});

describe('the living receipt', () => {
  it('is edited in place when the case is taken, when a question waits and when it is closed, and never holds the words', async () => {
    const chat = trygg.chat(demo(11));
    const sent = await report(chat);
    const stored = await chat.card((_card, text) => text.includes(sent.number) && text.includes('Läge: Mottaget'));
    expect(stored.id).toBe(sent.id);
    const partner = trygg.chat(siri);
    const triage = await triageOf(partner, sent.number);
    const taken = await partner.press(triage, triage.card, 'take');
    const edited = await chat.card((_card, text) => text.includes(sent.number) && text.includes('Läge: Tas om hand'));
    expect(edited.id).toBe(sent.id);

    const ask = await partner.press(triage, taken.card, 'ask');
    await partner.press(triage, ask.card, 'sendQuestion', { text: 'MARKÖRFRÅGA vilken dörr?' });
    const waits = await chat.card((_card, text) => text.includes('Du har en fråga att svara på.'));
    expect(waits.id).toBe(sent.id);
    const question = await chat.press(waits, waits.card, 'readQuestion');
    expect(JSON.stringify(question.card)).toContain('MARKÖRFRÅGA vilken dörr?');
    await chat.press(waits, question.card, 'sendAnswer', { text: 'Den norra' });

    const close = await partner.press(triage, taken.card, 'close');
    await partner.press(triage, close.card, 'confirmClose', { text: 'MARKÖRBESKED dörren är lagad.' });
    const closed = await chat.card((_card, text) => text.includes('Ärendet avslutades'));
    expect(closed.id).toBe(sent.id);
    const outcome = await chat.press(closed, closed.card, 'readOutcome');
    expect(JSON.stringify(outcome.card)).toContain('MARKÖRBESKED dörren är lagad.');
    expect(JSON.stringify(await chat.messages())).not.toContain('MARKÖR');
    expect(JSON.stringify(await partner.messages())).not.toContain('MARKÖR');
  });

  it('looks at itself when it is seen, and the looking changes nothing', async () => {
    const chat = trygg.chat(demo(12));
    const sent = await report(chat);
    const { rows: before } = await trygg.pool.query('select version from "case" where number = $1', [sent.number]);
    const data = buttonsOf(sent.card)[0]?.data ?? {};
    const seen = await chat.invoke(sent.id, 'refresh', data, 'automatic');
    expect(JSON.stringify(seen.body)).toContain(sent.number);
    // A client that says it looks, and sends a button's verb, changes nothing either.
    await chat.invoke(sent.id, 'confirmWithdraw', data, 'automatic');
    const { rows: after } = await trygg.pool.query('select version, status from "case" where number = $1', [
      sent.number,
    ]);
    expect(after).toEqual([{ ...before[0], status: 'received' }]);
  });
});

describe('Mina ärenden', () => {
  it('lists one’s own cases with their status, and leads to each', async () => {
    const chat = trygg.chat(demo(13));
    const sent = await report(chat, { kinds: 'theft' });
    await chat.say('Mina ärenden');
    const list = await chat.card((_card, text) => text.startsWith('Mina ärenden'));
    expect(textOf(list.card)).toContain(`${sent.number}: Mottaget`);
    const opened = await chat.press(list, list.card, 'receipt');
    expect(textOf(opened.card)).toContain('Stöld');
    const other = trygg.chat(demo(14));
    await other.say('mina ärenden.');
    const empty = await other.card((_card, text) => text.startsWith('Mina ärenden'));
    expect(textOf(empty.card)).toContain('Du har inga ärenden.');
  });

  it('a case is taken back as a status: the report stays, and the partner sees it', async () => {
    const chat = trygg.chat(demo(16));
    const sent = await report(chat, {}, 'De hotade mig i korridoren');
    const partner = trygg.chat(siri);
    await triageOf(partner, sent.number);
    const asked = await chat.press(sent, sent.card, 'withdraw');
    expect(textOf(asked.card)).toContain('Rapporten raderas inte');
    const back = await chat.press(sent, asked.card, 'confirmWithdraw');
    expect(textOf(back.card)).toContain('Du har tagit tillbaka ärendet.');
    await triageOf(partner, sent.number, 'Anmälaren har tagit tillbaka ärendet.');
    expect(await entries(sent.number)).toEqual(['De hotade mig i korridoren']);
    const late = await chat.press(sent, sent.card, 'add');
    expect(textOf(late.card)).toContain('Ärendet är redan återtaget.');
  });
});
