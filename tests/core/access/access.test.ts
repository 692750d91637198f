import { expect, test } from 'vitest';
import {
  accessRoles,
  actions,
  allActions,
  forumRelations,
  grantOf,
  isMember,
  may,
  mayMeet,
  mayTask,
  meetingActions,
  needsReason,
  relations,
  relationTo,
  relationToTask,
  rolesOf,
  type TaskRelation,
  taskActions,
  taskRelations,
} from '../../../bot/core/access/access.ts';
import { caseTable } from '../../../bot/core/access/table.ts';
import { type FunctionId, id, type PersonId } from '../../../bot/core/ids.ts';
import type { Organisation } from '../../../bot/core/organisation/organisation.ts';

/** The whole table once more, by hand. Y: yes, R: with a stated reason, a dot: no. A cell changed in code must be changed here too. */
const columns =
  'seePointer readTimeline take takeOver assess handOver declareConflict readContent seePhotos ask close readOwn answer add withdraw readIdentity readSealed seeTasks makeTask'.split(
    ' ',
  );
const expected: Record<string, Record<string, string>> = {
  employee: {
    reporter: '...........YYYY....',
    conflicted: '...................',
    taker: '...................',
    responsible: '...................',
    none: '...................',
  },
  securityPartner: {
    reporter: '...........YYYY....',
    conflicted: '...................',
    taker: 'YY..YYYYYYY....Y.YY',
    responsible: 'YYYYYYYYY......Y.Y.',
    none: '...................',
  },
  securityCoordinator: {
    reporter: '...........YYYY....',
    conflicted: '...................',
    taker: '...................',
    responsible: '...................',
    none: '...................',
  },
  securityLeadership: {
    reporter: '...........YYYY....',
    conflicted: '...................',
    taker: 'YY...Y.RR......R.Y.',
    responsible: 'YY...Y.RR......R.Y.',
    none: 'YY...Y.RR......R.Y.',
  },
  custodian: {
    reporter: '...........YYYY....',
    conflicted: '...................',
    taker: 'Y...............R..',
    responsible: 'Y...............R..',
    none: 'Y...............R..',
  },
};

test('every cell of the access table is as written down here', () => {
  expect(columns).toEqual(allActions);
  const drawn = Object.fromEntries(
    accessRoles.map((role) => [
      role,
      Object.fromEntries(
        relations.map((relation) => [
          relation,
          allActions
            .map((action) => ({ yes: 'Y', withReason: 'R', no: '.' })[caseTable[role][relation][action]])
            .join(''),
        ]),
      ),
    ]),
  );
  expect(drawn).toEqual(expected);
});

test("no role gives a conflicted person, or a reporter, anything of the handlers' side", () => {
  for (const action of allActions) {
    expect(may({ roles: accessRoles, relation: 'conflicted' }, action), action).toBe(false);
    expect(may({ roles: accessRoles, relation: 'reporter' }, action), action).toBe(
      ['readOwn', 'answer', 'add', 'withdraw'].includes(action),
    );
  }
});

test('a coordinator reads nothing of a case, whatever the relation', () => {
  for (const relation of relations.filter((each) => each !== 'reporter')) {
    for (const action of allActions)
      expect(may({ roles: ['employee', 'securityCoordinator'], relation }, action)).toBe(false);
  }
});

test('the sealed part opens for a custodian only, and only with a reason', () => {
  for (const role of accessRoles) {
    for (const relation of relations) {
      const grant = grantOf({ roles: [role], relation }, 'readSealed');
      const custodian = role === 'custodian' && relation !== 'conflicted' && relation !== 'reporter';
      expect(grant, `${role}/${relation}`).toBe(custodian ? 'withReason' : 'no');
    }
  }
});

test('leadership states a reason before content, identity or photos, and a partner who has the case does not', () => {
  for (const action of allActions.filter((each) => actions[each] !== 'pointer' && actions[each] !== 'tasks')) {
    expect(grantOf({ roles: ['employee', 'securityLeadership'], relation: 'none' }, action)).not.toBe('yes');
  }
  expect(needsReason({ roles: ['securityLeadership'], relation: 'none' }, 'readContent')).toBe(true);
  expect(needsReason({ roles: ['securityLeadership', 'securityPartner'], relation: 'taker' }, 'readContent')).toBe(
    false,
  );
});

