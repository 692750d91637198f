import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OrganisationFileError, readOrganisation } from '../../../bot/adapters/org-file/read-organisation.ts';
import { readSpan } from '../../../bot/adapters/org-file/spans.ts';
import { uncoveredCells } from '../../../bot/core/routing/coverage.ts';
import { changed, read, smallFile } from './small-file.ts';

function refusal(text: string): OrganisationFileError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof OrganisationFileError) return error;
    throw error;
  }
  throw new Error('the file was not refused');
}

describe('a file that is right', () => {
  const { organisation, stage } = read(smallFile);

  test('gives places with their levels and parents', () => {
    expect([...organisation.places.values()].map(({ id, level, parent, site }) => [id, level, parent, site])).toEqual([
      ['regionen', 'region', null, null],
      ['sjukhuset', 'administration', 'regionen', null],
      ['mottagningen', 'unit', 'sjukhuset', 'huset'],
    ]);
  });

  test('gives people by their object id in small letters, whatever the file writes', () => {
    expect([...organisation.people.values()]).toEqual([
      {
        id: '7a000001-de30-4000-8000-0000000000a1',
        name: 'Ada Testberg',
        title: 'Säkerhetspartner',
        unit: 'mottagningen',
        roles: ['securityPartner', 'custodian'],
        locale: 'sv',
        electedOfficial: false,
      },
      {
        id: '7a000001-de30-4000-8000-0000000000b2',
        name: 'Bo Provlund',
        title: 'Säkerhetschef',
        unit: null,
        roles: ['securityCoordinator', 'securityPartner', 'custodian', 'securityLeadership'],
        locale: 'sv',
        electedOfficial: false,
      },
    ]);
  });

  test('gives functions with people by id and hours in minutes', () => {
    expect([...organisation.functions.values()][1]).toEqual({
      id: 'avdelningen',
      name: 'Säkerhetsavdelningen',
      holders: ['7a000001-de30-4000-8000-0000000000b2'],
      deputies: ['7a000001-de30-4000-8000-0000000000a1'],
      hours: [
        { days: [1, 2, 3, 4, 5], from: 450, to: 990 },
        { days: [6, 7], from: 600, to: 840 },
      ],
      channel: null,
    });
  });

  test('states an urgency for every kind and risk, and fills in the settings that it leaves out', () => {
    expect(organisation.urgencies).toHaveLength(21);
    expect(organisation.urgencies).toContainEqual({ kind: 'theft', ongoing: 'mayRepeat', urgency: 'medium' });
    expect(organisation.settings).toEqual({ draftDays: 14 });
    expect(organisation.holidays).toEqual(new Set(['2026-12-25']));
    expect(stage).toEqual({ people: [], notInstalled: new Set() });
  });

  test('may name a piece once and repeat it, as YAML can', () => {
    const named = changed('holders: [ada]\n    hours: always', 'holders: [ada]\n    hours: &day_and_night always');
    const text = changed('holders: [bo]\n    hours: always', 'holders: [bo]\n    hours: *day_and_night', named);
    expect(read(text).organisation.functions).toEqual(organisation.functions);
  });

  test('is frozen', () => {
    expect(Object.isFrozen(organisation)).toBe(true);
    expect(Object.isFrozen([...organisation.functions.values()][0]?.hours)).toBe(true);
  });
});

