import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shapes } from '../../bot/config/settings.ts';
import { deploy } from '../infra/bicep/deploy.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const guide = read('docs/install.md');
const readme = read('README.md');
const guid = '11111111-2222-4333-8444-555555555555';
const infra = (path: string) => read(`infra/${path}`);
const main = deploy('main.bicep', { botAppId: guid, botTenantId: guid, teamsAppId: guid }, infra);
const key = deploy('key.bicep', { vaultName: 'x', keys: {} }, infra);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** What is wrong in a page, a line each: commands, settings, parameters and files that there are not. */
function faults(text: string): string[] {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
  const environment = all(read('manifest/env/.env.example') + read('teamsapp.yml'), /\b([A-Z][A-Z0-9_]{3,})\b/g);
  const outputs = Object.keys(main.outputs);
  const known = new Set([...Object.keys(shapes), ...environment, ...outputs]);
  const parameters = new Set([...main.parameters, ...key.parameters].map(({ name }) => name));
  const blocks = all(text, /```[a-z]*\n([\s\S]*?)```/g).join('\n');
  const commands = [...all(text, /`(npm [^`]+)`/g), ...blocks.split('\n')].join('\n');
  return [
    ...all(commands, /\bnpm run ([\w:]+)/g)
      .filter((name) => !Object.hasOwn(scripts, name))
      .map((name) => `npm run ${name}`),
    ...all(text, /[`$]"?\$?([A-Z][A-Z0-9]*_[A-Z0-9_]+)/g).filter((name) => !known.has(name)),
    ...all(text, /`(database[A-Z]\w+)`/g).filter((name) => !parameters.has(name)),
    ...all(blocks, /--parameters (.+)/g)
      .flatMap((given) => (given.startsWith('"{') ? [] : all(given, /(?:^|\s)(\w+)=/g)))
      .filter((name) => !parameters.has(name)),
    ...all(text, /--template-file (\S+)/g).filter((path) => !existsSync(new URL(path, root))),
    ...all(text, /\]\(([^)#:]+)(?:#[^)]*)?\)/g).filter((path) => !existsSync(new URL(path, new URL('docs/', root)))),
    ...all(text, /(?:^cp |`)((?:manifest|infra|bot|tests|docs)\/[\w./-]+\.\w+)/gm).filter(
      (path) => !existsSync(new URL(path, root)) && !path.includes('/.env.'),
    ),
  ];
}

describe('the page on installing', () => {
  test('names commands, settings, parameters and files that there are', () => {
    expect(faults(guide)).toEqual([]);
    expect(all(guide, /\bnpm run ([\w:]+)/g).length).toBeGreaterThan(8);
  });

  test.each([
    ['a command that there is none of', '`npm run install-it`'],
    ['a setting that nobody reads', '`BOT_APP_PASSWORD`'],
    ['a variable that nobody makes', '```\ncurl "$BOT_HOST_NAME"\n```'],
    ['a parameter that there is none of', '`databaseBackupWeeks`'],
    ['a parameter given to no template', '```\naz x --parameters vaultNames="y"\n```'],
    ['a file that is not there', 'see [it](missing.md)'],
    ['a template that is not there', '--template-file infra/keys.bicep'],
  ])('is held to that: %s is told', (_what, text) => {
    expect(faults(text)).toHaveLength(1);
  });

  test('says when backups end as the infrastructure has it', () => {
    const days = main.parameters.find(({ name }) => name === 'databaseBackupDays')?.default;
    expect(guide).toContain(`the last ${days} days`);
  });

  test('leads through every part of the way: from the empty tenant to leaving it', () => {
    expect(all(guide, /^## (.+)$/gm)).toEqual([
      '1. Describe the organisation',
      '2. Fill in the names',
      '3. Make the resources',
      '4. Let the registration trust the identity',
      '5. Make the key',
      '6. Deploy',
      '7. Make the lists in SharePoint',
      '8. Let people have it',
      '9. The first report',
      'Keep an eye on it',
      'Update',
      'Back up',
      'Restore',
      'Rotate',
      'Leave',
    ]);
    // Each step of the way in says what is to be seen.
    for (const step of guide.split(/^## /m).filter((part) => /^[1-8]\./.test(part)))
      expect(step.includes('should see') || step.startsWith('2.'), step.split('\n')[0] ?? '').toBe(true);
  });
});

test('the README lists every setting', () => {
  expect(Object.keys(shapes).filter((name) => !new RegExp(`\`${name}\``).test(readme))).toEqual([]);
});
