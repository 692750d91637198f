import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardActions } from '../../bot/cards/index.ts';
import { words } from '../../bot/words/index.ts';
import { hostile } from './samples.ts';
import { complaints, textOf, verbsOf } from './valid.ts';
import { inputsOf, person, world } from './world.ts';

const [nora, siri, samir] = [person(1), person(21), person(22)];
/** The longest that a field takes, of the widest letters; and one that must be decided about. */
const widest = '漢'.repeat(4000);
const withNumber = 'Ring mig på 070-174 06 05 i kväll';

let here: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.end());

/** Presses and keeps what came, so that every card of the story is looked at. */
function presser(locale: 'sv' | 'en') {
  const seen: unknown[] = [];
  const press = async (...[who, card, verb, inputs]: Parameters<typeof here.press>) => {
    const answer = await here.press(who, card, verb, inputs ?? {}, locale);
    seen.push(answer);
    return answer;
  };
  return { seen, press };
}

describe.each(['sv', 'en'] as const)('every form in %s', (locale) => {
  it('is what Teams shows, empty and with what must be mended, and keeps what was typed', async () => {
    const { cases, report, triage } = words(locale);
    const { seen, press } = presser(locale);
    const receipt = await here.report(nora);
    const toTriage = here.newest(siri);

    const assess = await press(siri, toTriage, 'assess');
    const taken = await press(samir, here.newest(samir), 'take');
    expect(textOf(taken)).toContain(triage.takenByYou);
    expect(textOf(assess)).toContain(triage.assess.label);
    expect(textOf(await press(siri, assess, 'setUrgency', { urgency: 'acute' }))).toContain(cases.urgencies.acute);
    expect(textOf(await press(siri, toTriage, 'take'))).toContain(cases.refusals.alreadyTaken);
    expect(textOf(await press(samir, taken, 'why'))).toContain('sjukhuset-alltid');

    for (const [form, verb, empty] of [
      ['ask', 'sendQuestion', cases.refusals.textMissing],
      ['handOver', 'sendHandOver', cases.refusals.unknownFunction],
      ['close', 'confirmClose', cases.refusals.outcomeMissing],
    ] as const) {
      const asked = await press(samir, taken, form);
      expect(textOf(await press(samir, asked, verb, { text: '  ' }))).toContain(empty);
      const numbers = await press(samir, asked, verb, { text: withNumber, to: 'sakerhetsavdelningen' });
      expect(textOf(numbers)).toContain(report.identifiers.question);
      expect(inputsOf(numbers).text).toBe(withNumber);
      const long = await press(samir, asked, verb, { text: widest.repeat(2), to: 'sakerhetsavdelningen' });
      expect(textOf(long)).toContain(cases.refusals.textTooLong);
    }

    const task = await press(samir, taken, 'newTask');
    expect(textOf(await press(samir, task, 'makeTask', {}))).toContain(cases.refusals.inputInvalid);
    await press(samir, task, 'makeTask', { title: 'repair', responsible: 'nobody-known' });

    await press(samir, await press(samir, taken, 'ask'), 'sendQuestion', { text: widest });
    const question = await press(nora, here.newest(nora), 'readQuestion');
    expect(textOf(await press(nora, question, 'sendAnswer', { text: '' }))).toContain(cases.refusals.textMissing);
    expect(inputsOf(await press(nora, question, 'sendAnswer', { text: withNumber })).text).toBe(withNumber);
    expect(textOf(await press(nora, question, 'sendAnswer', { text: widest }))).toContain(report.question.answered);

    const addition = await press(nora, receipt, 'add');
    expect(textOf(await press(nora, addition, 'sendAddition', { text: '' }))).toContain(cases.refusals.textMissing);
    expect(textOf(await press(nora, addition, 'sendAddition', { text: widest }))).toContain(report.add.added);

    let page = await press(nora, receipt, 'details');
    expect(textOf(await press(nora, page, 'page', { courseOfEvents: withNumber }))).toContain(
      report.identifiers.question,
    );
    while (verbsOf(page).includes('page')) page = await press(nora, page, 'page', { courseOfEvents: widest });
    expect(textOf(page)).toContain(report.details.filled(6, 6));

    expect(textOf(await press(samir, here.newest(samir), 'show'))).toContain(triage.show.cut);
    await press(samir, await press(samir, taken, 'close'), 'confirmClose', { text: widest });
    await press(nora, here.newest(nora), 'readOutcome');
    expect(textOf(await press(nora, receipt, 'withdraw'))).toContain(cases.refusals.alreadyClosed);

    const other = await here.report(nora);
    await press(siri, await press(siri, here.newest(siri), 'handOver'), 'sendHandOver', {
      text: widest,
      to: 'sakerhetsavdelningen',
    });
    await press(nora, here.newest(nora), 'readReason');
    await press(person(31), here.newest(person(31)), 'take');
    const over = await press(
      person(32),
      await press(person(32), here.newest(person(32)), 'takeOver'),
      'confirmTakeOver',
    );
    expect(textOf(over)).toContain(triage.takeOver.done);
    await press(person(32), await press(person(32), here.newest(person(32)), 'conflict'), 'confirmConflict');
    await press(nora, await press(nora, other, 'withdraw'), 'confirmWithdraw');

    expect(seen.flatMap(complaints)).toEqual([]);
    expect(here.messenger.messages.flatMap(({ message }) => complaints(message.card))).toEqual([]);
    expect(here.failures).toEqual([]);
    const known = [...cardActions.keys()];
    expect(seen.flatMap(verbsOf).filter((verb) => !known.includes(verb))).toEqual([]);
  });
});

it('the lists of a form fit in a card in an organisation of many', async () => {
  const large = await world(hostile(150));
  await large.report(nora);
  const taken = await large.press(siri, large.newest(siri), 'take');
  const forms = [await large.press(siri, taken, 'newTask'), await large.press(siri, taken, 'handOver')];
  await large.end();
  expect(forms.flatMap(complaints)).toEqual([]);
});
