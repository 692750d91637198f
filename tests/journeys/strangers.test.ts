import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardActions } from '../../bot/cards/index.ts';
import { type Button, buttonsOf, textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';
import { eventsOf, nora, petra, report, type Shown, samir, siri, triageOf } from './story.ts';

let trygg: Trygg;
let sent: Shown & { readonly number: string };
let triage: Shown;
let take: Button;
beforeAll(async () => {
  trygg = await startTrygg();
  sent = await report(trygg.chat(nora), {}, 'MARKÖRFRÄMLING hotade mig');
  triage = await triageOf(trygg.chat(siri), sent.number);
  const found = buttonsOf(triage.card).find(({ verb }) => verb === 'take');
  if (!found) throw new Error('no button');
  take = found;
});
afterAll(() => trygg.stop());

async function state() {
  const { rows } = await trygg.pool.query('select status, holder, function, version from "case" where number = $1', [
    sent.number,
  ]);
  return rows[0];
}

describe('a press that nobody may make', () => {
  it.each([
    ['by someone the card was not given to', petra],
    ['by the reporter', nora],
    ['by an employee', demo(11)],
  ])('%s changes nothing and says so', async (_who, person) => {
    const before = await state();
    for (const verb of [
      'take',
      'show',
      'ask',
      'sendHandOver',
      'confirmClose',
      'confirmConflict',
      'setUrgency',
      'makeTask',
      'triage',
      'why',
      'receipt',
      'confirmWithdraw',
    ]) {
      const answer = await trygg
        .chat(person)
        .invoke('1', verb, { ...take.data, text: 'x', to: 'sakerhetsavdelningen', urgency: 'acute', title: 'repair' });
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).toContain('hör till någon annan');
      expect(JSON.stringify(answer.body)).not.toMatch(/MARKÖRFRÄMLING|RH-\d{4}/);
    }
    expect(await state()).toEqual(before);
  });

  it('of one’s own card with another’s case changes nothing, and tells nothing of the case', async () => {
    const chat = trygg.chat(demo(11));
    await chat.say('Hjälp');
    const help = await chat.card((_card, text) => text.startsWith('Trygg'));
    const own = buttonsOf(help.card)[0]?.data ?? {};
    const before = await state();
    for (const verb of cardActions.keys()) {
      const answer = await chat.invoke(help.id, verb, {
        ...own,
        case: take.data.case,
        text: 'x',
        to: 'sakerhetsavdelningen',
        urgency: 'acute',
        title: 'repair',
        page: 'course',
        go: 'done',
      });
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toMatch(/MARKÖRFRÄMLING|RH-\d{4}/);
    }
    expect(await state()).toEqual(before);
  });

  it('of a card that was never given says that it is not there, with a way on', async () => {
    const answer = await trygg
      .chat(siri)
      .invoke('1', 'take', { ...take.data, card: '00000000-0000-4000-8000-000000000000' });
    expect(JSON.stringify(answer.body)).toContain('finns inte längre');
    expect(JSON.stringify(answer.body)).toContain('Skriv Hjälp');
  });

  it('of any verb with anything in it is answered with a card, and nothing fails', async () => {
    const before = await state();
    const verb = fc.oneof(fc.constantFrom(...cardActions.keys()), fc.string({ maxLength: 99, minLength: 1 }));
    const data = fc.oneof(
      fc.object({ maxDepth: 2 }),
      fc.dictionary(
        fc.constantFrom('case', 'draft', 'held', 'text', 'kinds', 'rev', 'card', 'page', 'go'),
        fc.jsonValue(),
      ),
    );
    await fc.assert(
      fc.asyncProperty(verb, data, async (pressed, sentData) => {
        const answer = await trygg.chat(siri).invoke(triage.id, pressed, { rev: 1, ...sentData });
        expect([answer.status, JSON.stringify(answer.body).includes('AdaptiveCard')]).toEqual([200, true]);
      }),
      { numRuns: 60 },
    );
    expect(trygg.log.filter((line) => line.includes('chat.failed') || line.includes('teams.failed'))).toEqual([]);
    expect(await state()).toEqual(before);
  });
});

describe('a press that comes late', () => {
  it('shows who has the case, and changes nothing', async () => {
    const [first, late] = [trygg.chat(samir), trygg.chat(siri)];
    const other = await triageOf(first, sent.number);
    await first.press(other, other.card, 'take');
    const before = await state();
    const answer = await late.press(triage, triage.card, 'take');
    expect(textOf(answer.card)).toContain('Någon annan har redan tagit ärendet.');
    expect(textOf(answer.card)).toContain('Samir Attrappgren har tagit ärendet.');
    expect(await state()).toEqual(before);
    expect((await eventsOf(trygg, sent.number)).filter(({ type }) => type === 'taken')).toHaveLength(1);
  });
});

it('searching a place as one types gives units and sites, and nothing for what is not searched', async () => {
  const overview = await (await fetch(`${trygg.url}/stage/overview`)).json();
  const mine = overview.people.find((each: { id: string }) => each.id === nora);
  const search = async (dataset: string, queryText: string) => {
    const answer = await fetch(`${trygg.url}/stage/conversations/${encodeURIComponent(mine.conversationId)}/invokes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        as: nora,
        locale: 'sv-SE',
        name: 'application/search',
        messageId: sent.id,
        value: { queryText, dataset, queryOptions: { top: 15, skip: 0 } },
      }),
    });
    return JSON.stringify((await answer.json()).body);
  };
  expect(await search('units', 'akut varb')).toContain('Akutmottagningen Varberg');
  expect(await search('sites', 'hylte')).toContain('Vårdhuset i Hylte');
  expect(await search('people', 'nora')).not.toContain('Nora');
});
