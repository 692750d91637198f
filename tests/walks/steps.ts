import fc from 'fast-check';
import { cardActions } from '../../bot/cards/index.ts';
import { kinds, ongoings, urgencies } from '../../bot/core/cases/case.ts';
import { neutralTitles } from '../../bot/core/tasks/neutral-titles.ts';

/*
 * One step of a walk, as plain data: it can be printed, shrunk and walked again. `card`, `button` and `id` are numbers
 * that the walk takes modulo what there is.
 */

export type Inputs =
  | { readonly kind: 'drawn' }
  | { readonly kind: 'filled'; readonly with: { readonly [field: string]: unknown } }
  | { readonly kind: 'wild'; readonly with: { readonly [field: string]: unknown } }
  | { readonly kind: 'foreign'; readonly id: number };
export type PressStep = {
  readonly kind: 'press';
  readonly card: number;
  /** The card that was answered last, one of those given lately, or any that was ever given. */
  readonly from: 'last' | 'lately' | 'ever';
  readonly button: number;
  /** Who presses instead of the one who was given the card. */
  readonly thief: number | null;
  readonly inputs: Inputs;
};
export type Step =
  | PressStep
  | { readonly kind: 'twice'; readonly press: PressStep }
  | { readonly kind: 'together'; readonly presses: readonly [PressStep, PressStep] }
  | {
      readonly kind: 'forged';
      readonly who: number;
      readonly card: number;
      readonly verb: string;
      readonly inputs: Inputs;
    }
  | { readonly kind: 'say'; readonly who: number; readonly text: string; readonly photo: boolean }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'work' };

/** The walk puts the speaker's marker in its place. */
export const MARK = '§';
const said = [
  'Rapportera',
  'Mina ärenden',
  'Kö',
  'Hjälp',
  'constructor',
  `En patient hotade mig ${MARK}`,
  `${MARK} 070-174 06 05`,
  `**${MARK}** <b>[x](y)</b>\n\u0000\ud800`,
  '',
  '  ',
  `${MARK}${'lång '.repeat(7000)}`,
];
const texts = [
  `${MARK} svar`,
  `${MARK} 19121212-1212`,
  '',
  'å'.repeat(4000),
  'x'.repeat(9000),
  `${MARK} \u0000 \ud83d <script>`,
];

const filled = fc.record({
  kinds: fc.constantFrom(...kinds, 'threat,violence', ''),
  unit: fc.constantFrom(
    'akutmottagningen-halmstad',
    'psykiatriska-avdelningen-halmstad',
    'elsewhere',
    'folkhogskolan-provstranden',
  ),
  ongoing: fc.constantFrom(...ongoings),
  text: fc.constantFrom(...texts),
  identifiers: fc.constantFrom('', 'remove', 'seal'),
  urgency: fc.constantFrom(...urgencies),
  to: fc.constantFrom(
    'sakerhetspartner-sjukhus',
    'sakerhetsavdelningen',
    'sakerhetsledningen',
    'fortroendefunktionen',
    '',
  ),
  title: fc.constantFrom(...neutralTitles),
  courseOfEvents: fc.constantFrom(...texts),
});
const fields = [
  'kinds',
  'unit',
  'site',
  'date',
  'time',
  'approximate',
  'ongoing',
  'protectedIdentity',
  'text',
  'identifiers',
  'urgency',
  'to',
  'title',
  'responsible',
  'dueDate',
  'page',
  'go',
  'case',
  'draft',
  'held',
  'card',
  'rev',
  'verb',
  'courseOfEvents',
  '__proto__',
];
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    '',
    '__proto__',
    'constructor',
    [],
    {},
    [[]],
    { toString: 1 },
    '2026-13-45',
    '9999-12-31',
    '25:61',
    'å'.repeat(40_000),
    '\u0000',
    '\ud800',
  ),
  fc.string({ maxLength: 20 }),
  fc.uuid(),
  fc.integer(),
);
const wild = fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 5 });

const inputs: fc.Arbitrary<Inputs> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('filled' as const), with: filled }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drawn' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wild' as const), with: wild }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('foreign' as const), id: fc.nat(999) }) },
);
// Without fast-check's bias to small numbers, which would press the first cards only.
const number = fc.noBias(fc.nat(9_999));
const press: fc.Arbitrary<PressStep> = fc.record({
  kind: fc.constant('press' as const),
  card: number,
  from: fc.constantFrom('last', 'last', 'last', 'lately', 'lately', 'ever'),
  button: number,
  thief: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: number }),
  inputs,
});
const verb = fc.oneof(
  fc.constantFrom(...cardActions.keys()),
  fc.constantFrom('nosuch', 'constructor', '__proto__', ''),
);

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: press },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('twice' as const), press }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('together' as const), presses: fc.tuple(press, press) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('forged' as const),
      who: number,
      card: number,
      verb,
      inputs,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      who: number,
      text: fc.constantFrom(...said),
      photo: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 10, 60, 600, 30_000) }),
  },
  { weight: 8, arbitrary: fc.constant({ kind: 'work' as const }) },
);
