import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { doris, eventsOf, lena, nextRung, nora, report, samir, siri, tove, triageOf, until } from './story.ts';

let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

const ward = { unit: 'akutmottagningen-halmstad' };
async function caseRow(number: string) {
  const { rows } = await trygg.pool.query('select * from "case" where number = $1', [number]);
  return rows[0];
}
const minutesSince = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000);

/** Moves the clock to the next such weekday and hour in Sweden (winter time). */
function moveTo(weekday: number, hour: number) {
  const now = trygg.clock.now();
  const to = new Date(now);
  to.setUTCHours(hour - 1, 0, 0, 0);
  while (to.getUTCDay() !== weekday || to <= now) to.setUTCDate(to.getUTCDate() + 1);
  trygg.clock.advance(to.getTime() - now.getTime());
}

describe('until someone takes the case', () => {
  it('the ladder climbs in order, each step once and an event, and the promise on the receipt follows', async () => {
    const chat = trygg.chat(demo(11));
    const sent = await report(chat, { ...ward, kinds: 'violence', ongoing: 'over' });
    const { received_at: received, promised_at: first } = await caseRow(sent.number);
    expect(minutesSince(received, first)).toBe(15);
    const climbed: unknown[] = [];
    const promises: number[] = [];
    for (let step = 0; step < 5; step += 1) {
      climbed.push((await nextRung(trygg, sent.number)).rung);
      promises.push(minutesSince(received, (await caseRow(sent.number)).promised_at));
    }
    expect(climbed).toEqual(['holder', 'deputy', 'function', 'leadership', 'leadership']);
    expect(promises).toEqual([30, 45, 60, 90, 120]);
    const steps = (await eventsOf(trygg, sent.number))
      .filter(({ type }) => type === 'reminded')
      .map(({ data }) => data.step);
    expect(steps).toEqual([0, 1, 2, 3, 4, 5]);
    await triageOf(trygg.chat(siri), sent.number, 'Påminnelse');
    await triageOf(trygg.chat(lena), sent.number, 'Påminnelse');
    const receipt = await chat.card(
      (_card, text) => text.includes(sent.number) && text.includes('Har ingen tagit ärendet'),
    );
    expect(receipt.id).toBe(sent.id);
  });

  it('climbs on after a restart, and no step is done twice', async () => {
    const sent = await report(trygg.chat(demo(10)), { ...ward, kinds: 'violence' });
    expect(await nextRung(trygg, sent.number)).toMatchObject({ rung: 'holder' });
    trygg = await trygg.restart();
    expect(await nextRung(trygg, sent.number)).toMatchObject({ rung: 'deputy' });
    const steps = (await eventsOf(trygg, sent.number))
      .filter(({ type }) => type === 'reminded')
      .map(({ data }) => data.step);
    expect(steps).toEqual([0, 1, 2]);
  });

  it('a deputy without the app is told of as unreachable, once, and the ladder goes on at once', async () => {
    const sent = await report(trygg.chat(demo(12)), { ...ward, kinds: 'threat' });
    await nextRung(trygg, sent.number);
    await nextRung(trygg, sent.number);
    const events = await until(trygg, sent.number, (now) =>
      now.some(({ type, data }) => type === 'reminded' && data.rung === 'function'),
    );
    const [lost] = events.filter(({ type }) => type === 'unreachable');
    expect(lost?.data).toMatchObject({ why: 'notInstalled' });
    const [asked, next] = ['deputy', 'function'].map((rung) => events.find(({ data }) => data.rung === rung));
    expect(minutesSince(asked?.at ?? new Date(0), next?.at ?? new Date(0))).toBe(0);
    expect((await trygg.chat(doris).messages()).length).toBe(0);
    // Neither the reminder to the whole function, which she is part of, nor a card that is tried again says it anew.
    const triage = await triageOf(trygg.chat(siri), sent.number);
    await trygg.chat(siri).press(triage, triage.card, 'take');
    await triageOf(trygg.chat(samir), sent.number, 'Siri Provlund har tagit ärendet.');
    expect((await eventsOf(trygg, sent.number)).filter(({ type }) => type === 'unreachable')).toHaveLength(1);
  });

  it('stops when someone takes it', async () => {
    const sent = await report(trygg.chat(demo(13)), { ...ward, kinds: 'violence', ongoing: 'ongoing' });
    const triage = await triageOf(trygg.chat(samir), sent.number);
    await trygg.chat(samir).press(triage, triage.card, 'take');
    const other = await report(trygg.chat(demo(14)), { ...ward, kinds: 'violence', ongoing: 'ongoing' });
    await nextRung(trygg, other.number);
    await nextRung(trygg, other.number);
    expect((await eventsOf(trygg, sent.number)).filter(({ type }) => type === 'reminded')).toHaveLength(1);
  });

  it('an urgency raised late climbs a step at a time, at the ladder’s own pace, and skips nobody', async () => {
    const sent = await report(trygg.chat(demo(15)), { ...ward, kinds: 'theft' });
    trygg.clock.advance(120 * 60_000);
    const chat = trygg.chat(siri);
    const triage = await triageOf(chat, sent.number);
    const form = await chat.press(triage, triage.card, 'assess');
    await chat.press(triage, form.card, 'setUrgency', { urgency: 'acute' });
    const [holder] = (await until(trygg, sent.number, (now) => now.some(({ data }) => data.step === 1))).filter(
      ({ data }) => data.step === 1,
    );
    expect(holder?.data).toMatchObject({ rung: 'holder' });
    const { promised_at: next } = await caseRow(sent.number);
    expect(minutesSince(holder?.at ?? new Date(0), next)).toBe(5);
    expect(await nextRung(trygg, sent.number)).toMatchObject({ rung: 'deputy', step: 2 });
  });
});

