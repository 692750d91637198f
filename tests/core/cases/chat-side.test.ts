import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TYPED_LIMIT } from '../../../bot/core/cases/start.ts';
import type { PersonId } from '../../../bot/core/ids.ts';
import { id } from '../../../bot/core/ids.ts';
import { textOf } from '../../cards/valid.ts';
import { buttonsOf, inputsOf, person, world } from '../../cards/world.ts';

let here: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.end());

const stranger = () => id<PersonId>(`guest-${randomUUID()}`);
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const count = async (sql: string, values: unknown[] = []) => (await here.pool.query(sql, values)).rows.length;

describe('people the directory does not know', () => {
  it('report all the same: the card asks for the place, and the fallback answers for an unknown one', async () => {
    const guest = stranger();
    await here.say(guest, 'De hotade mig');
    const form = await here.press(guest, here.newest(guest), 'safe');
    expect(inputsOf(form).unit).toBeUndefined();
    await here.press(guest, form, 'submit', { ongoing: 'over', unit: 'elsewhere' });
    const [of] = await here.cases();
    expect(of).toMatchObject({ function: 'sakerhetsavdelningen', routing: { via: 'fallback', rule: null } });
  });

  it('get the function of the place where they were, when they know it', async () => {
    const guest = stranger();
    await here.say(guest, 'De hotade mig');
    const form = await here.press(guest, here.newest(guest), 'safe');
    await here.press(guest, form, 'submit', { ongoing: 'over', unit: 'akutmottagningen-halmstad' });
    const [of] = await here.cases();
    expect(of).toMatchObject({
      function: 'sakerhetspartner-sjukhus',
      routing: { via: 'rule', rule: 'sjukhuset-alltid' },
    });
  });
});

