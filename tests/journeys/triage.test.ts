import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, inputsOf, textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { arvid, cecilia, lena, nextRung, nora, report, samir, siri, sixten, triageOf, vera } from './story.ts';

let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

/** Where the hospital's function answers at all hours, whatever the reporter's own unit. */
const ward = { unit: 'akutmottagningen-halmstad' };

async function caseRow(number: string) {
  const { rows } = await trygg.pool.query(
    `select id, status, function, holder, conflicted, urgency, assignment from "case" where number = $1`,
    [number],
  );
  return rows[0];
}
async function events(number: string): Promise<string[]> {
  const { rows } = await trygg.pool.query(
    `select e.type from event e join "case" c on c.id::text = e.stream where c.number = $1 order by e.seq`,
    [number],
  );
  return rows.map(({ type }) => type);
}

describe('the triage card', () => {
  it('comes to each holder: number, kind, place, risk, what is expected and by when; no words, no names', async () => {
    const sent = await report(trygg.chat(nora), { ongoing: 'mayRepeat' }, 'En patient hotade MARKÖR');
    for (const holder of [siri, samir, sixten]) {
      const { card } = await triageOf(trygg.chat(holder), sent.number);
      const shown = textOf(card);
      expect(shown).toContain('Vad: Hot');
      expect(shown).toContain('Akutmottagningen Halmstad');
      expect(shown).toContain('Risk: Det kan hända igen');
      expect(shown).toMatch(/Ta ärendet .*före kl\. \d\d:\d\d/);
      expect(JSON.stringify(card)).not.toMatch(/MARKÖR|Exempelsson/);
    }
  });

  it('says in words why it came: rule, version, place and kind', async () => {
    const sent = await report(trygg.chat(nora));
    const chat = trygg.chat(siri);
    const triage = await triageOf(chat, sent.number);
    const why = await chat.press(triage, triage.card, 'Varför fick jag detta?');
    expect(textOf(why.card)).toContain('Regel sjukhuset-alltid i version');
    expect(textOf(why.card)).toContain('Det gällde hot, Akutmottagningen Halmstad');
    expect(buttonsOf(why.card).map((button) => button.title)).toEqual(['Tillbaka']);
  });

  it('one wins of all who take at once; the others’ stored cards say who', async () => {
    const sent = await report(trygg.chat(nora));
    const holders = [siri, samir, sixten].map((holder) => trygg.chat(holder));
    const cards = await Promise.all(holders.map((chat) => triageOf(chat, sent.number)));
    const answers = await Promise.all(
      holders.map(async (chat, index) => {
        const triage = cards[index];
        if (!triage) throw new Error('no card');
        return textOf((await chat.press(triage, triage.card, 'take')).card);
      }),
    );
    expect(answers.filter((shown) => shown.includes('Du har tagit ärendet.'))).toHaveLength(1);
    expect(answers.filter((shown) => shown.includes('Någon annan har redan tagit ärendet.'))).toHaveLength(2);
    expect((await events(sent.number)).filter((type) => type === 'taken')).toHaveLength(1);
    const { holder } = await caseRow(sent.number);
    const names = new Map([
      [siri, 'Siri Provlund'],
      [samir, 'Samir Attrappgren'],
      [sixten, 'Sixten Demoström'],
    ]);
    for (const chat of holders) {
      const stored = await triageOf(
        chat,
        sent.number,
        chat.person === holder ? 'Du har tagit ärendet.' : `${names.get(holder)} har tagit ärendet.`,
      );
      const verbs = buttonsOf(stored.card).map((button) => button.verb);
      expect(verbs).not.toContain('take');
      expect(verbs.includes('ask') && verbs.includes('close') && verbs.includes('newTask')).toBe(
        chat.person === holder,
      );
    }
  });

  it('a colleague takes over from a holder who cannot go on; the one who had it is told, and may no more', async () => {
    const sent = await report(trygg.chat(nora));
    const had = trygg.chat(siri);
    const colleague = trygg.chat(samir);
    const first = await triageOf(had, sent.number);
    expect(buttonsOf(first.card).map(({ verb }) => verb)).not.toContain('takeOver');
    const taken = await had.press(first, first.card, 'take');
    expect(buttonsOf(taken.card).map(({ verb }) => verb)).not.toContain('takeOver');
    const stored = await triageOf(colleague, sent.number, 'Siri Provlund har tagit ärendet');
    const asks = await colleague.press(stored, stored.card, 'takeOver');
    expect((await caseRow(sent.number)).holder).toBe(siri);
    const over = await colleague.press(stored, asks.card, 'confirmTakeOver');
    expect(textOf(over.card)).toContain('Du har tagit över ärendet.');
    expect(await caseRow(sent.number)).toMatchObject({ holder: samir, status: 'taken' });
    await triageOf(had, sent.number, 'En kollega har tagit över ärendet.');
    const late = await had.press(first, taken.card, 'ask');
    expect(textOf(late.card)).not.toContain('Din fråga');
    expect((await events(sent.number)).filter((type) => type === 'takenOver')).toHaveLength(1);
  });

  it('reading is logged once for each person, case and quarter of an hour', async () => {
    const sent = await report(trygg.chat(demo(16)), {}, 'Han hotade mig');
    const chat = trygg.chat(siri);
    const triage = await triageOf(chat, sent.number);
    for (let count = 0; count < 3; count += 1) await chat.press(triage, triage.card, 'show');
    expect((await events(sent.number)).filter((type) => type === 'read')).toHaveLength(1);
    trygg.clock.advance(15 * 60_000);
    await chat.press(triage, triage.card, 'show');
    expect((await events(sent.number)).filter((type) => type === 'read')).toHaveLength(2);
  });
});

