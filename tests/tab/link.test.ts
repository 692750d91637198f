import fc from 'fast-check';
import { expect, test } from 'vitest';
import { teamsLinks } from '../../bot/compose/tab-link.ts';
import { entityOf, hashOf, subPageOf, teamsLink } from '../../tab/link.ts';
import { above } from '../../tab/route.ts';
import { opening } from '../../tab/tasks/query.ts';

test('a link asks for a case by id or number, a task or a meeting, and leads to its page', () => {
  expect(hashOf('case:RH-2026-00017')).toBe('#/cases/RH-2026-00017');
  expect(hashOf('task:0a1b')).toBe('#/tasks/0a1b');
  expect(hashOf('meeting:0a1b')).toBe('#/meetings/0a1b');
  expect(hashOf('view:0a1b')).toBe('#/tasks?view=0a1b');
});

test('what a link should not ask for leads nowhere', () => {
  for (const asked of [
    null,
    '',
    'case:',
    'case',
    'person:kim',
    'case:../../x',
    'case:<b>',
    'constructor:x',
    'case:a b',
  ])
    expect(hashOf(asked)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (asked) => {
      expect(hashOf(asked) ?? '#/tasks/x').toMatch(/^#\/((cases|tasks|meetings)\/|tasks\?view=)[\w-]+$/);
    }),
  );
});

test('a page that is linked to is the page that the link opens', () => {
  const id = fc.stringMatching(/^[\w-]{1,64}$/);
  fc.assert(
    fc.property(fc.constantFrom('cases', 'tasks', 'meetings'), id, (folder, each) => {
      const hash = `#/${folder}/${each}`;
      expect(hashOf(subPageOf(hash))).toBe(hash);
    }),
  );
  expect(subPageOf('#/tasks?view=0a1b')).toBe('view:0a1b');
  expect(subPageOf('#/tasks/0a1b?view=v1')).toBe('task:0a1b');
  expect([subPageOf('#/tasks'), subPageOf(''), subPageOf('#/config')]).toEqual([null, null, null]);
});

test('the link is one that Teams takes, and says nothing but where it leads', () => {
  const link = new URL(
    teamsLink({
      teamsUrl: 'https://teams.microsoft.com',
      appId: '0c0c0c0c-0000-4000-8000-000000000003',
      origin: 'https://trygg.region.example',
      hash: '#/cases/RH-2026-00017',
    }),
  );
  expect(link.origin + link.pathname).toBe(
    'https://teams.microsoft.com/l/entity/0c0c0c0c-0000-4000-8000-000000000003/cases',
  );
  expect(Object.fromEntries(link.searchParams)).toEqual({
    webUrl: 'https://trygg.region.example/tab/#/cases/RH-2026-00017',
    context: '{"subEntityId":"case:RH-2026-00017"}',
  });
  expect([entityOf('#/cases'), entityOf('#/tasks/1'), entityOf('')]).toEqual(['cases', 'tasks', 'tasks']);
});

test('what the bot links to in its cards is what the tab would link to, so that both are understood', () => {
  const [teamsUrl, appId, origin] = ['https://teams.microsoft.com', 'app', 'https://trygg.region.example'];
  const bot = teamsLinks(teamsUrl, appId, () => origin);
  for (const route of ['/cases', '/cases/0a1b', '/tasks', '/tasks/0a1b'])
    expect(bot(route)).toBe(teamsLink({ teamsUrl, appId, origin, hash: `#${route}` }));
});

test('back leads to the list above, and from a list out of the tab', () => {
  expect(above('#/cases/RH-2026-00017')).toBe('#/cases');
  expect(above('#/tasks/0a1b')).toBe('#/tasks');
  expect([above('#/cases'), above('#/tasks'), above('')]).toEqual([null, null, null]);
});

test('a tab that was set up for one förvaltning opens with it', () => {
  expect(opening('?administration=hospital').administration).toBe('hospital');
  expect(opening('').administration).toBe('');
});
