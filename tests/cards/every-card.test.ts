import { describe, expect, it } from 'vitest';
import { cardActions } from '../../bot/cards/index.ts';
import { refusalCodes } from '../../bot/core/errors.ts';
import { words } from '../../bot/words/index.ts';
import { hostile, marker } from './samples.ts';
import { answers, type Row, storedFaces } from './table.ts';
import { complaints, nodesOf, schemaIsThere, textOf, verbsOf } from './valid.ts';

const locales = ['sv', 'en'] as const;
/** Cards that differ only in name are looked at once. */
const distinct = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.map(([name, card]) => [textOf(card), [name, card] as const])).values(),
];
const wrong = (rows: readonly Row[]): string[] =>
  distinct(rows).flatMap(([name, card]) => complaints(card).map((complaint) => `${name}: ${complaint}`));

describe.each(locales)('cards in %s', (locale) => {
  it('every stored message is what Teams shows, in every state', () => {
    expect(wrong(storedFaces(locale))).toEqual([]);
  });

  it('every answer to a press is what Teams shows, also with the longest words and with each refusal', () => {
    expect(wrong(answers(locale))).toEqual([]);
  });

  it('an organisation of many units, with names that try to be markup, fits too', () => {
    expect(wrong(answers(locale, hostile(400)))).toEqual([]);
  });

  it('no stored message holds what anyone wrote', () => {
    const leaking = storedFaces(locale).filter(([, card]) => textOf(card).includes(marker));
    expect(leaking.map(([name]) => name)).toEqual([]);
  });

  it('names and words of others cannot become links or bold text', () => {
    const rows = storedFaces(locale, hostile(3));
    const markdown = (node: { readonly [key: string]: unknown }) => {
      const facts = Array.isArray(node.facts) ? node.facts.flatMap((fact) => [fact.title, fact.value]) : [];
      return [...(node.type === 'TextBlock' ? [node.text] : []), ...facts];
    };
    const open = distinct(rows).flatMap(([name, card]) =>
      nodesOf(card)
        .flatMap(markdown)
        .filter(
          (shown) => typeof shown === 'string' && /(?<!\\)\]\(https:\/\/evil|(?<!\\)\*\*fet|(?<!\\)<b>/.test(shown),
        )
        .map((shown) => `${name}: ${shown}`),
    );
    expect(open).toEqual([]);
  });

  it('every refusal has words of its own, and none says the code', () => {
    const said = refusalCodes.map((code) => words(locale).cases.refusals[code]);
    expect(new Set(said).size).toBe(refusalCodes.length);
    expect(
      said.filter((sentence, index) => !/[.?]$/.test(sentence) || sentence.includes(refusalCodes[index] ?? '')),
    ).toEqual([]);
  });
});

describe('the verbs', () => {
  // Sent by forms alone, which are drawn from a case; tests/cards/forms.test.ts draws them.
  const fromForms = [
    'sendAddition',
    'sendAnswer',
    'confirmWithdraw',
    'sendQuestion',
    'sendHandOver',
    'confirmConflict',
    'confirmTakeOver',
    'setUrgency',
    'makeTask',
    'confirmClose',
  ];
  const sent = new Set([...storedFaces('sv'), ...answers('sv')].flatMap(([, card]) => verbsOf(card)));

  it('every verb that a card sends is in the table', () => {
    expect([...sent].filter((verb) => !cardActions.has(verb))).toEqual([]);
  });

  it('every verb in the table is sent by some card', () => {
    expect([...cardActions.keys()].filter((verb) => !sent.has(verb) && !fromForms.includes(verb))).toEqual([]);
  });
});

describe('the looking itself', () => {
  const good = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hej', wrap: true }] };
  const press = { type: 'Action.Execute', title: 'Tryck', verb: 'take', data: { verb: 'take' } };

  it('finds nothing wrong with a right card', () => {
    expect(complaints(good)).toEqual([]);
  });

  it.each([
    ['an unknown element', { ...good, body: [{ type: 'TextBlok', text: 'Hej' }] }],
    ['a version that Teams does not show', { ...good, version: '1.6' }],
    ['a button without a way for old clients', { ...good, actions: [press] }],
    [
      'a way for old clients that sends something else',
      { ...good, actions: [{ ...press, fallback: { type: 'Action.Submit', title: 'Tryck', data: { verb: 'show' } } }] },
    ],
    ['a card that is too large', { ...good, body: [{ type: 'TextBlock', text: 'å'.repeat(15_000) }] }],
    ['an empty text', { ...good, body: [{ type: 'TextBlock', text: '' }] }],
    [
      'seven buttons in a row',
      {
        ...good,
        body: [
          {
            type: 'ActionSet',
            actions: Array.from({ length: 7 }, () => ({
              type: 'Action.OpenUrl',
              title: 'Öppna',
              url: 'https://trygg.example/',
            })),
          },
        ],
      },
    ],
    [
      'two inputs of one name',
      { ...good, body: [1, 2].map(() => ({ type: 'Input.Text', id: 'text', label: 'Text' })) },
    ],
  ])('finds %s', (_what, card) => {
    expect(complaints(card)).not.toEqual([]);
  });

  it.runIf(schemaIsThere)('finds by the schema what the parser lets through', () => {
    const card = { ...good, body: [{ type: 'TextBlock', text: 'Hej', size: 'Enormous' }] };
    expect(complaints(card).some((complaint) => complaint.startsWith('schema'))).toBe(true);
  });
});