// Each row changes one piece; § marks where the problem is reported.
const mistakes: readonly (readonly [name: string, from: string, to: string, message: string])[] = [
  ['a missing key', 'name: Liten region\nversion', '§version', '"name" is missing. Write the name as people read it.'],
  [
    'a version without quotes',
    'version: "1"',
    'version: §1',
    '"version" must be text, but it is a number. Write it in quotes, for example version: "2026-03-02".',
  ],
  [
    'an unknown key',
    'dutyWithinMinutes: 15',
    'dutyWithinMinutes: 15\n§dutyWithin: 15',
    '"dutyWithin" is not known here. The keys here are: name, version,',
  ],
  [
    'minutes that are none',
    'dutyWithinMinutes: 15',
    'dutyWithinMinutes: §soon',
    '"dutyWithinMinutes" must be a number, but it is text. Write whole minutes, 0 to 1440.',
  ],
  [
    'half a minute',
    'dutyWithinMinutes: 15',
    'dutyWithinMinutes: §1.5',
    '"dutyWithinMinutes" must be a whole number, but it is 1.5.',
  ],
  [
    'too many minutes',
    'dutyWithinMinutes: 15',
    'dutyWithinMinutes: §5000',
    '"dutyWithinMinutes": 5000 cannot be used. Write whole minutes, 0 to 1440.',
  ],
  [
    'a leadership that is not there',
    'leadership: ledningen',
    'leadership: §ledninggen',
    'There is no function "ledninggen" under "functions". Did you mean "ledningen"?',
  ],
  [
    'a fallback that is not there',
    'fallback: avdelningen',
    'fallback: §nobody',
    'There is no function "nobody" under "functions". Write one that is there, or add it.',
  ],
  ['a custodian that is left out', 'custodian: avdelningen\n', '', '"custodian" is missing.'],
  [
    'a function without a name',
    '- id: partner\n    name: Säkerhetspartner\n',
    '- §id: partner\n',
    '"name" is missing.',
  ],
  [
    'a prefix in small letters',
    'caseNumberPrefix: LR',
    'caseNumberPrefix: §lr',
    'Write one to six capital letters, for example RH.',
  ],
  [
    'a day that does not exist',
    '- 2026-12-25',
    '- §2026-02-30',
    '"2026-02-30" is no date. Write year-month-day, for example 2026-12-25.',
  ],
  [
    'a number without quotes',
    'number: "55 500"',
    'number: §55500',
    '"number" must be text, but it is a number. Write the number in quotes',
  ],
  ['an id with capitals', 'id: huset', 'id: §Huset', '"Huset" is no id.'],
  [
    'a site that is not there',
    'site: huset }',
    'site: §husett }',
    'There is no site "husett" under "sites". Did you mean "huset"?',
  ],
  [
    'an id that is used twice',
    'site: huset }',
    'site: huset }\n        - { id: §mottagningen, name: Två }',
    '"mottagningen" is already the name of another, on line 19.',
  ],
  [
    'one object id for two people',
    '0000000000b2',
    '0000000000a1',
    '"7a000001-de30-4000-8000-0000000000a1" is already the name of another, on line 22.',
  ],
  [
    'an object id that is none',
    'id: 7a000001-de30-4000-8000-0000000000b2',
    'id: §42-bo',
    '"id": "42-bo" cannot be used. Write the person\'s object id in the directory, a UUID.',
  ],
  [
    'a unit that is an administration',
    'unit: mottagningen',
    'unit: §sjukhuset',
    'There is no unit "sjukhuset" under "region".',
  ],
  [
    'a role that follows from a function',
    '[securityCoordinator]',
    '[§custodian]',
    '"custodian" is not known here. Write one of: securityCoordinator, securityLeadership.',
  ],
  [
    'a person who is not there',
    'holders: [ada]',
    'holders: [§eva]',
    'There is no person "eva" under "people". Did you mean "ada"?',
  ],
  ['a function without a holder', 'holders: [ada]', 'holders: §[]', 'A function needs at least one holder.'],
  [
    'a holder who comes twice',
    'holders: [ada]',
    'holders: [ada, §ada]',
    'This person is already in the list. Remove one of the two.',
  ],
  [
    'a holder who is a deputy too',
    'deputies: [ada]',
    'deputies: [ada, §bo]',
    'This person is a holder of the same function. Remove one of the two.',
  ],
  [
    'hours that are no hours',
    'hours: [mon-fri 07:30-16:30,',
    'hours: [§office,',
    '"office" is no span. Write days and a span of time, for example "mon-fri 07:30-16:30"',
  ],
  [
    'hours past midnight',
    '"sat,sun 10:00-14:00"',
    '§"sat,sun 22:00-06:00"',
    'Write a span past midnight day by day: "sat,sun 22:00-24:00" and "mon,sun 00:00-06:00".',
  ],
  [
    'a rule for a place that is not there',
    'place: regionen',
    'place: §regionnen',
    'There is no place "regionnen" under "region". Did you mean "regionen"?',
  ],
  [
    'a kind that is none',
    'place: regionen',
    'place: regionen\n    kinds: [§thret]',
    '"thret" is not known here. Did you mean "threat"? Write one of: violence, threat,',
  ],
  [
    'a rule for no kind',
    'place: regionen',
    'place: regionen\n    kinds: §[]',
    'The list is empty. Name at least one kind, or leave "kinds" out for all.',
  ],
  [
    'a kind without its urgencies',
    '  theft: { over: low, mayRepeat: medium, ongoing: high }\n',
    '',
    '"theft" is missing.',
  ],
  [
    'an urgency that is none',
    'theft: { over: low,',
    'theft: { over: §urgent,',
    '"urgent" is not known here. Write one of: low, medium, high, acute.',
  ],
  [
    'a ladder that does not climb',
    'deputy: 10, function: 15',
    'deputy: 10, function: §10',
    '"function" (10 minutes) must come after "deputy" (10). Write a larger number.',
  ],
  [
    'a low case sooner than a high one',
    'low: { holder: 240',
    'low: { holder: §30',
    '"low" reminds its holder sooner than "medium" does. Write at least 60 minutes.',
  ],
  [
    'a list where a group is wanted',
    'ladders:\n',
    'ladders: §[]\nnothing:\n',
    '"ladders" must be a group of keys, but it is a list.',
  ],
  ['something that is no YAML', 'holders: [ada]', 'holders: [ada', 'This is no YAML:'],
  [
    'a name that is empty',
    'name: Bo Provlund',
    'name: §""',
    '"name": "" cannot be used. Write the name as people read it.',
  ],
];