describe('question and answer', () => {
  it('with protected identity neither sees the other’s name, and the one who asked is told of the answer', async () => {
    const reporter = trygg.chat(demo(6), { locale: 'sv-SE' });
    const sent = await report(reporter, { protectedIdentity: 'true' }, 'Jag blev hotad');
    const partner = trygg.chat(siri);
    const triage = await triageOf(partner, sent.number);
    expect(textOf(triage.card)).toContain('Anmälare skyddad');
    const taken = await partner.press(triage, triage.card, 'take');
    await trygg.settled();
    const told = (await partner.messages()).map(({ id }) => id);
    const ask = await partner.press(triage, taken.card, 'ask');
    await partner.press(triage, ask.card, 'sendQuestion', { text: 'Var i huset?' });
    const notice = await reporter.card((_card, text) => text.includes('Du har fått en fråga i ditt ärende.'));
    expect(JSON.stringify(notice.card)).not.toContain('Var i huset');
    const question = await reporter.press(notice, notice.card, 'readQuestion');
    expect(textOf(question.card)).toContain('Den som läser svaret ser inte vem du är.');
    expect(JSON.stringify(question.card)).not.toContain('Siri');
    await reporter.press(notice, question.card, 'sendAnswer', { text: 'Vid hissen' });
    await triageOf(partner, sent.number, 'Anmälaren har svarat.');
    await trygg.settled();
    // Of this case: what other cases were told of may come at any time.
    const since = (await partner.messages()).filter(({ id }) => !told.includes(id)).map(({ card }) => textOf(card));
    expect(since.filter((shown) => shown.includes(sent.number))).toEqual([expect.stringContaining('svarat')]);
    const content = await partner.press(triage, taken.card, 'show');
    expect(JSON.stringify(content.card)).toContain('Vid hissen');
    expect(textOf(content.card)).toContain('Anmälare: Anmälare skyddad');
    for (const seen of [content.card, await partner.messages()])
      expect(JSON.stringify(seen)).not.toMatch(new RegExp(`Sampleford|${demo(6)}`));
    const { rows } = await trygg.pool.query(
      `select row_to_json(c)::text as row from "case" c where number = $1 union all select row_to_json(k)::text from card k join "case" c on c.id = k.case_id where c.number = $1
       union all select row_to_json(e)::text from event e join "case" c on c.id::text = e.stream where c.number = $1`,
      [sent.number],
    );
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(demo(6));
  });

  it('two questions before an answer are both read, and one answer settles them', async () => {
    const reporter = trygg.chat(demo(9));
    const sent = await report(reporter, ward);
    const partner = trygg.chat(siri);
    const triage = await triageOf(partner, sent.number);
    const taken = await partner.press(triage, triage.card, 'take');
    for (const text of ['Första frågan?', 'Andra frågan?']) {
      const ask = await partner.press(triage, taken.card, 'ask');
      await partner.press(triage, ask.card, 'sendQuestion', { text });
    }
    const notice = await reporter.card((_card, text) => text.includes('Du har fått en fråga'));
    const question = await reporter.press(notice, notice.card, 'readQuestion');
    expect(JSON.stringify(question.card)).toMatch(/Första frågan\?.*Andra frågan\?/);
    await reporter.press(notice, question.card, 'sendAnswer', { text: 'Svar på båda' });
    await reporter.card((_card, text) => text.includes('Svaret är tillagt i ärendet.'));
  });
});

