import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OrganisationFileError, shippedFile } from '../../../bot/adapters/org-file/read-organisation.ts';
import { forumsOf, membersOf } from '../../../bot/core/meetings/forum.ts';
import { changed, read, smallFile } from './small-file.ts';

const withForums = `${smallFile}forums:
  - id: natverket
    name: Nätverket
    level: operative
    members: { roles: [securityCoordinator], functions: [partner] }
    mandate: https://beslut.example/1
    liftsTo: lgv
    fixedPoints:
      - { id: oppnande, title: Mötets öppnande, minutes: 2 }
      - { id: ovrigt, title: Övriga frågor }
  - { id: lgv, name: LGV, level: strategic, members: { people: [bo] } }
`;

test('a file without forums has none, and one with them has their members by role, function and name', () => {
  expect(read(smallFile).organisation.forums.size).toBe(0);
  const { organisation } = read(withForums);
  const [network, lgv] = [...organisation.forums.values()];
  if (!network || !lgv) throw new Error('no forums');
  expect(network).toMatchObject({
    level: 'operative',
    mandate: 'https://beslut.example/1',
    liftsTo: 'lgv',
    fixedPoints: [
      { id: 'oppnande', minutes: 2 },
      { id: 'ovrigt', title: 'Övriga frågor', minutes: null },
    ],
  });
  const names = (forum: typeof network) =>
    membersOf(organisation, forum).map((id) => organisation.people.get(id)?.name);
  expect(names(network)).toEqual(['Ada Testberg', 'Bo Provlund']);
  expect(names(lgv)).toEqual(['Bo Provlund']);
  expect(Object.isFrozen(network.fixedPoints)).toBe(true);
});

// `at`: the text on whose line it is reported, when that is not the mistake's own.
const mistakes: readonly (readonly [name: string, from: string, to: string, said: string, at?: string])[] = [
  ['a level that is none', 'level: operative', 'level: operativ', 'Did you mean "operative"?'],
  ['a role that is none', '[securityCoordinator], f', '[coordinator], f', '"coordinator" is not known here.'],
  ['a person who is not there', 'people: [bo] }', 'people: [bosse] }', 'There is no person "bosse" under "people".'],
  ['nobody', 'members: { people: [bo] }', 'members: {}', 'A forum needs members.'],
  ['no such forum to lift to', 'liftsTo: lgv', 'liftsTo: rlg', 'There is no forum of level strategic "rlg"'],
  [
    'an operative forum to lift to',
    'level: strategic',
    'level: operative',
    'There is no forum of level strategic "lgv"',
    'liftsTo: lgv',
  ],
  ['a point twice', 'id: ovrigt', 'id: oppnande', '"oppnande" is already a point of this forum.'],
  ['a forum twice', 'id: lgv,', 'id: natverket,', '"natverket" is already the name of another'],
  ['an address that is none', 'https://beslut.example/1', 'beslut 17', 'beginning with https://'],
  ['an unprotected address', 'https://beslut.example/1', 'http://beslut.example/1', 'beginning with https://'],
  ['a timebox without end', 'minutes: 2', 'minutes: 2000', 'Write whole minutes, 1 to 240.'],
];

describe('a mistake in a forum is refused with its line', () => {
  const each = mistakes.map(([name, from, to, said, at = from]) => ({ name, from, to, said, at }));
  test.each(each)('$name', ({ from, to, said, at }) => {
    const text = changed(from, to, withForums);
    const line = withForums.slice(0, withForums.indexOf(at)).split('\n').length;
    const problems = (() => {
      try {
        read(text);
      } catch (error) {
        if (error instanceof OrganisationFileError) return error.problems;
        throw error;
      }
      return [];
    })();
    expect(problems).toContainEqual({ line, column: expect.any(Number), message: expect.stringContaining(said) });
  });
});

test('the invented region has the network, leadership and LGV, and only leadership is in all three', () => {
  const { organisation } = read(readFileSync(shippedFile, 'utf8'));
  expect([...organisation.forums.values()].map(({ id, level, liftsTo }) => [id, level, liftsTo])).toEqual([
    ['natverket', 'operative', 'lgv'],
    ['sakerhetsledningen', 'strategic', 'lgv'],
    ['lgv', 'strategic', null],
  ]);
  const coordinators = [...organisation.people.values()].filter(({ roles }) => roles.includes('securityCoordinator'));
  expect(coordinators.length).toBe(7);
  for (const { id } of coordinators) expect(forumsOf(organisation, id).map((forum) => forum.id)).toEqual(['natverket']);
  const everywhere = [...organisation.people.values()].filter(({ id }) => forumsOf(organisation, id).length === 3);
  expect(everywhere.map(({ name }) => name).sort()).toEqual(['Leif Scenvall', 'Lena Regissörsdal']);
});