describe('a mistake is reported where it is, with what to write instead', () => {
  test.each(mistakes)('%s', (_, from, to, message) => {
    const marked = changed(from, to);
    const error = refusal(marked.replace('§', ''));
    const found = error.problems.find((problem) => problem.message.includes(message));
    expect(error.problems.map((problem) => problem.message).join('\n')).toContain(message);
    if (!to.includes('§')) return;
    const before = marked.slice(0, marked.indexOf('§')).split('\n');
    expect([found?.line, found?.column]).toEqual([before.length, (before.at(-1) ?? '').length + 1]);
  });

  test('all at once, in the order of the file, each as file:line:column', () => {
    const text = changed('place: regionen', 'place: nowhere', changed('holders: [ada]', 'holders: [eva]'));
    const error = refusal(changed('version: "1"', 'version: 1', text));
    expect(error.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 10],
      [34, 15],
      [47, 12],
    ]);
    expect(error.message).toMatch(/^The organisation file is refused:\norg\.yaml:2:10 "version" must be text/);
  });

  test('a file that is not there is an error of the same kind, with what to check', async () => {
    const reading = readOrganisation('/nowhere/org.yaml', { uncoveredCells });
    await expect(reading).rejects.toThrow(OrganisationFileError);
    await expect(reading).rejects.toThrow('/nowhere/org.yaml:1:1 The file cannot be read (ENOENT).');
  });

  test('whatever line is lost, doubled or cut, the file is read or refused with places in it, never broken', () => {
    const lines = smallFile.split('\n');
    const anyDamage = fc.record({
      line: fc.integer({ min: 0, max: lines.length - 1 }),
      how: fc.constantFrom('lose', 'double', 'cut', 'indent', 'empty'),
      at: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(anyDamage, { minLength: 1, maxLength: 3 }), (damages) => {
        const damaged = [...lines];
        for (const { line, how, at } of damages) {
          const whole = damaged[line] ?? '';
          const key = whole.indexOf(':') + 1;
          const forms = {
            lose: [],
            double: [whole, whole],
            cut: [whole.slice(0, at)],
            indent: [`  ${whole}`],
            empty: [whole.slice(0, key)],
          };
          damaged.splice(line, 1, ...forms[how]);
        }
        try {
          read(damaged.join('\n'));
        } catch (error) {
          if (!(error instanceof OrganisationFileError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
          for (const { line, column, message } of error.problems) {
            expect(line >= 1 && line <= damaged.length + 1 && column >= 1).toBe(true);
            expect(message).not.toMatch(/undefined|Invalid input|\[object/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a table with a hole is refused', () => {
  test('naming unit, kind, hours and what to do, ten at most and then their number', () => {
    const error = refusal(changed('place: regionen', 'place: regionen\n    hours: mon-fri 07:00-17:00'));
    expect(error.problems).toHaveLength(11);
    expect(error.problems[0]).toEqual({
      line: 46,
      column: 3,
      message:
        'Mottagningen, violence, Monday 00:00-07:00: no rule matches. ' +
        'Add a rule for these hours, for example one for the whole region without hours.',
    });
    expect(error.problems[10]?.message).toBe(
      'And more: 826 hours without cover in all (unit x kind x hour), in 1 unit.',
    );
  });

  test('when the rule is there and nobody is on duty', () => {
    const asleep = changed('holders: [ada]\n    hours: always', 'holders: [ada]\n    hours: mon-sun 00:00-23:00');
    const late = changed('acute: { holder: 5', 'acute: { holder: 5', asleep);
    expect(refusal(late).problems[0]?.message).toBe(
      'Mottagningen, violence, Monday 23:00-24:00: rule "alla" leads to "Säkerhetspartner", of which nobody is on duty ' +
        'within 15 minutes. Widen its hours, add a rule for these hours, or say "waitsUntil" in the rule.',
    );
  });

  test('when the wait ends before duty begins', () => {
    const text = changed('function: partner', 'function: partner\n    waitsUntil: mon-fri 07:00-16:30');
    const early = changed('holders: [ada]\n    hours: always', 'holders: [ada]\n    hours: mon-fri 07:30-16:30', text);
    expect(refusal(early).problems[0]?.message).toContain(
      'rule "alla" waits until a time when nobody of "Säkerhetspartner" is on duty.',
    );
  });
});

describe('spans', () => {
  test.each([
    ['always', [1, 2, 3, 4, 5, 6, 7], 0, 1440],
    ['mon-fri 07:30-16:30', [1, 2, 3, 4, 5], 450, 990],
    ['Sat 0:00-24:00', [6], 0, 1440],
    ['mon,wed 08:00-09:05', [1, 3], 480, 545],
    ['fri-mon 16:30-24:00', [1, 5, 6, 7], 990, 1440],
  ])('%s', (text, days, from, to) => {
    expect(readSpan(text)).toEqual({ days, from, to });
  });

  test.each([
    '',
    'mon',
    'mon-fri',
    'mon-fri-sat 07:00-08:00',
    'mon 07:00',
    'mon 7-8',
    'mon 07:60-08:00',
    'mon 08:00-24:01',
    'mon 08:00-08:00',
    'mån 07:00-08:00',
    'mon 07:00-08:00 x',
    'mon,, 07:00-08:00',
  ])('"%s" is answered with what to write', (text) => {
    expect(readSpan(text)).toEqual(expect.stringMatching(/Write|The whole day/));
  });
});

describe('the version that cases keep', () => {
  test('tells two files apart that state the same version', () => {
    const one = read(smallFile).organisation;
    const other = read(`${smallFile}\n# changed\n`).organisation;
    expect(one.version).toMatch(/^1\+[0-9a-f]{8}$/);
    expect(other.version).not.toBe(one.version);
  });
});
