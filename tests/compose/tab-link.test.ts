import { expect, it } from 'vitest';
import { teamsLinks } from '../../bot/compose/tab-link.ts';
import { entityOf, hashOf } from '../../tab/link.ts';

const link = teamsLinks('https://teams.microsoft.com', 'the-app', () => 'https://trygg.example');

it.each(['/cases', '/cases/0192f3c4-0000-7000-8000-000000000001', '/tasks', '/tasks/abc'])(
  'a link of a card to %s opens Teams there, and the tab reads it back',
  (route) => {
    const { origin, pathname, searchParams } = new URL(link(route));
    expect([origin, pathname]).toEqual(['https://teams.microsoft.com', `/l/entity/the-app/${entityOf(`#${route}`)}`]);
    expect(searchParams.get('webUrl')).toBe(`https://trygg.example/tab/#${route}`);
    const context: { subEntityId?: string } = JSON.parse(searchParams.get('context') ?? '{}');
    expect(hashOf(context.subEntityId ?? null)).toBe(route.split('/').length > 2 ? `#${route}` : null);
  },
);