describe('handing over and stepping aside', () => {
  it('another function has the case, with the reason; the reporter is told honestly', async () => {
    const reporter = trygg.chat(demo(10));
    const sent = await report(reporter);
    const partner = trygg.chat(siri);
    const triage = await triageOf(partner, sent.number);
    const form = await partner.press(triage, triage.card, 'handOver');
    const without = await partner.press(triage, form.card, 'sendHandOver', { to: 'sakerhetsavdelningen' });
    expect(textOf(without.card)).toContain('Skriv ett skäl.');
    expect(inputsOf(without.card)).toMatchObject({ to: 'sakerhetsavdelningen' });
    const gone = await partner.press(triage, without.card, 'sendHandOver', { text: 'Det gäller hela huset MARKÖR' });
    expect(textOf(gone.card)).toContain('Ärendet är överlämnat till Säkerhetsavdelningen.');
    await partner.card(
      (_card, text) => text.includes(sent.number) && text.includes('Du har inte längre det här ärendet.'),
    );
    const next = await triageOf(trygg.chat(arvid), sent.number);
    const why = await trygg.chat(arvid).press(next, next.card, 'why');
    expect(textOf(why.card)).toContain('En annan funktion lämnade över ärendet.');
    expect((await caseRow(sent.number)).function).toBe('sakerhetsavdelningen');

    const receipt = await reporter.card(
      (_card, text) => text.includes(sent.number) && text.includes('Ärendet har lämnats över till en annan funktion.'),
    );
    expect(textOf(receipt.card)).toContain('Ansvarig funktion: Säkerhetsavdelningen');
    const reason = await reporter.press(receipt, receipt.card, 'readReason');
    expect(JSON.stringify(reason.card)).toContain('Det gäller hela huset MARKÖR');
    expect(JSON.stringify(await reporter.messages())).not.toContain('MARKÖR');
  });

  it('whoever is in conflict never sees the case again, and the next one gets it', async () => {
    const sent = await report(trygg.chat(demo(11)), {}, 'MARKÖRJÄV hotade mig');
    const [one, other] = [trygg.chat(siri), trygg.chat(samir)];
    const triage = await triageOf(one, sent.number);
    const taken = await one.press(triage, triage.card, 'take');
    await triageOf(other, sent.number, 'Siri Provlund har tagit ärendet.');
    const asked = await one.press(triage, taken.card, 'conflict');
    const away = await one.press(triage, asked.card, 'confirmConflict');
    expect(textOf(away.card)).toContain('Du ser inte ärendet mer.');
    await triageOf(other, sent.number, 'Ta ärendet');
    for (const verb of ['show', 'triage', 'take', 'ask', 'why']) {
      const tried = await one.invoke(triage.id, verb, buttonsOf(taken.card)[0]?.data ?? {});
      expect(tried.status).toBe(200);
      expect(JSON.stringify(tried.body)).not.toMatch(/MARKÖRJÄV|Akutmottagningen|Medicinavdelningen/);
    }
    await one.say('Kö');
    const queue = await one.card((_card, text) => text.startsWith('Din kö'));
    expect(textOf(queue.card)).not.toContain(sent.number);
    expect(await caseRow(sent.number)).toMatchObject({
      status: 'received',
      holder: null,
      conflicted: [siri],
      assignment: 2,
    });
  });

  it('a holder who reported the case is passed over', async () => {
    const reporter = trygg.chat(sixten);
    const sent = await report(reporter);
    await triageOf(trygg.chat(siri), sent.number);
    expect(
      (await reporter.messages()).some(
        (message) => textOf(message.card).includes('Angelägenhet') && textOf(message.card).includes(sent.number),
      ),
    ).toBe(false);
    const { id } = await caseRow(sent.number);
    const tried = await reporter.invoke(sent.id, 'take', { ...buttonsOf(sent.card)[0]?.data, case: id });
    expect(JSON.stringify(tried.body)).toContain('Du kan inte göra det här nu.');
    expect(await caseRow(sent.number)).toMatchObject({ status: 'received', holder: null });
  });
});

