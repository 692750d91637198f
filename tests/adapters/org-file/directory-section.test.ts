import { describe, expect, it, test } from 'vitest';
import { OrganisationFileError } from '../../../bot/adapters/org-file/read-organisation.ts';
import { type FunctionId, id } from '../../../bot/core/ids.ts';
import { groupsOf } from '../../../bot/core/organisation/directory.ts';
import { changed, read, smallFile } from './small-file.ts';

const [first, second, third, fourth] = [1, 2, 3, 4].map((last) => `9f000001-0000-4000-8000-00000000000${last}`);
const partner = id<FunctionId>('partner');
const section = `directory:
  unit:
    attribute: officeLocation
    codes: { "4711": mottagningen }
  functions:
    - { function: partner, holders: [${first}], deputies: [${second?.toUpperCase()}] }
  roles:
    securityCoordinator: [${third}]
  electedOfficials: [${fourth}]
`;
const withSection = (from = '', to = '') =>
  changed(from || '  unit:\n    attribute', to || '  unit:\n    attribute', `${smallFile}${section}`);
const said = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof OrganisationFileError) return error.message;
    throw error;
  }
  return '';
};
const line = (word: string, text: string) => text.split('\n').findIndex((each) => each.includes(word)) + 1;

test('without the section nothing is filled in', () => {
  const { directory } = read(smallFile);
  expect([directory.unit, groupsOf(directory)]).toEqual([null, []]);
});

test('the section names groups in small letters, the field for units, and its codes', () => {
  const { directory } = read(withSection());
  expect(directory.unit).toEqual({ attribute: 'officeLocation', codes: new Map([['4711', 'mottagningen']]) });
  expect(directory.functions.get(partner)).toEqual({
    holders: [first],
    deputies: [second],
  });
  expect(groupsOf(directory)).toEqual([first, second, third, fourth]);
});

describe('a mistake is reported where it is', () => {
  it.each([
    [
      'attribute: officeLocation',
      'attribute: shoeSize',
      'shoeSize',
      /"shoeSize" is not known here.*Write one of: department/,
    ],
    [
      '"4711": mottagningen',
      '"4711": motagningen',
      'motagningen',
      /no unit "motagningen".*Did you mean "mottagningen"/,
    ],
    [
      'function: partner, holders',
      'function: parner, holders',
      'parner',
      /no function "parner".*Did you mean "partner"/,
    ],
    [`holders: [${first}]`, 'holders: [partnergruppen]', 'partnergruppen', /object id in the directory, a UUID/],
    ['electedOfficials:', 'elected:', 'elected:', /"elected" is not known here/],
  ])('%s as %s', (from, to, word, message) => {
    const text = withSection(from, to);
    expect(said(text)).toMatch(new RegExp(`org\\.yaml:${line(word, text)}:`));
    expect(said(text)).toMatch(message);
  });

  it('a function that stands there twice', () => {
    const text = withSection('  roles:\n', `    - { function: partner, holders: [${third}] }\n  roles:\n`);
    expect(said(text)).toMatch(/This function is already in the list/);
  });
});

describe('a function with holders from a group alone', () => {
  const alone = (which: 'partner' | 'ledningen') =>
    changed(
      which === 'partner' ? 'holders: [ada]\n' : 'holders: [bo]\n    hours: always\nrules',
      which === 'partner' ? 'holders: []\n' : 'hours: always\nrules',
      changed('function: partner, holders', `function: ${which}, holders`, `${smallFile}${section}`),
    );
  it('is a function, and covers what it covers', () => {
    expect(read(alone('partner')).organisation.functions.get(partner)?.holders).toEqual([]);
  });
  it('may not be leadership or fallback, which must answer while the directory is away', () => {
    expect(said(alone('ledningen'))).toMatch(/Leadership and fallback need a holder in this file/);
  });
  it('is refused when no group gives it any', () => {
    expect(said(changed('holders: [ada]\n', 'holders: []\n'))).toMatch(/A function needs at least one holder/);
    const other = `${changed('holders: [ada]\n', 'holders: []\n')}directory:\n  functions: [{ function: avdelningen, holders: [${first}] }]\n`;
    expect(said(other)).toMatch(/A function needs at least one holder/);
  });
});
