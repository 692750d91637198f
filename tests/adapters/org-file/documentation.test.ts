import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OrganisationFileError } from '../../../bot/adapters/org-file/read-organisation.ts';
import { changed, read } from './small-file.ts';

const page = readFileSync(new URL('../../../docs/organisation.md', import.meta.url), 'utf8');

test('the worked example is a file that Trygg accepts', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(read(example).organisation.rules.map(({ id }) => id)).toEqual(['sjukhuset-dagtid', 'skola-stold', 'alla']);
});

test('the errors that the page shows are the errors that Trygg gives', () => {
  const mistakes = [
    changed('holders: [ada]', 'holders: [eva]'),
    changed('"sat,sun 10:00-14:00"', '"sat,sun 22:00-06:00"'),
    changed('place: regionen', 'place: regionen\n    hours: mon-fri 07:00-17:00'),
  ];
  const shown = page.split('\n').filter((line) => line.startsWith('org.yaml:'));
  expect(shown).toHaveLength(mistakes.length);
  for (const [index, text] of mistakes.entries()) {
    expect(() => read(text)).toThrow(OrganisationFileError);
    expect(() => read(text)).toThrow(shown[index]);
  }
});

test('the page describes every key of the file', () => {
  const top =
    /The keys here are: ([^.]*)/.exec(message(changed('version: "1"', 'version: "1"\nnothing: 1')))?.[1] ?? '';
  expect(top.split(', ').length).toBeGreaterThan(10);
  for (const key of top.split(', ')) expect(page).toMatch(new RegExp(`\`${key}[\`.]`));
});

function message(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof OrganisationFileError) return error.message;
    throw error;
  }
  return '';
}