test("the shared list is the network's; others see, discuss and finish what they were given, and see and discuss what they take part in", () => {
  const seen = Object.fromEntries(
    accessRoles.map((role) => [
      role,
      taskRelations.map((relation) => taskActions.filter((action) => mayTask([role], relation, action)).length),
    ]),
  );
  const all = taskActions.length;
  expect(seen).toEqual({
    employee: [3, 2, 0],
    securityPartner: [all, all, all],
    securityCoordinator: [all, all, all],
    securityLeadership: [all, all, all],
    custodian: [3, 2, 0],
  });
  for (const role of ['employee', 'custodian'] as const) {
    const may = (relation: TaskRelation) => taskActions.filter((action) => mayTask([role], relation, action));
    expect([may('responsible'), may('participant')]).toEqual([
      ['see', 'comment', 'finish'],
      ['see', 'comment'],
    ]);
  }
});

test('what someone is to a task: who answers for it, also when they take part, then who takes part, then nothing', () => {
  const [kim, robin, lee] = [p('kim'), p('robin'), p('lee')];
  const task = { responsible: kim, participants: [kim, robin] };
  expect([kim, robin, lee].map((person) => relationToTask(task, person))).toEqual([
    'responsible',
    'participant',
    'none',
  ]);
});

/** Once more by hand, in the order of the actions: Y yes, a dot no. */
test('every cell of the table of meetings is as written down here', () => {
  expect(meetingActions.join(' ')).toBe(
    'seeTitles see propose plan cancel prepare start lead attend act end record approve lock addend',
  );
  const drawn = Object.fromEntries(
    accessRoles.map((role) => [
      role,
      forumRelations.map((relation) =>
        meetingActions.map((action) => (mayMeet([role], relation, action) ? 'Y' : '.')).join(''),
      ),
    ]),
  );
  expect(drawn).toEqual({
    employee: ['YYY...YYYYY.Y..', 'Y..............'],
    securityPartner: ['YYYYYYYYYYYYYYY', 'Y..............'],
    securityCoordinator: ['YYYYYYYYYYYYYYY', 'Y..............'],
    securityLeadership: ['YYYYYYYYYYYYYYY', 'Y..............'],
    custodian: ['YYY...YYYYY.Y..', 'Y..............'],
  });
});

test('all roles together give a stranger to the forum its headings and nothing more', () => {
  for (const action of meetingActions) expect(mayMeet(accessRoles, 'none', action)).toBe(action === 'seeTitles');
});

const p = (name: string) => id<PersonId>(name);
const f = (name: string) => id<FunctionId>(name);
const fn = (name: string, holders: string[], deputies: string[] = []) =>
  [
    f(name),
    { id: f(name), name, holders: holders.map(p), deputies: deputies.map(p), hours: [], channel: null },
  ] as const;
const organisation: Organisation = {
  name: '',
  version: '1',
  caseNumberPrefix: 'T',
  places: new Map(),
  sites: new Map(),
  rules: [],
  urgencies: [],
  directory: null,
  holidays: new Set(),
  dutyWithinMinutes: 1,
  people: new Map([
    [
      p('coordinator'),
      {
        id: p('coordinator'),
        name: '',
        title: '',
        unit: null,
        roles: ['securityCoordinator'],
        locale: 'sv',
        electedOfficial: false,
      },
    ],
  ]),
  functions: new Map([fn('hospital', ['holder'], ['deputy']), fn('lead', ['leader']), fn('keep', ['keeper'])]),
  forums: new Map(),
  parties: new Map(),
  fallback: f('lead'),
  leadership: f('lead'),
  custodian: f('keep'),
  settings: { draftDays: 14 },
  ladders: (() => {
    const ladder = { holder: 1, deputy: 2, function: 3, leadership: 4, repeat: 5 };
    return { low: ladder, medium: ladder, high: ladder, acute: ladder };
  })(),
};

test('roles come of the organisation: its people, its functions, and employee for everyone, known or not', () => {
  expect(rolesOf(organisation, p('deputy'))).toEqual(['employee', 'securityPartner']);
  expect(rolesOf(organisation, p('coordinator'))).toEqual(['employee', 'securityCoordinator']);
  expect(rolesOf(organisation, p('leader'))).toEqual(['employee', 'securityPartner', 'securityLeadership']);
  expect(rolesOf(organisation, p('keeper'))).toEqual(['employee', 'securityPartner', 'custodian']);
  expect(rolesOf(organisation, p('stranger'))).toEqual(['employee']);
  expect(isMember(organisation, p('holder'), f('gone'))).toBe(false);
});

test('the relation to a case: reporter before conflict before holder before function', () => {
  const of = { function: f('hospital'), holder: p('holder'), conflicted: [p('deputy')] };
  expect(relationTo(organisation, of, p('holder'), true)).toBe('reporter');
  expect(relationTo(organisation, of, p('deputy'), false)).toBe('conflicted');
  expect(relationTo(organisation, of, p('holder'), false)).toBe('taker');
  expect(relationTo(organisation, { ...of, holder: null }, p('holder'), false)).toBe('responsible');
  expect(relationTo(organisation, of, p('leader'), false)).toBe('none');
});