describe('working with a case', () => {
  it('«Bedöm» changes the urgency, and with it the promised time', async () => {
    const reporter = trygg.chat(demo(12));
    const sent = await report(reporter, { ...ward, kinds: 'theft' });
    const promise = () =>
      trygg.pool
        .query('select promised_at from "case" where number = $1', [sent.number])
        .then(({ rows }) => rows[0].promised_at.getTime());
    const before = await promise();
    const chat = trygg.chat(siri);
    const triage = await triageOf(chat, sent.number, 'Låg');
    const form = await chat.press(triage, triage.card, 'assess');
    await chat.press(triage, form.card, 'setUrgency', { urgency: 'high' });
    expect(before - (await promise())).toBe((240 - 15) * 60_000);
    await triageOf(trygg.chat(samir), sent.number, 'Hög');
  });

  it('«Ny uppgift» puts the number and a neutral title in the shared list; «Avsluta» waits for it and for an outcome', async () => {
    const sent = await report(trygg.chat(demo(13)), ward, 'MARKÖRUPPGIFT hotade mig');
    const chat = trygg.chat(siri);
    const triage = await triageOf(chat, sent.number);
    const taken = await chat.press(triage, triage.card, 'take');
    const form = await chat.press(triage, taken.card, 'newTask');
    expect(textOf(form.card)).toContain('Inget ur ärendet följer med.');
    const made = await chat.press(triage, form.card, 'makeTask', { title: 'reviewAlarm', responsible: cecilia });
    expect(textOf(made.card)).toContain('är skapad');
    const answer = await fetch(`${trygg.url}/api/tasks`, {
      headers: { authorization: `Bearer ${await trygg.token(cecilia)}` },
    });
    const listed = await answer.text();
    expect(listed).toContain(sent.number);
    expect(listed).not.toContain('MARKÖRUPPGIFT');

    const close = await chat.press(triage, made.card, 'close');
    const waits = await chat.press(triage, close.card, 'confirmClose', { text: 'Larmet är sett över.' });
    expect(textOf(waits.card)).toContain('Ärendet har uppgifter som inte är klara.');
    expect(inputsOf(waits.card).text).toBe('Larmet är sett över.');
    await trygg.pool.query(`update task set status = 'done' where case_number = $1`, [sent.number]);
    const empty = await chat.press(triage, waits.card, 'confirmClose', { text: ' ' });
    expect(textOf(empty.card)).toContain('Skriv ett besked till anmälaren.');
    const closed = await chat.press(triage, empty.card, 'confirmClose', { text: 'Larmet är sett över.' });
    expect(textOf(closed.card)).toContain('Ärendet är avslutat.');
    const late = await chat.press(triage, triage.card, 'take');
    expect(textOf(late.card)).toMatch(/Ärendet är (redan )?avslutat|Du har/);
  });

  it('«Kö» lists a partner’s open cases, gravest first; to others it says what it is for', async () => {
    const grave = await report(trygg.chat(demo(14)), {
      kinds: 'violence',
      ongoing: 'ongoing',
      ...ward,
    });
    const light = await report(trygg.chat(demo(14)), { kinds: 'theft', ...ward });
    const chat = trygg.chat(sixten);
    await chat.say('kö');
    const queue = await chat.card((_card, text) => text.startsWith('Din kö'));
    const shown = textOf(queue.card);
    expect(shown.indexOf(`Akut: ${grave.number}`)).toBeGreaterThan(0);
    expect(shown.indexOf(`Akut: ${grave.number}`)).toBeLessThan(
      shown.includes(light.number) ? shown.indexOf(light.number) : Number.POSITIVE_INFINITY,
    );
    await trygg.chat(vera).say('kö');
    const other = await trygg.chat(vera).card((_card, text) => text.startsWith('Din kö'));
    expect(textOf(other.card)).toContain('Kön är för säkerhetspartner.');
  });

  it('leadership sees pointers, reads content only in the tab with a reason, and may hand on what nobody takes', async () => {
    const sent = await report(trygg.chat(demo(15)), { ...ward, ongoing: 'ongoing' }, 'MARKÖRLEDNING hotade mig');
    while ((await nextRung(trygg, sent.number)).rung !== 'leadership') {}
    const chat = trygg.chat(lena);
    const triage = await triageOf(chat, sent.number);
    const verbs = buttonsOf(triage.card).map((button) => button.verb);
    expect(verbs).toContain('handOver');
    expect(verbs).not.toContain('take');
    expect(verbs).not.toContain('show');
    const tried = await chat.invoke(triage.id, 'show', buttonsOf(triage.card)[0]?.data ?? {});
    expect(JSON.stringify(tried.body)).not.toContain('MARKÖRLEDNING');
  });
});
