import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandIn } from '../../../bot/cards/chat/commands.ts';

it.each([
  ['Rapportera', 'report'],
  [' RAPPORTERA! ', 'report'],
  ['Anmäl', 'report'],
  ['Anma\u0308l', 'report'],
  ['mina  ärenden.', 'mine'],
  ['My cases', 'mine'],
  ['Kö', 'queue'],
  ['hjälp', 'help'],
  ['Hej!', 'help'],
  ['tack', 'help'],
])('«%s» leads to %s', (typed, to) => {
  expect(commandIn(typed)).toBe(to);
});

it.each(['En patient hotade mig', 'rapportera ett hot', 'constructor', '__proto__', ''])(
  '«%s» is a sentence',
  (typed) => {
    expect(commandIn(typed)).toBeNull();
  },
);

it('whatever is typed is a command or a sentence', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) =>
      [null, 'report', 'mine', 'queue', 'help'].includes(commandIn(typed)),
    ),
  );
});
