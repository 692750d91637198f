import type { Config } from '../config.ts';

/**
 * Addresses of places in the tab, as people's clients open them: a link that opens Teams at the place, and the tab in
 * a browser where there is no Teams. In local mode the tab's own address. Source: Microsoft Learn, "Deep link to a
 * specific app"; the tab reads `case:<id>` back (tab/link.ts).
 */
export function tabLinks(config: Config, origin: () => string): (route: string) => string {
  if (config.mode === 'local') return (route) => `${origin()}/tab/#${route}`;
  const { cloud, teamsAppId } = config;
  return (route) => {
    const [, page = 'tasks', id] = route.split('/');
    const link = new URL(`${cloud.teams}/l/entity/${teamsAppId}/${page === 'cases' ? 'cases' : 'tasks'}`);
    link.searchParams.set('webUrl', `${origin()}/tab/#${route}`);
    const kind = page === 'cases' ? 'case' : 'task';
    if (id !== undefined) link.searchParams.set('context', JSON.stringify({ subEntityId: `${kind}:${id}` }));
    return link.href;
  };
}