describe('what is typed', () => {
  it('is handled once, however often Teams sends the message', async () => {
    const guest = stranger();
    const message = {
      kind: 'message',
      who: here.speaker(guest),
      text: 'De hotade mig',
      files: [],
      key: randomUUID(),
    } as const;
    await Promise.all([here.door(message), here.door(message), here.door(message)]);
    await here.door(message);
    await here.work();
    expect(here.messages(guest)).toHaveLength(1);
    const form = await here.press(guest, here.newest(guest), 'safe');
    expect(inputsOf(form).text).toBe('De hotade mig');
  });

  it('in two messages at the same moment is kept, both', async () => {
    const guest = stranger();
    await Promise.all(['Det första', 'Det andra'].map((text) => here.say(guest, text)));
    const shown = here.messages(guest).map(({ message }) => message.card);
    for (const card of shown) {
      const offer = buttonsOf(card).find(({ verb }) => verb === 'attach');
      if (offer) await here.send(guest, 'attach', offer.data);
    }
    const gate = shown.find((card) => buttonsOf(card).some(({ verb }) => verb === 'safe'));
    const form = await here.press(guest, gate, 'safe');
    expect(String(inputsOf(form).text).split('\n').sort()).toEqual(['Det andra', 'Det första']);
  });

  it('past all that Teams sends is refused whole, and says so', async () => {
    const guest = stranger();
    await here.say(guest, 'å'.repeat(TYPED_LIMIT + 1));
    expect(textOf(here.newest(guest))).toContain('Vi har inte sparat något av den.');
    expect(await count('select 1 from draft where author = $1', [guest])).toBe(0);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '«%s» is a sentence, not a command',
    async (text) => {
      const guest = stranger();
      await here.say(guest, text);
      expect(textOf(here.newest(guest))).toContain('Vi har det du skrev.');
      expect(here.failures).toEqual([]);
    },
  );
});

describe('what was held', () => {
  it('goes into a report once, however often the button is pressed, and its offer says so', async () => {
    const guest = stranger();
    await here.say(guest, 'Det började så här');
    await here.say(guest, 'och gick vidare', [png]);
    const offer = here.newest(guest);
    await Promise.all([1, 2, 3].map(() => here.press(guest, offer, 'attach')));
    await here.press(guest, offer, 'attach');
    expect(textOf(here.newest(guest))).toContain('Det är tillagt.');
    const form = await here.press(guest, here.messages(guest)[0]?.message.card, 'safe');
    expect(inputsOf(form).text).toBe('Det började så här\noch gick vidare');
    await here.press(guest, form, 'submit', { kinds: 'threat', ongoing: 'over', unit: 'elsewhere' });
    const [of] = await here.cases();
    expect(await count('select 1 from photo where case_id = $1', [of?.id])).toBe(1);
  });

  it('of more files than a message takes says so of each past the tenth, and keeps the ten', async () => {
    const guest = stranger();
    await here.say(
      guest,
      '',
      Array.from({ length: 12 }, () => png),
    );
    const shown = textOf(here.newest(guest));
    expect(shown).toContain('Vill du lägga till 10 filer?');
    expect(shown).toContain('2 filer gick inte att ta emot');
    expect(shown).toContain('högst tio åt gången');
  });

  it('with a report lives as long as the report, and is deleted with it; all their cards say so', async () => {
    const guest = stranger();
    const days = (many: number) => here.clock.advance(many * 24 * 3_600_000);
    await here.deps.store.transaction((kept) => kept.jobs.enqueue([{ kind: 'clean', payload: {} }]));
    await here.say(guest, 'De hotade mig');
    await here.say(guest, '', [png]);
    await here.press(guest, here.newest(guest), 'attach');
    days(10);
    const form = await here.press(guest, here.messages(guest)[0]?.message.card, 'safe');
    await here.press(guest, form, 'tellMore', { kinds: 'threat' });
    days(10);
    await here.work();
    expect(await count('select 1 from photo where author = $1', [guest])).toBe(1);
    days(20);
    await here.work();
    expect(await count('select 1 from photo where author = $1', [guest])).toBe(0);
    expect(await count('select 1 from draft where author = $1', [guest])).toBe(0);
    expect(textOf(here.messages(guest)[0]?.message.card)).toContain('Rapporten är borttagen.');
  });

  it('and never answered is deleted after the same days, and its offer says so', async () => {
    const reporter = person(12);
    await here.report(reporter, { unit: 'akutmottagningen-halmstad' });
    await here.say(reporter, 'En sak till');
    here.clock.advance(20 * 24 * 3_600_000);
    await here.work();
    expect(textOf(here.newest(reporter))).toContain('Det väntade för länge på ditt svar');
  });
});

describe('the custodian function', () => {
  it('is handed no case: it keeps what those who handle cases may not read', async () => {
    const siri = person(21);
    await here.report(person(1), { unit: 'akutmottagningen-halmstad' });
    const form = await here.press(siri, here.newest(siri), 'handOver');
    expect(textOf(form)).not.toContain('fortroendefunktionen');
    const refused = await here.press(siri, form, 'sendHandOver', { to: 'fortroendefunktionen', text: 'Skäl' });
    expect(textOf(refused)).toContain('Välj en funktion i listan.');
    expect((await here.cases())[0]).toMatchObject({ function: 'sakerhetspartner-sjukhus' });
  });
});

describe('whoever has a case', () => {
  it('is told of an answer, an addition and a withdrawal by a message of its own, once each', async () => {
    const [nora, samir] = [person(16), person(22)];
    const receipt = await here.report(nora, { unit: 'akutmottagningen-halmstad' });
    const taken = await here.press(samir, here.newest(samir), 'take');
    await here.press(samir, await here.press(samir, taken, 'ask'), 'sendQuestion', { text: 'Var?' });
    const before = here.messages(samir).length;
    const question = await here.press(nora, here.newest(nora), 'readQuestion');
    await Promise.all([1, 2].map(() => here.press(nora, question, 'sendAnswer', { text: 'Här' })));
    expect(textOf(here.newest(samir))).toContain('Anmälaren har svarat på din fråga.');
    const form = await here.press(nora, receipt, 'add');
    await here.press(nora, form, 'sendAddition', { text: 'Mer' });
    expect(textOf(here.newest(samir))).toContain('Anmälaren har lagt till något i ärendet.');
    await here.press(nora, await here.press(nora, receipt, 'withdraw'), 'confirmWithdraw');
    expect(textOf(here.newest(samir))).toContain('Anmälaren har tagit tillbaka ärendet.');
    expect(here.messages(samir)).toHaveLength(before + 3);
  });
});
