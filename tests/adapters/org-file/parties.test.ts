import { expect, test } from 'vitest';
import { OrganisationFileError } from '../../../bot/adapters/org-file/read-organisation.ts';
import { changed, read, smallFile } from './small-file.ts';

const withParties = `${smallFile}parties:
  - { id: husen, kind: landlord, name: Husen AB, email: felanmalan@husen.example }
  - { id: vakt, kind: supplier, name: Vakt AB }
`;

test('a file without parties has none, and one with them has their mailboxes where there are any', () => {
  expect(read(smallFile).organisation.parties.size).toBe(0);
  expect([...read(withParties).organisation.parties.values()]).toEqual([
    { id: 'husen', kind: 'landlord', name: 'Husen AB', email: 'felanmalan@husen.example' },
    { id: 'vakt', kind: 'supplier', name: 'Vakt AB', email: null },
  ]);
});

test.each([
  ['a kind that is none', 'kind: landlord', 'kind: landlor', 'Did you mean "landlord"?'],
  ['a company twice', 'id: vakt', 'id: husen', '"husen" is already the name of another'],
  ['a mailbox that is none', 'felanmalan@husen.example', 'husen.example', 'Never a person'],
  ['no name', 'name: Vakt AB', 'name: ""', 'Write the name of the company.'],
])('%s is refused, by line', (_, from, to, said) => {
  const wrong = changed(from, to, withParties);
  expect(() => read(wrong)).toThrow(OrganisationFileError);
  expect(() => read(wrong)).toThrow(said);
});