describe('a case that waits', () => {
  it('says until when, to the reporter and to the partner, and the reminders count from then', async () => {
    moveTo(6, 12);
    const chat = trygg.chat(tove);
    const sent = await report(chat, { kinds: 'theft', unit: 'folkhogskolan-provstranden' });
    expect(textOf(sent.card)).toMatch(/Funktionen arbetar inte just nu\. Ärendet väntar till mån \d+ \S+ kl\. 07:30\./);
    const triage = await triageOf(trygg.chat(demo(27)), sent.number);
    expect(textOf(triage.card)).toMatch(/Ärendet väntar till mån \d+ \S+ kl\. 07:30\. Du kan ta det nu om du vill\./);
    const { received_at: received, promised_at: promised } = await caseRow(sent.number);
    expect(minutesSince(received, promised)).toBe((12 + 24 + 7.5) * 60 + 240);
    expect(await nextRung(trygg, sent.number)).toMatchObject({ rung: 'holder' });
  });
});

it('the function’s Teams channel gets a pointer without names, words or buttons that act', async () => {
  const sent = await report(trygg.chat(nora), {}, 'MARKÖRKANAL hotade mig');
  await triageOf(trygg.chat(siri), sent.number);
  const { rows } = await trygg.pool.query(
    `select k.activity from card k join "case" c on c.id = k.case_id where c.number = $1 and k.face = 'channel'`,
    [sent.number],
  );
  expect(rows).toEqual([{ activity: expect.any(String) }]);
  const overview = await (await fetch(`${trygg.url}/stage/overview`)).json();
  const channel = overview.channels[0];
  const answer = await fetch(
    `${trygg.url}/stage/conversations/${encodeURIComponent(channel.conversationId ?? channel.id)}/messages`,
  );
  const posted = JSON.stringify(await answer.json());
  expect(posted).toContain(sent.number);
  expect(posted).not.toMatch(/MARKÖRKANAL|Exempelsson/);
  expect(posted).not.toContain('Action.Execute');
});
