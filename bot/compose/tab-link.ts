import type { Config } from '../config.ts';

type Links = (route: string) => string;

/**
 * Links that open Teams at a place in the tab, and the tab itself in a browser where there is no Teams.
 * Source: Microsoft Learn, "Deep link to a specific app"; the tab reads `case:<id>` back (tab/link.ts).
 */
export function teamsLinks(teamsUrl: string, teamsAppId: string, origin: () => string): Links {
  return (route) => {
    const [, page, id] = route.split('/');
    const [entity, kind] = page === 'cases' ? ['cases', 'case'] : ['tasks', 'task'];
    const link = new URL(`${teamsUrl}/l/entity/${teamsAppId}/${entity}`);
    link.searchParams.set('webUrl', `${origin()}/tab/#${route}`);
    if (id !== undefined) link.searchParams.set('context', JSON.stringify({ subEntityId: `${kind}:${id}` }));
    return link.href;
  };
}

/** Addresses of places in the tab, as people's clients open them; in local mode the tab's own. */
export function tabLinks(config: Config, origin: () => string): Links {
  if (config.mode === 'production') return teamsLinks(config.cloud.teams, config.teamsAppId, origin);
  return (route) => `${origin()}/tab/#${route}`;
}
